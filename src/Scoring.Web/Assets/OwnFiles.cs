using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Scoring.Web.Assets;

/// <summary>The site's own files. They are embedded in the program, so it can be started from anywhere.</summary>
internal static class OwnFiles
{
    // Tokens and pieces first, then one for each kind of component.
    private static readonly string[] Sheets =
    [
        "site.css",
        "forms.css",
        "account.css",
        "staff.css",
        "jury.css",
        "regions.css",
        "entry.css",
        "votes.css",
        "charts.css",
        "tables.css",
        "pages.css",
        "help.css",
    ];

    /// <summary>The style sheet of all pages, joined from the files of this folder: one request instead of ten.</summary>
    public static OwnFile Style { get; } = OwnFile.Join("/assets/site.css", Sheets, "text/css; charset=utf-8");

    /// <summary>The module of all pages: comfort only.</summary>
    public static OwnFile Site { get; } = OwnFile.Read("site.js", "text/javascript; charset=utf-8");

    /// <summary>The icon in the browser's tab.</summary>
    public static OwnFile Icon { get; } = OwnFile.Read("icon.svg", "image/svg+xml");

    /// <summary>The scoresheet's module.</summary>
    public static OwnFile Scoresheet { get; } = OwnFile.Read("scoresheet.js", "text/javascript; charset=utf-8");

    /// <summary>The module of an entry's form.</summary>
    public static OwnFile Entry { get; } = OwnFile.Read("entry.js", "text/javascript; charset=utf-8");

    /// <summary>Serves them; the address holds the content's hash, so that browsers may cache them forever.</summary>
    public static void MapAssets(this IEndpointRouteBuilder site)
    {
        foreach (var file in (OwnFile[])[Style, Site, Icon, Scoresheet, Entry])
            site.MapMethods(file.Path, [HttpMethods.Get, HttpMethods.Head], file.Serve);
    }
}

/// <summary>One embedded file.</summary>
/// <param name="Path">Its path on the site, without query.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Hash">The first letters of its SHA-256 (hex).</param>
public sealed record OwnFile(string Path, byte[] Bytes, string ContentType, string Hash)
{
    /// <summary>Its address, which changes with its content.</summary>
    public string Address => $"{Path}?v={Hash}";

    // The texts that every page needs, compressed once.
    private readonly byte[]? _packed = ContentType.StartsWith("text/", StringComparison.Ordinal) ? Pack(Bytes) : null;

    /// <summary>Answers with it; its address holds its hash, so that browsers may cache it forever.</summary>
    public IResult Serve(HttpContext context)
    {
        var response = context.Response;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (_packed is null)
            return Results.Bytes(Bytes, ContentType, entityTag: new EntityTagHeaderValue($"\"{Hash}\""));
        response.Headers.Vary = "Accept-Encoding";
        var takesGzip = context.Request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is null or > 0);
        if (!takesGzip)
            return Results.Bytes(Bytes, ContentType, entityTag: new EntityTagHeaderValue($"\"{Hash}\""));
        response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(_packed, ContentType, entityTag: new EntityTagHeaderValue($"\"{Hash}-gzip\""));
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Reads embedded files of this folder as one.</summary>
    public static OwnFile Join(string path, IEnumerable<string> names, string contentType) =>
        Of(path, [.. names.SelectMany(name => Read(name, contentType).Bytes.Append((byte)'\n'))], contentType);

    /// <summary>Reads an embedded file of this folder.</summary>
    public static OwnFile Read(string name, string contentType) => Resource("Scoring.Web.Assets." + name, "/assets/" + name, contentType);

    /// <summary>Reads an embedded file.</summary>
    /// <param name="resource">Its name inside the program.</param>
    /// <param name="path">Its path on the site.</param>
    /// <param name="contentType">Its type.</param>
    public static OwnFile Resource(string resource, string path, string contentType)
    {
        using var stream = typeof(OwnFile).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Of(path, bytes, contentType);
    }

    private static OwnFile Of(string path, byte[] bytes, string contentType) =>
        new(path, bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
}
