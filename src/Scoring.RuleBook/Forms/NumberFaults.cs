using System.Text.RegularExpressions;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Forms;

/// <summary>What is wrong with a text that should be a number, named as what it is: a decimal comma, thousands, a percent sign.</summary>
internal static partial class NumberFaults
{
    /// <summary>Reports a text that is not a number as rule files write it.</summary>
    public static void AddNumber(this FileFaults faults, int line, string key, string text)
    {
        var written = text.Trim();
        if (Percent().Match(written) is { Success: true } percent)
            faults.Add(FaultCodes.PercentSign, line, key, text, percent.Groups[1].Value.Replace(',', '.'));
        else if (IsAmbiguousComma(written))
            faults.Add(FaultCodes.CommaAmbiguous, line, key, text, Pointed(written), written.Replace(",", "", StringComparison.Ordinal));
        else if (IsDecimalComma(written))
            faults.Add(FaultCodes.DecimalComma, line, key, text, Pointed(written));
        else if (Thousands().IsMatch(written))
            faults.Add(FaultCodes.ThousandsSeparator, line, key, text, Plain(written));
        else
            faults.Add(FaultCodes.NotANumber, line, key, text);
    }

    /// <summary>True for 0,25 and 12,5: digits, a comma, digits.</summary>
    public static bool IsDecimalComma(string text) => Comma().IsMatch(text);

    /// <summary>True for 1,250: it may be one and a quarter, or one thousand two hundred and fifty.</summary>
    public static bool IsAmbiguousComma(string text) => ThreeDigits(',').IsMatch(text);

    /// <summary>True for 1.250: it is read as one and a quarter, and may be meant as one thousand two hundred and fifty.</summary>
    public static bool IsAmbiguousPoint(string text) => ThreeDigits('.').IsMatch(text);

    /// <summary>The number with a decimal point.</summary>
    public static string Pointed(string text) => text.Replace(',', '.');

    private static Regex ThreeDigits(char separator) => separator == ',' ? ThreeAfterComma() : ThreeAfterPoint();

    // The last separator is the decimal one if it stands alone and another kind stands before it.
    private static string Plain(string text)
    {
        var last = text.LastIndexOfAny(['.', ',']);
        var others = text[..last].Contains(text[last]) ? "" : text[last..];
        return text[..(others.Length > 0 ? last : text.Length)]
                .Replace(".", "", StringComparison.Ordinal)
                .Replace(",", "", StringComparison.Ordinal) + others.Replace(',', '.');
    }

    [GeneratedRegex(@"^(-?\d+(?:[.,]\d+)?)\s*%$", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^-?\d+,\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^-?[1-9]\d{0,2},\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeAfterComma();

    [GeneratedRegex(@"^-?[1-9]\d{0,2}\.\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeAfterPoint();

    [GeneratedRegex(@"^-?\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
