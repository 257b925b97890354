using System.Globalization;
using Scoring.Domain.Seasons;

namespace Scoring.Features.Output.Localization;

/// <summary>Times as people read them: western Indonesian time unless another zone is named.</summary>
public static class Moments
{
    private static readonly TimeSpan WesternIndonesia = TimeSpan.FromHours(7);

    private static readonly string[] Indonesian =
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];

    private static readonly string[] Weekdays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <summary>The day of a UTC time as people write it: 25 November 2026, in both languages.</summary>
    public static string Day(DateTime utc, string language, SeasonZone zone = SeasonZone.Wib)
    {
        var day = zone.Local(utc);
        var month = language == "id" ? Indonesian[day.Month - 1] : CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day} {month} {day.Year}");
    }

    /// <summary>The time of day alone: 14.05 WIB; with a colon in English.</summary>
    public static string Clock(DateTime utc, string language, SeasonZone zone = SeasonZone.Wib)
    {
        var time = zone.Local(utc);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time.Hour:00}{(language == "id" ? '.' : ':')}{time.Minute:00} {zone.Letters()}"
        );
    }

    /// <summary>A UTC time as people write it: 25 November 2026, 14.05 WIB; with a colon in English.</summary>
    public static string Of(DateTime utc, string language, SeasonZone zone = SeasonZone.Wib) =>
        $"{Day(utc, language, zone)}, {Clock(utc, language, zone)}";

    /// <summary>A day with the day of the week: Rabu 25 November 2026.</summary>
    public static string WeekdayAndDay(DateTime utc, string language, SeasonZone zone)
    {
        var weekday = zone.Local(utc).DayOfWeek;
        var name = language == "id" ? Weekdays[(int)weekday] : CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(weekday);
        return $"{name} {Day(utc, language, zone)}";
    }

    /// <summary>A deadline: with the day of the week, in the zone it was set in.</summary>
    public static string Deadline(DateTime utc, string language, SeasonZone zone) =>
        $"{WeekdayAndDay(utc, language, zone)}, {Clock(utc, language, zone)}";

    /// <summary>
    /// A deadline for a reader: in the zone it was set in, and in the reader's own where that is another one, for example
    /// "Rabu 25 November 2026, 23.59 WIB (Kamis 26 November 2026, 01.59 WIT)".
    /// </summary>
    public static string Deadline(DateTime utc, string language, SeasonZone zone, SeasonZone own) =>
        own == zone ? Deadline(utc, language, zone)
        : own.Local(utc).Date == zone.Local(utc).Date ? $"{Deadline(utc, language, zone)} ({Clock(utc, language, own)})"
        : $"{Deadline(utc, language, zone)} ({Deadline(utc, language, own)})";

    /// <summary>
    /// A day of the organiser's calendar, with its time of day unless that is midnight: 1 Januari 2026, or 1 Januari 2026, 14.05.
    /// </summary>
    /// <param name="local">The day and time by the organiser's clock.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public static string Written(DateTime local, string language)
    {
        var day = Day(local - WesternIndonesia, language);
        return local.TimeOfDay == TimeSpan.Zero
            ? day
            : string.Create(CultureInfo.InvariantCulture, $"{day}, {local.Hour:00}{(language == "id" ? '.' : ':')}{local.Minute:00}");
    }

    /// <summary>A UTC time as programs read it: 2026-08-01T16:00:00Z.</summary>
    public static string ForPrograms(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A UTC time in a column whose heading says UTC: 2026-08-01 16:00:00.</summary>
    public static string InColumn(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A UTC time: 2026-08-01 23:00 WIB (16:00 UTC).</summary>
    public static string Shown(DateTime utc) =>
        string.Create(CultureInfo.InvariantCulture, $"{utc + WesternIndonesia:yyyy-MM-dd HH:mm} WIB ({utc:HH:mm} UTC)");
}
