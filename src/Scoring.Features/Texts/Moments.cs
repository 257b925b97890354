using System.Globalization;

namespace Scoring.Features.Texts;

/// <summary>Points in time as people read them: western Indonesian time, with UTC beside it.</summary>
public static class Moments
{
    private static readonly TimeSpan WesternIndonesia = TimeSpan.FromHours(7);

    /// <summary>A UTC time: 2026-08-01 23:00 WIB (16:00 UTC).</summary>
    public static string Shown(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{utc + WesternIndonesia:yyyy-MM-dd HH:mm} WIB ({utc:HH:mm} UTC)");
}
