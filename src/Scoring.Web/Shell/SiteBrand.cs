using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scoring.Web.Shell;

/// <summary>
/// How the site calls itself and looks: the settings of the ministry or committee that runs it, read from the file that <c>--brand</c>
/// names. Without one, the site has its own name and no logo.
/// </summary>
/// <param name="Indonesian">The site's name in Indonesian; null for its own.</param>
/// <param name="English">The site's name in English; null for its own.</param>
internal sealed partial record SiteBrand(string? Indonesian, string? English)
{
    /// <summary>The largest logo, in bytes.</summary>
    public const int MostBytes = 200_000;

    /// <summary>An example of the file, for messages about a wrong one.</summary>
    public const string Example =
        """{"name":{"id":"Indeks Inovasi","en":"Innovation Index"},"owner":"Kementerian","contact":"surel@example.go.id","""
        + "\"logo\":\"logo.png\",\"accent\":\"#0b6e6e\",\"accent_dark\":\"#5cc4bd\"}";

    private const double LeastContrast = 4.5;

    /// <summary>Who runs the site; empty if nobody said.</summary>
    public string Owner { get; init; } = "";

    /// <summary>How they are reached, in a line each; empty if nobody said.</summary>
    public IReadOnlyList<string> Contact { get; init; } = [];

    /// <summary>The logo, a PNG or JPEG picture; null for none.</summary>
    public (byte[] Bytes, string ContentType)? Logo { get; init; }

    /// <summary>The accent on light pages, as #rrggbb; null for the site's own.</summary>
    public string? Accent { get; init; }

    /// <summary>The accent on dark pages; null for the site's own.</summary>
    public string? AccentDark { get; init; }

    /// <summary>The site as it is without settings.</summary>
    public static SiteBrand None { get; } = new(null, null);

    /// <summary>The site's name in a language; null for its own.</summary>
    public string? Name(string language) => language == "id" ? Indonesian ?? English : English ?? Indonesian;

    /// <summary>Reads the settings from a file; null if it or its logo cannot be used, or a colour makes text hard to read.</summary>
    public static SiteBrand? Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            var names = root.TryGetProperty("name", out var name) ? name : default;
            var brand = new SiteBrand(Text(names, "id"), Text(names, "en"))
            {
                Owner = Text(root, "owner") ?? "",
                Contact =
                [
                    .. (Text(root, "contact") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                ],
                Accent = Text(root, "accent"),
                AccentDark = Text(root, "accent_dark"),
                Logo = Text(root, "logo") is { } logo ? LogoOf(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, logo)) : null,
            };
            // White text stands on the accent, and the accent on white; on dark pages it is the other way round.
            return
                IsReadable(brand.Accent, "#ffffff")
                && IsReadable(brand.AccentDark, "#172126")
                && (Text(root, "logo") is null || brand.Logo is not null)
                ? brand
                : null;
        }
        catch (Exception fault) when (fault is IOException or JsonException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The style sheet that sets the accents; empty if the site's own are used.</summary>
    public string Style =>
        (Accent is null ? "" : $":root{{--accent:{Accent};--accent-wash:color-mix(in srgb,{Accent} 10%,#fff)}}")
        + (
            AccentDark is null
                ? ""
                : $"@media (prefers-color-scheme:dark){{:root{{--accent:{AccentDark};"
                    + $"--accent-wash:color-mix(in srgb,{AccentDark} 18%,#172126)}}}}"
        )
        + (
            Accent is not null && AccentDark is null
                ? "@media (prefers-color-scheme:dark){:root{--accent:#5cc4bd;--accent-wash:#15312f}}"
                : ""
        );

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour { get; }

    private static string? Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(property, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= 500 } text
            ? text
            : null;

    // Known by its first bytes: an SVG could hold scripts, so only pictures of points are taken.
    private static (byte[], string)? LogoOf(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 and <= MostBytes })
            return null;
        var bytes = File.ReadAllBytes(path);
        return bytes is [0x89, 0x50, 0x4e, 0x47, ..] ? (bytes, "image/png")
            : bytes is [0xff, 0xd8, 0xff, ..] ? (bytes, "image/jpeg")
            : null;
    }

    private static bool IsReadable(string? colour, string ground) =>
        colour is null || (Colour.IsMatch(colour) && Contrast(colour, ground) >= LeastContrast);

    // By WCAG 2.2.
    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
