namespace Scoring.Domain.Numbers;

/// <summary>Whether a unit has a value. Absent is not zero.</summary>
public enum Presence : byte
{
    /// <summary>Nothing was reported, marked or carried over.</summary>
    Absent,

    /// <summary>There is a number.</summary>
    Present,

    /// <summary>The rule says that this unit cannot be assessed (Tidak Dapat Dinilai).</summary>
    NotAssessable,
}

/// <summary>The value of one step for one unit: a number, or why there is none.</summary>
/// <param name="Number">The number; 0 and meaningless unless <paramref name="Presence"/> is Present.</param>
/// <param name="Presence">Whether there is a number.</param>
public readonly record struct Value(decimal Number, Presence Presence)
{
    /// <summary>No value: nothing was reported.</summary>
    public static Value Absent => default;

    /// <summary>No value: the rule says that the unit cannot be assessed.</summary>
    public static Value NotAssessable => new(0m, Presence.NotAssessable);

    /// <summary>True if there is a number.</summary>
    public bool IsPresent => Presence == Presence.Present;

    /// <summary>A number, in the unit of its step.</summary>
    public static Value Of(decimal number) => new(number, Presence.Present);

    /// <summary>
    /// The result of a step that needs a number but has inputs without one: not assessable if any of them is, in any order; absent
    /// otherwise.
    /// </summary>
    public static Value MissingAmong(ReadOnlySpan<Value> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.Presence == Presence.NotAssessable)
                return NotAssessable;
        }
        return Absent;
    }

    /// <summary>The number, or null.</summary>
    public decimal? OrNull => IsPresent ? Number : null;
}

/// <summary>The values of one step for all units of its level, in the order of the level's units.</summary>
/// <param name="length">How many units the level has.</param>
public sealed class Column(int length)
{
    private readonly decimal[] _numbers = new decimal[length];
    private readonly Presence[] _presence = new Presence[length];

    /// <summary>How many units there are.</summary>
    public int Length => _numbers.Length;

    /// <summary>Whether the unit at <paramref name="unit"/> has a value.</summary>
    public Presence PresenceOf(int unit) => _presence[unit];

    /// <summary>The value of the unit at <paramref name="unit"/>; absent until it is set.</summary>
    public Value this[int unit]
    {
        get => new(_numbers[unit], _presence[unit]);
        set
        {
            _numbers[unit] = value.Number;
            _presence[unit] = value.Presence;
        }
    }
}
