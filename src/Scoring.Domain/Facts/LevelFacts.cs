using Scoring.Domain.Rules;

namespace Scoring.Domain.Facts;

/// <summary>
/// The levels reported for the indicators of one table, packed: one byte a cell, the table's indicators side by side for each unit.
/// </summary>
/// <param name="table">The indicator table; its order is the order of the cells.</param>
/// <param name="units">How many units the level has.</param>
/// <param name="cells">units × indicators; <see cref="Absent"/> where nothing was reported.</param>
/// <param name="origin">Where the cell of a unit and an indicator was read.</param>
public sealed class LevelFacts(IndicatorTable table, int units, byte[] cells, Func<int, int, Origin> origin)
{
    /// <summary>The cell of an indicator for which nothing was reported.</summary>
    public const byte Absent = byte.MaxValue;

    /// <summary>The table whose levels these are.</summary>
    public IndicatorTable Table => table;

    /// <summary>How many units there are.</summary>
    public int Units => units;

    /// <summary>The cells of a unit, one per indicator of the table.</summary>
    public ReadOnlySpan<byte> Of(int unit) => cells.AsSpan(unit * table.Indicators.Count, table.Indicators.Count);

    /// <summary>All cells, unit after unit: the levels that count.</summary>
    public ReadOnlySpan<byte> Cells => cells;

    /// <summary>What was claimed and what was verified; null if no file says and the rule does not ask.</summary>
    public LevelClaims? Claims { get; private init; }

    /// <summary>Where a cell was read.</summary>
    public Origin OriginOf(int unit, int indicator) => origin(unit, indicator);

    /// <summary>The levels of a table of which some have a claim or evidence: the rule says which count.</summary>
    /// <param name="table">The indicator table with the rule on missing evidence.</param>
    /// <param name="units">How many units the level has.</param>
    /// <param name="verified">units × indicators as verified; not changed.</param>
    /// <param name="claims">By unit × indicators + indicator.</param>
    /// <param name="origin">Where the cell of a unit and an indicator was read.</param>
    public static LevelFacts Claimed(
        IndicatorTable table,
        int units,
        byte[] verified,
        IReadOnlyDictionary<int, LevelClaim> claims,
        Func<int, int, Origin> origin
    )
    {
        if (table.WithoutEvidence == WithoutEvidence.Reported)
        {
            return claims.Count == 0
                ? new LevelFacts(table, units, verified, origin)
                : new LevelFacts(table, units, verified, origin) { Claims = new LevelClaims(table.Indicators.Count, verified, claims) };
        }
        var counted = (byte[])verified.Clone();
        for (var i = 0; i < counted.Length; i++)
        {
            var claim = claims.GetValueOrDefault(i);
            if (counted[i] == Absent || claim.HasEvidence)
                continue;
            counted[i] = table.WithoutEvidence switch
            {
                WithoutEvidence.Claimed => claim.Level ?? counted[i],
                WithoutEvidence.Lowest => (byte)table.Indicators[i % table.Indicators.Count].Levels[0],
                _ => Absent,
            };
        }
        return new LevelFacts(table, units, counted, origin) { Claims = new LevelClaims(table.Indicators.Count, verified, claims) };
    }

    /// <summary>The same levels with those claimed in place of those verified, at some of the indicators.</summary>
    /// <param name="isClaimed">True for an indicator of the table at which the claims count.</param>
    public LevelFacts WithClaims(Func<int, bool> isClaimed)
    {
        ArgumentNullException.ThrowIfNull(isClaimed);
        if (Claims is not { } claims)
            return this;
        var changed = (byte[])cells.Clone();
        for (var i = 0; i < table.Indicators.Count; i++)
        {
            for (var unit = 0; isClaimed(i) && unit < units; unit++)
                changed[unit * table.Indicators.Count + i] = claims.ClaimedAt(unit, i) ?? Of(unit)[i];
        }
        return new LevelFacts(table, units, changed, origin);
    }

    /// <summary>A table for which nothing was reported.</summary>
    public static LevelFacts None(IndicatorTable table, int units)
    {
        var cells = new byte[units * table.Indicators.Count];
        Array.Fill(cells, Absent);
        return new LevelFacts(table, units, cells, (_, _) => default);
    }
}

/// <summary>The numbers reported for the units of one level under one name: a measure, or a published total.</summary>
/// <param name="values">One per unit; null if nothing was reported.</param>
/// <param name="origin">Where the number of a unit was read.</param>
public sealed class NumberFacts(decimal?[] values, Func<int, Origin> origin)
{
    private readonly int? _none;

    private NumberFacts(int units)
        : this([], _ => default) => _none = units;

    /// <summary>The number of a unit; null if nothing was reported.</summary>
    public decimal? this[int unit] => _none is null ? values[unit] : null;

    /// <summary>How many units there are.</summary>
    public int Count => _none ?? values.Length;

    /// <summary>Where the number of a unit was read.</summary>
    public Origin OriginOf(int unit) => origin(unit);

    /// <summary>A level for which nothing was reported. Costs the same for one unit as for all innovations of a nation.</summary>
    public static NumberFacts None(int units) => new(units);
}
