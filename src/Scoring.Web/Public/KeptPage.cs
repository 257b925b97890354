using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Scoring.Web.Public;

/// <summary>A cached answer.</summary>
/// <param name="Address">The requested address.</param>
/// <param name="Length">How long the plain answer is, in bytes.</param>
/// <param name="Plain">The answer; null if only the compressed one is stored.</param>
/// <param name="Packed">The answer compressed with gzip; null if that is not worth it.</param>
/// <param name="Headers">Its headers, without those that differ per response.</param>
internal sealed record KeptPage(
    string Address,
    int Length,
    byte[]? Plain,
    byte[]? Packed,
    IReadOnlyList<KeyValuePair<string, StringValues>> Headers
)
{
    private const int WorthPacking = 1000;

    private static readonly HashSet<string> OfTheMoment = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Length",
        "ETag",
        "Vary",
        "Set-Cookie",
        "Date",
        "Transfer-Encoding",
    };

    /// <summary>The memory it takes, in bytes, approximately.</summary>
    public long Bytes => (Plain?.Length ?? 0) + (Packed?.Length ?? 0) + 2L * Address.Length;

    /// <summary>Caches an answer that was just rendered.</summary>
    public static KeptPage Of(string address, HttpResponse response, byte[] plain)
    {
        var isText =
            response.ContentType is { } type
            && (type.StartsWith("text/", StringComparison.Ordinal) || type.StartsWith("application/json", StringComparison.Ordinal));
        return new KeptPage(
            address,
            plain.Length,
            plain,
            isText && plain.Length >= WorthPacking ? Pack(plain) : null,
            [.. response.Headers.Where(header => !OfTheMoment.Contains(header.Key))]
        );
    }

    /// <summary>The same, compressed only, to take a tenth of the memory; unchanged if it has no compressed form.</summary>
    public KeptPage OnlyPacked() => Packed is null ? this : this with { Plain = null };

    /// <summary>Sends it, compressed if the client accepts that.</summary>
    public async Task Send(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        var packed =
            Packed is not null
            && context.Request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is null or > 0);
        if (packed)
            response.Headers.ContentEncoding = "gzip";
        response.ContentLength = packed ? Packed!.Length : Length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (packed || Plain is not null)
        {
            await response.Body.WriteAsync(packed ? Packed! : Plain!, context.RequestAborted);
            return;
        }
        await using var unpacked = new GZipStream(new MemoryStream(Packed!), CompressionMode.Decompress);
        await unpacked.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return packed.ToArray();
    }
}
