namespace Scoring.Domain.Jury;

/// <summary>A juror's place at an entry: one sheet to fill in. A juror has at most one at each entry.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Juror">The juror's id.</param>
public readonly record struct Seat(string Entry, string Juror) : IComparable<Seat>
{
    /// <summary>By entry, then juror, letter by letter.</summary>
    public int CompareTo(Seat other) =>
        string.CompareOrdinal(Entry, other.Entry) is var order && order != 0 ? order : string.CompareOrdinal(Juror, other.Juror);

    /// <summary>True if the left one comes first.</summary>
    public static bool operator <(Seat left, Seat right) => left.CompareTo(right) < 0;

    /// <summary>True if the left one comes first or both are the same.</summary>
    public static bool operator <=(Seat left, Seat right) => left.CompareTo(right) <= 0;

    /// <summary>True if the left one comes last.</summary>
    public static bool operator >(Seat left, Seat right) => left.CompareTo(right) > 0;

    /// <summary>True if the left one comes last or both are the same.</summary>
    public static bool operator >=(Seat left, Seat right) => left.CompareTo(right) >= 0;
}
