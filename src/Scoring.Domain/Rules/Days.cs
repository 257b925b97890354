using System.Globalization;

namespace Scoring.Domain.Rules;

/// <summary>How days and times are written in attributes, and how periods are counted back.</summary>
public static class Days
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
    ];

    /// <summary>
    /// The day, or the day and time (by the organiser's clock), in a text; null if it has none. A day alone is its first moment.
    /// </summary>
    public static DateTime? Read(string? text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>
    /// The last day that is a whole period before another. Years and months first: the same day of the month that many months earlier, or
    /// that month's last day if it is shorter; then days. One year before 2020-02-29 is 2019-02-28, six months before 2025-08-31 is
    /// 2025-02-28. Never before the first day of the calendar.
    /// </summary>
    public static DateOnly Before(DateOnly day, int years, int months, int days)
    {
        var total = years * 12 + months;
        if ((day.Year - 1) * 12 + day.Month - 1 < total)
            return DateOnly.MinValue;
        var earlier = day.AddMonths(-total);
        return earlier.DayNumber < days ? DateOnly.MinValue : earlier.AddDays(-days);
    }

    /// <summary>A day as rule files and data write it.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
