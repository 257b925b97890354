using System.Collections.Concurrent;
using System.IO.Compression;
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
    /// <summary>How much is kept; when there is more, all is forgotten and kept anew as it is asked for.</summary>
    private const long MostBytes = 128L << 20;

    private const int LongestAddress = 2000;

    private readonly ConcurrentDictionary<string, Kept> _pages = new(StringComparer.Ordinal);
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
        if (EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known) && known.Any(one => one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false)))
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

    private async Task<Kept?> Make(HttpContext context, RequestDelegate next, string address, string tag)
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
        var page = Kept.Of(address, response, made.ToArray());
        if (address.Length <= LongestAddress && !HttpMethods.IsHead(context.Request.Method) && response.Headers.SetCookie.Count == 0)
            Keep(tag, page);
        return page;
    }

    private void Keep(string tag, Kept page)
    {
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

    /// <summary>An answer that is kept, plain and packed.</summary>
    private sealed record Kept(string Address, byte[] Plain, byte[]? Packed, IReadOnlyList<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> Headers)
    {
        private const int WorthPacking = 1000;

        // What is set for every answer anew: the rest belongs to the answer.
        private static readonly HashSet<string> OfTheMoment = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "ETag", "Vary", "Set-Cookie", "Date", "Transfer-Encoding" };

        public long Bytes => Plain.Length + (Packed?.Length ?? 0) + 2L * Address.Length;

        public static Kept Of(string address, HttpResponse response, byte[] plain)
        {
            var isText = response.ContentType is { } type && (type.StartsWith("text/", StringComparison.Ordinal) || type.StartsWith("application/json", StringComparison.Ordinal));
            return new Kept(address, plain, isText && plain.Length >= WorthPacking ? Pack(plain) : null, [.. response.Headers.Where(header => !OfTheMoment.Contains(header.Key))]);
        }

        public async Task Send(HttpContext context)
        {
            var response = context.Response;
            foreach (var (name, value) in Headers)
                response.Headers[name] = value;
            var packed = Packed is not null && context.Request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is null or > 0);
            if (packed)
                response.Headers.ContentEncoding = "gzip";
            var bytes = packed ? Packed! : Plain;
            response.ContentLength = bytes.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
                await response.Body.WriteAsync(bytes, context.RequestAborted);
        }

        private static byte[] Pack(byte[] plain)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
                gzip.Write(plain);
            return packed.ToArray();
        }
    }
}

/// <summary>Marks the endpoints whose answers are kept, and puts the keeping in their way.</summary>
internal static class Keeping
{
    private sealed record Mark;

    /// <summary>The answers of an endpoint depend only on what is published and on the address.</summary>
    public static void Keep(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Mark());

    /// <summary>Answers from memory where the endpoint lets it and nobody has signed in; needs to know who has, so it stands behind the sign-in.</summary>
    public static void UseKeptPages(this WebApplication site) => site.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is null || context.User.Identity is { IsAuthenticated: true }
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            ? next(context) : context.RequestServices.GetRequiredService<KeptPages>().Answer(context, next));
}
