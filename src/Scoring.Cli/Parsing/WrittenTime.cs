using System.Globalization;

namespace Scoring.Cli.Parsing;

/// <summary>Times as people write them: "2026-08-31 17:00 WIB". A time without a zone is in this machine's zone.</summary>
internal static class WrittenTime
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WIB"] = "+07:00",
        ["WITA"] = "+08:00",
        ["WIT"] = "+09:00",
        ["UTC"] = "+00:00",
        ["Z"] = "+00:00",
    };

    /// <summary>Reads a time; the answer is in UTC.</summary>
    /// <exception cref="UsageException">It is written in no form that is known.</exception>
    public static DateTime Utc(string text)
    {
        var (time, zone) = (text.Trim(), "");
        foreach (
            var (name, offset) in Zones
                .Where(pair => time.EndsWith(pair.Key, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(pair => pair.Key.Length)
                .Take(1)
        )
            (time, zone) = (time[..^name.Length].TrimEnd(), offset);
        var culture = CultureInfo.InvariantCulture;
        if (
            zone.Length == 0
            && DateTime.TryParseExact(time, Forms, culture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal, out var local)
        )
            return local;
        return DateTimeOffset.TryParseExact(
            time + zone,
            [.. Forms.Select(form => form + "zzz"), .. Forms.Select(form => form + " zzz")],
            culture,
            DateTimeStyles.None,
            out var moment
        )
            ? moment.UtcDateTime
            : throw new UsageException("usage.time", text);
    }
}
