using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Scoring.Web.Public;

/// <summary>
/// Public answers, cached until something new is published: they depend only on what is published and on their address. Each has an
/// ETag of the same, so a browser that has it gets a 304 without any work. Signed-in users get pages of their own.
/// </summary>
/// <param name="published">What is published.</param>
internal sealed class KeptPages(Published published)
{
    /// <summary>
    /// The cache's limit in bytes; beyond half of it pages are stored compressed only, beyond all of it the cache is emptied.
    /// </summary>
    private const long MostBytes = 128L << 20;

    private const int LongestAddress = 2000;

    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private long _bytes;
    private string _version = "";

    /// <summary>Answers from the cache, or lets the page be rendered and caches it.</summary>
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

    private static string TagOf(string version, HttpRequest request)
    {
        var known = string.Join('\n', version, Program, request.PathBase, request.Path, request.QueryString);
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(known)))[..32]}\"";
    }
}

/// <summary>Marks endpoints as cacheable, and adds the cache to the request pipeline.</summary>
internal static class Keeping
{
    private sealed record Mark;

    /// <summary>The answers of an endpoint depend only on what is published and on the address.</summary>
    public static void Keep(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Mark());

    /// <summary>
    /// Answers from the cache if the endpoint allows it and nobody has signed in; it therefore runs after authentication.
    /// </summary>
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
