using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Scoring.Web.Assets;

/// <summary>The site's own files. They are embedded in the program, so it can be started from anywhere.</summary>
internal static class OwnFiles
{
    /// <summary>
    /// The style sheets, in the order that pages name them: tokens and pieces first, then one for each kind of component.
    /// </summary>
    public static IReadOnlyList<OwnFile> Styles { get; } =
    [
        .. new[]
        {
            "site.css",
            "forms.css",
            "account.css",
            "staff.css",
            "jury.css",
            "regions.css",
            "entry.css",
            "votes.css",
            "help.css",
        }.Select(name =>
            OwnFile.Read(name, "text/css; charset=utf-8")
        ),
    ];

    /// <summary>The icon in the browser's tab.</summary>
    public static OwnFile Icon { get; } = OwnFile.Read("icon.svg", "image/svg+xml");

    /// <summary>The scoresheet's module.</summary>
    public static OwnFile Scoresheet { get; } = OwnFile.Read("scoresheet.js", "text/javascript; charset=utf-8");

    /// <summary>The module of an entry's form.</summary>
    public static OwnFile Entry { get; } = OwnFile.Read("entry.js", "text/javascript; charset=utf-8");

    /// <summary>Serves them; the address holds the content's hash, so that browsers may cache them forever.</summary>
    public static void MapAssets(this IEndpointRouteBuilder site)
    {
        foreach (var file in (OwnFile[])[.. Styles, Icon, Scoresheet, Entry])
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

    /// <summary>Answers with it; its address holds its hash, so that browsers may cache it forever.</summary>
    public IResult Serve(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Bytes, ContentType, entityTag: new EntityTagHeaderValue($"\"{Hash}\""));
    }

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
        return new OwnFile(path, bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}
