using System.Globalization;

namespace Scoring.Features.Persistence.Binding;

/// <summary>Consecutive numbers as the key of rows that share a hash: "17", or "17-116".</summary>
internal static class RangeKey
{
    /// <summary>The most rows that share a hash: fewer name a changed row more closely, more make shorter events.</summary>
    public const int Most = 100;

    /// <summary>The key of the rows from one number to another.</summary>
    public static string Text(long first, long last) =>
        first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}-{last}");

    /// <summary>The numbers of a key; null if it is none.</summary>
    public static (long First, long Last)? Of(string key)
    {
        var parts = key.Split('-');
        if (parts.Length > 2 || !Is(parts[0], out var first) || !Is(parts[^1], out var last) || last < first)
            return null;
        return (first, last);

        static bool Is(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
