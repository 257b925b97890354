using System.Globalization;

namespace Scoring.Features.Persistence;

/// <summary>Times as stored in the tables: UTC, to the second.</summary>
internal static class Times
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A UTC time as text.</summary>
    public static string Text(DateTime time) => time.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>A UTC time as text; null for null.</summary>
    public static string? Text(DateTime? time) => time is { } known ? Text(known) : null;

    /// <summary>A stored text as a UTC time; null for NULL.</summary>
    public static DateTime? Of(string? text) =>
        text is null
            ? null
            : DateTime.ParseExact(
                text,
                Form,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            );
}
