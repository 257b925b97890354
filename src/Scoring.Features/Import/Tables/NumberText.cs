using System.Globalization;
using System.Text;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// The numbers that a text may be: one if the point is the decimal sign, one if the comma is. "1.250" is 1.25 to one reader and 1250 to
/// another, "12.5" a number to the first only.
/// </summary>
/// <param name="Point">With a decimal point: digits and one sign only, as in a plain file; null if it is not a number then.</param>
/// <param name="Comma">With a decimal comma, in the same form; null if it is not a number then.</param>
/// <param name="IsPercent">True if a percent sign follows.</param>
internal readonly record struct NumberText(string? Point, string? Comma, bool IsPercent)
{
    private const int Longest = 60;
    private const int GroupLength = 3;
    private const int MostPlaces = 100;

    /// <summary>True if both readings are numbers, and different ones.</summary>
    public bool IsAmbiguous => Point is not null && Comma is not null && Value(Point) != Value(Comma);

    /// <summary>The reading with a decimal sign.</summary>
    public string? With(char sign) => sign == '.' ? Point : Comma;

    /// <summary>
    /// The words that people write where there is no number. "Nihil" is not among them: to some it is none, to others zero.
    /// </summary>
    public static bool SaysNothing(string text) =>
        text.Trim().ToUpperInvariant()
            is ""
                or "-"
                or "–"
                or "—"
                or "--"
                or "NA"
                or "N/A"
                or "#N/A"
                or "N.A."
                or "NULL"
                or "NAN"
                or "KOSONG"
                or "TIDAK ADA"
                or "TIDAK ADA DATA"
                or "BELUM ADA"
                or "BELUM ADA DATA"
                or "NO DATA"
                or "NONE";

    /// <summary>Reads a text; both readings are null if it is not a number at all.</summary>
    public static NumberText Of(string text)
    {
        if (text.Length > Longest)
            return default;
        var plain = Plain(text);
        var isPercent = plain.EndsWith('%');
        if (isPercent)
            plain = plain[..^1].TrimEnd();
        return new NumberText(Read(plain, '.'), Read(plain, ','), isPercent);
    }

    /// <summary>The value of a reading.</summary>
    public static decimal Value(string reading) =>
        decimal.Parse(reading, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>A text with the digits of other scripts, and full-width ones, as 0 to 9.</summary>
    public static string AsciiDigits(string text) =>
        text.Any(letter => letter > '9' && char.IsDigit(letter))
            ? string.Concat(
                text.Select(letter => char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter)
            )
            : text;

    /// <summary>
    /// The number that a text that is none was probably meant as, to be proposed: letters for digits ("8O"), halves ("2½"), a negative
    /// number in brackets. Null if there is none.
    /// </summary>
    public static string? Proposed(string text)
    {
        var likely = Plain(text);
        if (likely.Length is 0 or > Longest)
            return null;
        if (likely is ['(', .., ')'] && Of(likely[1..^1]).Point is { } negative)
            return "-" + negative;
        if (likely.Length > 1 && likely[^1] == '-' && Of(likely[..^1]).Point is { } trailing)
            return "-" + trailing;
        if (Fraction(likely) is { } fraction)
            return fraction;
        if (!likely.Any(char.IsAsciiDigit))
            return null;
        var digits = string.Concat(
            likely.Select(letter =>
                letter is 'O' or 'o' ? '0'
                : letter is 'l' or 'I' ? '1'
                : letter
            )
        );
        return digits != likely && Of(digits) is { IsAmbiguous: false, Point: { } meant } ? meant : null;
    }

    private static string? Fraction(string text) =>
        char.GetUnicodeCategory(text[^1]) == UnicodeCategory.OtherNumber
        && char.GetNumericValue(text[^1]) is > 0 and < 1 and var part
        && (text.Length == 1 || !text[..^1].AsSpan().Trim().ContainsAnyExceptInRange('0', '9'))
            ? (text.Length == 1 ? "0" : text[..^1].Trim()) + part.ToString("0.0##", CultureInfo.InvariantCulture)[1..]
            : null;

    // Typographic minus signs and spaces become the plain ones, digits of other scripts ours; the apostrophe by which a spreadsheet marks a
    // text goes.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        text = AsciiDigits(text).Trim();
        if (text.Length > 1 && text[0] is '\'' or '\u2019')
            text = text[1..];
        foreach (var letter in text)
        {
            plain.Append(
                letter switch
                {
                    '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\uFE63' or '\uFF0D' => '-',
                    '\u2019' => '\'',
                    _ when char.IsWhiteSpace(letter) => ' ',
                    _ => letter,
                }
            );
        }
        return plain.ToString().Trim();
    }

    private static string? Read(string text, char decimalSign)
    {
        var (sign, digits) = text.Length > 0 && text[0] is '-' or '+' ? (text[0] == '-' ? "-" : "", text[1..].TrimStart()) : ("", text);
        var exponent = digits.AsSpan().IndexOfAny('e', 'E');
        if (exponent >= 0)
            return WithExponent(sign, digits[..exponent], digits[(exponent + 1)..], decimalSign);
        var at = digits.IndexOf(decimalSign, StringComparison.Ordinal);
        var whole = Ungrouped(at < 0 ? digits : digits[..at], decimalSign);
        var part = at < 0 ? "" : digits[(at + 1)..];
        if (whole is null || !AreDigits(part) || whole.Length + part.Length == 0)
            return null;
        return Checked(at < 0 ? sign + whole : $"{sign}{(whole.Length == 0 ? "0" : whole)}{(part.Length == 0 ? "" : ".")}{part}");
    }

    // 2e-06 and 1.5E+3: no groups, and the decimal sign is the only one.
    private static string? WithExponent(string sign, string digits, string power, char decimalSign)
    {
        var at = digits.IndexOf(decimalSign, StringComparison.Ordinal);
        var (whole, part) = at < 0 ? (digits, "") : (digits[..at], digits[(at + 1)..]);
        if (
            !AreDigits(whole)
            || !AreDigits(part)
            || whole.Length == 0
            || !int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var places)
            || Math.Abs(places) > MostPlaces
        )
            return null;
        // The sign moves; the digits stay as they are written.
        var moved = whole + part;
        var point = whole.Length + places;
        var text =
            point <= 0 ? "0." + new string('0', -point) + moved
            : point >= moved.Length ? moved + new string('0', point - moved.Length)
            : moved[..point] + "." + moved[point..];
        return Checked(sign + text);
    }

    // "1.250.000" or "1 250 000": groups of three behind a first of one to three that does not begin with 0.
    private static string? Ungrouped(string whole, char decimalSign)
    {
        if (AreDigits(whole))
            return whole;
        var other = decimalSign == '.' ? ',' : '.';
        var at = whole.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (whole[at] != other && whole[at] is not (' ' or '\''))
            return null;
        var groups = whole.Split(whole[at]);
        return
            groups[0].Length is > 0 and <= GroupLength
            && groups[0][0] != '0'
            && groups.All(AreDigits)
            && groups.Skip(1).All(group => group.Length == GroupLength)
            ? string.Concat(groups)
            : null;
    }

    private static bool AreDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    // A number with more digits than a decimal holds would be rounded in silence.
    private static string? Checked(string text) =>
        text.TrimStart('-').TrimStart('0').Replace(".", "", StringComparison.Ordinal).Length <= 28
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? text
            : null;
}
