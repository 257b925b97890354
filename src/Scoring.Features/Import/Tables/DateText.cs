using System.Globalization;
using System.Text.RegularExpressions;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// The days that a text may be: the same one twice if it can be read in one way only, "03/04/2024" is one day to who writes the day first
/// and another to who writes the month first.
/// </summary>
/// <param name="DayFirst">The day, and the time if there is one, with the day first; null if it is none then.</param>
/// <param name="MonthFirst">The same with the month first.</param>
/// <param name="HasTime">True if a time of day is written.</param>
/// <param name="Zone">The time zone behind the time: "WIB", "Z", "+07:00"; empty if there is none.</param>
/// <param name="Form">
/// How day and month are written ("00/00/0000"), to tell whether one hand wrote a column; empty if it does not matter.
/// </param>
internal readonly partial record struct DateText(DateTime? DayFirst, DateTime? MonthFirst, bool HasTime, string Zone, string Form)
{
    private const int Longest = 60;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    private static readonly DateTime Day0 = new(1899, 12, 30);
    private static readonly DateTime Day0Of1904 = new(1904, 1, 1);

    // Indonesian and English, whole and short; the two languages differ in no month's first letters.
    private static readonly string[][] Months =
    [
        ["januari", "january", "jan"],
        ["februari", "february", "feb", "pebruari", "peb"],
        ["maret", "march", "mar", "mrt"],
        ["april", "apr"],
        ["mei", "may"],
        ["juni", "june", "jun"],
        ["juli", "july", "jul"],
        ["agustus", "august", "agu", "ags", "agt", "aug"],
        ["september", "sep", "sept"],
        ["oktober", "october", "okt", "oct"],
        ["november", "nov", "nopember", "nop"],
        ["desember", "december", "des", "dec"],
    ];

    /// <summary>No day.</summary>
    private static DateText None => new(null, null, false, "", "");

    /// <summary>True if both readings are days, and different ones.</summary>
    public bool IsAmbiguous => DayFirst is not null && MonthFirst is not null && DayFirst != MonthFirst;

    /// <summary>True if it can be read at all.</summary>
    public bool IsDate => DayFirst is not null || MonthFirst is not null;

    /// <summary>The reading with an order.</summary>
    public DateTime? With(DateOrder order) => order == DateOrder.DayFirst ? DayFirst : MonthFirst;

    /// <summary>Reads a text; both readings are null if it is not a date, or one with a year of two figures.</summary>
    public static DateText Of(string text)
    {
        if (text.Length > Longest)
            return None;
        text = Spaces().Replace(NumberText.AsciiDigits(text).Trim(), " ");
        text = WeekDay().Replace(text, "");
        var (time, zone, before) = TimeOf(text);
        if (time is null && zone.Length > 0)
            return None;
        return OfDay(before.Trim().TrimEnd(',')) is { IsDate: true } day
                ? day with
                {
                    DayFirst = day.DayFirst + (time ?? TimeSpan.Zero),
                    MonthFirst = day.MonthFirst + (time ?? TimeSpan.Zero),
                    HasTime = time is not null,
                    Zone = zone,
                }
            : time is null ? OfSerial(text, from1904: false)
            : None;
    }

    /// <summary>The day that a spreadsheet's number stands for.</summary>
    /// <param name="text">The number as stored.</param>
    /// <param name="from1904">True if days are counted from 1904-01-01.</param>
    public static DateText OfSerial(string text, bool from1904)
    {
        if (
            !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            || serial is < FirstSerial or > LastSerial
        )
            return None;
        var day = decimal.Truncate(serial);
        var seconds = (int)decimal.Round((serial - day) * 86_400m, MidpointRounding.AwayFromZero);
        var date = (from1904 ? Day0Of1904 : Day0).AddDays((int)day).AddSeconds(seconds);
        return new DateText(date, date, seconds != 0, "", "");
    }

    private static DateText OfDay(string text)
    {
        if (Iso().Match(text) is { Success: true } iso)
            return Only(DayOf(iso.Groups[1].Value, iso.Groups[3].Value, iso.Groups[4].Value));
        if (Solid().Match(text) is { Success: true } solid)
            return Only(DayOf(solid.Groups[1].Value, solid.Groups[2].Value, solid.Groups[3].Value));
        if (Figures().Match(text) is { Success: true } figures)
        {
            var (first, second, year) = (figures.Groups[1].Value, figures.Groups[3].Value, figures.Groups[4].Value);
            var form = Digits().Replace(text, "0");
            return new DateText(DayOf(year, second, first), DayOf(year, first, second), false, "", form);
        }
        var named = Named().Match(text) is { Success: true } match ? match : NamedFirst().Match(text);
        if (!named.Success)
            return None;
        var month = Array.FindIndex(Months, names => names.Contains(named.Groups["month"].Value.ToLowerInvariant()));
        return month < 0
            ? None
            : Only(DayOf(named.Groups["year"].Value, (month + 1).ToString(CultureInfo.InvariantCulture), named.Groups["day"].Value));
    }

    private static DateText Only(DateTime? day) => new(day, day, false, "", "");

    private static DateTime? DayOf(string year, string month, string day)
    {
        var (y, m, d) = (Number(year), Number(month), Number(day));
        return y is >= FirstYear and <= LastYear && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateTime(y, m, d)
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    // The time, the zone, and what stands before them.
    private static (TimeSpan? Time, string Zone, string Before) TimeOf(string text)
    {
        if (Clock().Match(text) is not { Success: true } match)
            return (null, "", text);
        var (hour, minute) = (Number(match.Groups["hour"].Value), Number(match.Groups["minute"].Value));
        var second = match.Groups["second"].Value is { Length: > 0 } seconds ? Number(seconds) : 0;
        var half = match.Groups["half"].Value.ToUpperInvariant();
        if (hour > 23 || minute > 59 || second > 59 || (half.Length > 0 && hour is < 1 or > 12))
            return (null, "?", text);
        if (half.Length > 0)
            hour = hour % 12 + (half == "PM" ? 12 : 0);
        return (new TimeSpan(hour, minute, second), match.Groups["zone"].Value.ToUpperInvariant(), text[..match.Index]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[0-9]")]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday),? ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WeekDay();

    [GeneratedRegex(@"^([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^([0-9]{4})([0-9]{2})([0-9]{2})$")]
    private static partial Regex Solid();

    [GeneratedRegex(@"^([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})$")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})[ -](?<month>\p{L}+)\.?[ -](?<year>[0-9]{4})$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<month>\p{L}+)\.? (?<day>[0-9]{1,2}),? (?<year>[0-9]{4})$")]
    private static partial Regex NamedFirst();

    [GeneratedRegex(
        @"(?:[ T]|, | pukul | jam | at )(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})"
            + @"(?:[:.](?<second>[0-9]{2})(?:[.,][0-9]{1,7})?)?(?: ?(?<half>AM|PM))?"
            + @"(?: ?(?<zone>WIB|WITA|WIT|UTC|GMT|Z|[+-][0-9]{2}:?[0-9]{2}))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Clock();
}
