using System.Globalization;
using Scoring.Domain.Numbers;

namespace Scoring.Features.Persistence;

/// <summary>Exact numbers as stored in the tables: text in invariant form, never a binary fraction.</summary>
internal static class StoredNumber
{
    /// <summary>A number as text with its own number of decimal places; null for null.</summary>
    public static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stored text as a number; null for NULL.</summary>
    public static decimal? Of(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A number without trailing zeros, the one form that hashes are computed from: 1.5, never 1.50. Empty for null.</summary>
    public static string Canonical(decimal? number) =>
        number is { } value ? Exact.WithoutEndingZeros(value).ToString(CultureInfo.InvariantCulture) : "";
}
