using System.Collections.Concurrent;
using System.Security.Cryptography;
using Scoring.Web.Assets;
using SkiaSharp;

namespace Scoring.Web.Help;

/// <summary>
/// The screenshots that the guides show, taken by a test and embedded in the program. They are made as wide as a guide shows them, and
/// light enough for a phone, when somebody first asks for one.
/// </summary>
internal static class GuidePictures
{
    private const string Prefix = "Scoring.Web.Help.Pictures.";
    private const int MostWide = 640;
    private const int Quality = 45;

    private static readonly HashSet<string> Names =
    [
        .. typeof(GuidePictures)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".png".Length]),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<(OwnFile File, int Width, int Height)>> Made = new(StringComparer.Ordinal);

    /// <summary>The screenshot of a name, or null if it was not taken.</summary>
    public static OwnFile? Find(string name) => Names.Contains(name) ? Of(name).File : null;

    /// <summary>The width and height in pixels of a screenshot that there is.</summary>
    public static (int Width, int Height) SizeOf(string name) => (Of(name).Width, Of(name).Height);

    private static (OwnFile File, int Width, int Height) Of(string name) => Made.GetOrAdd(name, one => new(() => Make(one))).Value;

    private static (OwnFile File, int Width, int Height) Make(string name)
    {
        using var taken = SKBitmap.Decode(OwnFile.Resource(Prefix + name + ".png", "", "image/png").Bytes);
        var width = Math.Min(taken.Width, MostWide);
        var size = new SKImageInfo(width, taken.Height * width / taken.Width);
        using var shown = taken.Resize(size, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var packed = shown.Encode(SKEncodedImageFormat.Webp, Quality);
        var bytes = packed.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return (new OwnFile($"/help-pictures/{name}.webp", bytes, "image/webp", hash), size.Width, size.Height);
    }
}
