using System.Text.RegularExpressions;

namespace Scoring.Web.Public.Regions;

/// <summary>
/// What a level requires, as its rule file words it, with signs and decimal places as the reader writes them. Rule files have them as
/// programs do.
/// </summary>
internal static partial class LevelWording
{
    /// <summary>The wording for a reader.</summary>
    public static string Of(string wording, string language)
    {
        var signed = Minus()
            .Replace(wording.Replace("<=", "≤", StringComparison.Ordinal).Replace(">=", "≥", StringComparison.Ordinal), "−");
        return language == "id" ? DecimalPoint().Replace(signed, ",") : signed;
    }

    // One or two places: three digits after a point may be thousands.
    [GeneratedRegex(@"(?<=\d)\.(?=\d{1,2}(?!\d))")]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"(?<![\p{L}\d])-(?=\d)")]
    private static partial Regex Minus();
}
