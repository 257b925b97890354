using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;
using Scoring.Domain.Seasons;
using Scoring.Web.Api;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>
/// Public answers, cached by ASP.NET Core's output cache until something new is published: they depend only on what is published and on
/// their address. Each has an ETag of the same, so a browser that has it gets a 304 without any work. Signed-in users get pages of their
/// own.
/// </summary>
internal static class PublishedCache
{
    private const long MostBytes = 128L << 20;
    private const string Tag = "published";

    private static readonly string Program = typeof(PublishedCache).Assembly.ManifestModule.ModuleVersionId.ToString();

    private sealed record Mark;

    /// <summary>Registers the cache and the compression of what it stores.</summary>
    public static void AddPublishedCache(this IServiceCollection services)
    {
        services.AddOutputCache(options =>
        {
            options.SizeLimit = MostBytes;
            options.UseCaseSensitivePaths = true;
        });
        // Public pages hold no secret that their compressed length could betray; pages with forms are never compressed.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv"];
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddSingleton<Policy>();
    }

    /// <summary>The answers of an endpoint depend only on what is published and on the address.</summary>
    public static void CacheUntilPublished(this IEndpointConventionBuilder endpoint) =>
        endpoint.WithMetadata(new Mark(), new ByPublication());

    /// <summary>
    /// Answers from the cache if the endpoint allows it and nobody has signed in; it therefore runs after authentication.
    /// </summary>
    public static void UsePublishedCache(this WebApplication site) => site.UseWhen(IsCacheable, cached =>
        {
            cached.Use(AnswerUnchanged);
            cached.UseOutputCache();
            cached.UseResponseCompression();
        });

    private static bool IsCacheable(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null
        && context.User.Identity is not { IsAuthenticated: true }
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    // A browser that holds the current answer needs neither the page nor the cache.
    private static Task AnswerUnchanged(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        var tag = TagOf(context.RequestServices.GetRequiredService<Published>().Version, ReaderZone.Of(context), request);
        response.Headers.Vary = "Cookie"; // compression adds Accept-Encoding
        if (
            EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(one => one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))
        )
        {
            response.Headers.ETag = tag;
            response.StatusCode = StatusCodes.Status304NotModified;
            if (request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.Ordinal))
                ApiRoutes.Open(response);
            return Task.CompletedTask;
        }
        response.OnStarting(() =>
        {
            response.Headers.ETag = response.StatusCode == StatusCodes.Status200OK ? tag : default;
            return Task.CompletedTask;
        });
        return HttpMethods.IsHead(request.Method) ? AnswerLength(context, next) : next(context);
    }

    // A HEAD request gets the length of the page, which is rendered for it.
    private static async Task AnswerLength(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var body = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        if (!response.HasStarted)
            response.ContentLength = page.Length;
    }

    private static string TagOf(string version, SeasonZone zone, HttpRequest request)
    {
        var known = string.Join('\n', version, Program, zone, request.PathBase, request.Path, request.QueryString);
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(known)))[..32]}\"";
    }

    /// <summary>Names the policy on an endpoint; the policy itself is a service, because it asks what is published.</summary>
    private sealed class ByPublication : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation) =>
            Of(context).CacheRequestAsync(context, cancellation);

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
                context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }

        private static Policy Of(OutputCacheContext context) => context.HttpContext.RequestServices.GetRequiredService<Policy>();
    }

    /// <summary>Stores an answer under its address, its encoding and what is published; a new publication empties the cache.</summary>
    private sealed class Policy(Published published, IOutputCacheStore store)
    {
        private string _version = "";

        public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var version = published.Version;
            if (Interlocked.Exchange(ref _version, version) is var before && before != version && before.Length > 0)
                await store.EvictByTagAsync(Tag, cancellation);
            context.EnableOutputCaching = true;
            context.AllowCacheLookup = true;
            context.AllowCacheStorage = true;
            context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
            context.Tags.Add(Tag);
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.VaryByValues["version"] = version;
            context.CacheVaryByRules.VaryByValues["zone"] = ReaderZone.Of(context.HttpContext).Word();
            context.CacheVaryByRules.VaryByValues["encoding"] = AcceptsGzip(context.HttpContext.Request) ? "gzip" : "";
        }

        private static bool AcceptsGzip(HttpRequest request) =>
            request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is null or > 0);
    }
}
