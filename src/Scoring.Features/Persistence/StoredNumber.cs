using System.Globalization;
using Scoring.Domain.Numbers;

namespace Scoring.Features.Persistence;

/// <summary>Exact numbers as the tables hold them: text in invariant form, never a binary fraction.</summary>
internal static class StoredNumber
{
    /// <summary>A number as text with the places that it has; null for null.</summary>
    public static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of a table as a number; null for NULL.</summary>
    public static decimal? Of(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A number without zeros at its end, the one form that hashes are taken of: 1.5, never 1.50. Empty for null.</summary>
    public static string Canonical(decimal? number) =>
        number is { } value ? Exact.WithoutEndingZeros(value).ToString(CultureInfo.InvariantCulture) : "";
}
