using System.Collections.Concurrent;
using System.Security.Cryptography;
using Scoring.Web.Assets;
using SkiaSharp;

namespace Scoring.Web.Help;

/// <summary>
/// The pictures of pages that the guides show: taken by a test in both languages and embedded in the program. For a phone each is made
/// lighter when somebody first asks for it.
/// </summary>
internal static class GuidePictures
{
    private const string Prefix = "Scoring.Web.Help.Pictures.";
    private const string Ending = ".webp";
    private const string Small = ".small";
    private const int SmallWidth = 440;
    private const int SmallQuality = 40;

    private static readonly ConcurrentDictionary<string, Lazy<GuidePicture>> Known = new(StringComparer.Ordinal);

    /// <summary>The names with their languages, "region.id".</summary>
    public static IReadOnlySet<string> Names { get; } =
        typeof(GuidePictures)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Ending.Length])
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The picture of a name with its language, or null if it was not taken.</summary>
    public static GuidePicture? Find(string name) => Names.Contains(name) ? Known.GetOrAdd(name, one => new(() => Open(one))).Value : null;

    /// <summary>The file of an address: a picture or, with ".small" behind its name, that for phones; null if it was not taken.</summary>
    public static OwnFile? FileOf(string name) =>
        name.EndsWith(Small, StringComparison.Ordinal) ? Find(name[..^Small.Length])?.ForPhones : Find(name)?.File;

    private static GuidePicture Open(string name)
    {
        var file = OwnFile.Resource(Prefix + name + Ending, AddressOf(name), "image/webp");
        using var taken = SKBitmap.Decode(file.Bytes);
        var size = new SKImageInfo(Math.Min(taken.Width, SmallWidth), taken.Height * Math.Min(taken.Width, SmallWidth) / taken.Width);
        using var shown = taken.Resize(size, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var packed = shown.Encode(SKEncodedImageFormat.Webp, SmallQuality);
        var bytes = packed.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new GuidePicture(file, new OwnFile(AddressOf(name + Small), bytes, file.ContentType, hash), taken.Width, taken.Height);
    }

    private static string AddressOf(string name) => $"/help-pictures/{name}{Ending}";
}

/// <summary>A picture of a page.</summary>
/// <param name="File">The file.</param>
/// <param name="ForPhones">The same, narrower and lighter.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
internal sealed record GuidePicture(OwnFile File, OwnFile ForPhones, int Width, int Height);
