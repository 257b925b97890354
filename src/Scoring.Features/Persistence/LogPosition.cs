using System.Globalization;

namespace Scoring.Features.Persistence;

/// <summary>
/// A place in the log of a server, as it writes it: 16/B374D848. A standby that has replayed up to it has all that was before.
/// </summary>
/// <param name="Bytes">How many bytes of log lie before it.</param>
public readonly record struct LogPosition(ulong Bytes) : IComparable<LogPosition>
{
    private const int HalfBits = 32;

    /// <summary>Reads a position; null if the text is none.</summary>
    public static LogPosition? Of(string? text) =>
        text?.Split('/') is [var high, var low]
        && uint.TryParse(high, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var first)
        && uint.TryParse(low, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var second)
            ? new LogPosition(((ulong)first << HalfBits) | second)
            : null;

    /// <inheritdoc/>
    public int CompareTo(LogPosition other) => Bytes.CompareTo(other.Bytes);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes >> HalfBits:X}/{(uint)Bytes:X}");

    /// <summary>True if one lies before the other.</summary>
    public static bool operator <(LogPosition left, LogPosition right) => left.Bytes < right.Bytes;

    /// <summary>True if one lies behind the other.</summary>
    public static bool operator >(LogPosition left, LogPosition right) => left.Bytes > right.Bytes;

    /// <summary>True if one does not lie behind the other.</summary>
    public static bool operator <=(LogPosition left, LogPosition right) => left.Bytes <= right.Bytes;

    /// <summary>True if one does not lie before the other.</summary>
    public static bool operator >=(LogPosition left, LogPosition right) => left.Bytes >= right.Bytes;
}
