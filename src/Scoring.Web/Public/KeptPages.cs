using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Scoring.Web.Public;

/// <summary>
/// Public answers, kept in memory while nothing new is published: they depend on what is published and on their address, and on nothing else. Each has an
/// ETag of the same; a browser that has it already is told so without any work. Who has signed in gets a page of their own.
/// </summary>
/// <param name="published">What is published.</param>
internal sealed class KeptPages(Published published)
{
    /// <summary>How much is kept; beyond half of it pages are kept packed only, beyond all of it everything is forgotten and kept anew as it is asked for.</summary>
    private const long MostBytes = 128L << 20;

    private const int LongestAddress = 2000;

    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private long _bytes;
    private string _version = "";

    /// <summary>Answers from memory, or lets the page be made and keeps it.</summary>
    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        var version = published.Version;
        if (Interlocked.Exchange(ref _version, version) != version)
            Forget();
        var (request, response) = (context.Request, context.Response);
        var tag = TagOf(version, request);
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding, Cookie";
        if (
            EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(one => one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))
        )
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            CopyOpenness(context);
            return;
        }
        var address = request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        if (!_pages.TryGetValue(tag, out var page) || page.Address != address)
            page = await Make(context, next, address, tag);
        if (page is not null)
            await page.Send(context);
    }

    private async Task<KeptPage?> Make(HttpContext context, RequestDelegate next, string address, string tag)
    {
        var body = context.Response.Body;
        using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.HasStarted)
        {
            response.Headers.ETag = default;
            if (made.Length > 0)
                await body.WriteAsync(made.GetBuffer().AsMemory(0, (int)made.Length), context.RequestAborted);
            return null;
        }
        var page = KeptPage.Of(address, response, made.ToArray());
        if (address.Length <= LongestAddress && !HttpMethods.IsHead(context.Request.Method) && response.Headers.SetCookie.Count == 0)
            Keep(tag, page);
        return page;
    }

    private void Keep(string tag, KeptPage page)
    {
        if (Interlocked.Read(ref _bytes) > MostBytes / 2)
            page = page.OnlyPacked();
        if (Interlocked.Add(ref _bytes, page.Bytes) > MostBytes)
            Forget();
        _pages[tag] = page;
    }

    private void Forget()
    {
        _pages.Clear();
        Interlocked.Exchange(ref _bytes, 0);
    }

    private static void CopyOpenness(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(Api.ApiRoutes.Root, StringComparison.Ordinal))
            Api.ApiRoutes.Open(context.Response);
    }

    private static readonly string Program = typeof(KeptPages).Assembly.ManifestModule.ModuleVersionId.ToString();

    private static string TagOf(string version, HttpRequest request) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', version, Program, request.PathBase, request.Path, request.QueryString))))[..32]}\"";
}

/// <summary>Marks the endpoints whose answers are kept, and puts the keeping in their way.</summary>
internal static class Keeping
{
    private sealed record Mark;

    /// <summary>The answers of an endpoint depend only on what is published and on the address.</summary>
    public static void Keep(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Mark());

    /// <summary>Answers from memory where the endpoint lets it and nobody has signed in; needs to know who has, so it stands behind the sign-in.</summary>
    public static void UseKeptPages(this WebApplication site) =>
        site.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is null
                || context.User.Identity is { IsAuthenticated: true }
                || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                    ? next(context)
                    : context.RequestServices.GetRequiredService<KeptPages>().Answer(context, next)
        );
}
