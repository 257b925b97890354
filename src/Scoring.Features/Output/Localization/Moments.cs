using System.Globalization;

namespace Scoring.Features.Output.Localization;

/// <summary>Times as people read them: western Indonesian time, with UTC.</summary>
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

    /// <summary>The day of a UTC time as people write it: 25 November 2026, in both languages.</summary>
    public static string Day(DateTime utc, string language)
    {
        var day = utc + WesternIndonesia;
        var month = language == "id" ? Indonesian[day.Month - 1] : CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day} {month} {day.Year}");
    }

    /// <summary>A UTC time as people write it: 25 November 2026, 14.05 WIB; with a colon in English.</summary>
    public static string Of(DateTime utc, string language)
    {
        var time = utc + WesternIndonesia;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Day(utc, language)}, {time.Hour:00}{(language == "id" ? '.' : ':')}{time.Minute:00} WIB"
        );
    }

    /// <summary>A UTC time: 2026-08-01 23:00 WIB (16:00 UTC).</summary>
    public static string Shown(DateTime utc) =>
        string.Create(CultureInfo.InvariantCulture, $"{utc + WesternIndonesia:yyyy-MM-dd HH:mm} WIB ({utc:HH:mm} UTC)");
}
