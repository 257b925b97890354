using System.Globalization;

namespace Scoring.Features.Persistence;

/// <summary>Exact numbers as the tables hold them: text in invariant form, never a binary fraction.</summary>
internal static class StoredNumber
{
    /// <summary>A number as text with the places that it has; null for null.</summary>
    public static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of a table as a number; null for NULL.</summary>
    public static decimal? Of(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
