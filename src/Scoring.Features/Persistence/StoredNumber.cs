using System.Globalization;
using Scoring.Domain.Numbers;

namespace Scoring.Features.Persistence;

/// <summary>Exact numbers as stored in the tables: text in invariant form, never a binary fraction.</summary>
internal static class StoredNumber
{
    /// <summary>As many bytes as any number takes.</summary>
    public const int Longest = 32;

    /// <summary>A number as text with its own number of decimal places; null for null.</summary>
    public static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stored text as a number; null for NULL.</summary>
    public static decimal? Of(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A number without trailing zeros, the one form that hashes are computed from: 1.5, never 1.50. Empty for null.</summary>
    public static string Canonical(decimal? number) =>
        number is { } value ? Exact.WithoutEndingZeros(value).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>The same, in UTF-8, without making a text; the bytes written.</summary>
    /// <param name="number">The number.</param>
    /// <param name="target">At least <see cref="Longest"/> bytes.</param>
    public static int Canonical(decimal number, Span<byte> target) =>
        Exact.WithoutEndingZeros(number).TryFormat(target, out var written, default, CultureInfo.InvariantCulture)
            ? written
            : throw new ArgumentException("Too short for any number.", nameof(target));
}
