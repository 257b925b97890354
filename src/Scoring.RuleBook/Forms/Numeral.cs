using System.Globalization;

namespace Scoring.RuleBook.Forms;

/// <summary>Numbers as files write them: a decimal point, no thousands, no exponent.</summary>
internal static class Numeral
{
    /// <summary>The number, or null if the text is not one. A number retains the decimals it was written with.</summary>
    public static decimal? Of(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
