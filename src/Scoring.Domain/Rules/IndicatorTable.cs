namespace Scoring.Domain.Rules;

/// <summary>How a measured value becomes a level if no level is given: the highest level whose limit is reached.</summary>
/// <param name="Limits">The limit of level 1, 2, 3 …, in the unit of the measure; null for a level that every value reaches.</param>
/// <param name="HigherIsBetter">True if more is better; false for rates such as poverty.</param>
/// <param name="EqualMeets">True if a value equal to a limit meets it; false if it must be beyond.</param>
/// <remarks>
/// Published thresholds of indicators overlap by a hundredth or share an edge. The rule for indicator tables: a value that meets the limit
/// of the higher level as printed has the higher level. That is the reading that favours the region, and it is stated with every level so
/// derived.
/// </remarks>
public sealed record Thresholds(IReadOnlyList<decimal?> Limits, bool HigherIsBetter, bool EqualMeets = true)
{
    /// <summary>The level of a measured value: 1 to the number of limits, or 0 if not even the first limit is met.</summary>
    public int LevelOf(decimal measure)
    {
        for (var level = Limits.Count; level >= 1; level--)
        {
            if (
                Limits[level - 1] is not { } limit
                || (HigherIsBetter ? measure > limit : measure < limit)
                || (EqualMeets && measure == limit)
            )
                return level;
        }
        return 0;
    }
}

/// <summary>One line of an indicator table (indikator): a level of 0 to n yields weight × level points.</summary>
/// <param name="Id">Its id in the rule file, kebab-case.</param>
/// <param name="Number">The official number, for example "16" or "2a".</param>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Points per level (bobot).</param>
/// <param name="Levels">The levels that may be reported, ascending, for example 0, 1, 2, 3.</param>
/// <param name="Wording">The requirement of each level above 0, in the source's words; may be empty.</param>
/// <param name="Mandatory">
/// True if the rule obliges everybody to report it; a missing one is flagged, it costs no more than its points.
/// </param>
/// <param name="Variable">The variable (group of indicators) it belongs to, or null.</param>
/// <param name="Thresholds">How a measure becomes a level, or null if only levels are reported.</param>
/// <param name="Citation">The source of the weight and wording.</param>
public sealed record Indicator(
    string Id,
    string Number,
    Text Name,
    decimal Weight,
    IReadOnlyList<int> Levels,
    IReadOnlyList<string> Wording,
    bool Mandatory,
    string? Variable,
    Thresholds? Thresholds,
    Citation? Citation
)
{
    /// <summary>The most points that it can yield.</summary>
    public decimal Maximum => Weight * Levels[^1];
}

/// <summary>Which level counts where a level was reported without evidence.</summary>
public enum WithoutEvidence
{
    /// <summary>The level reported as verified, as if evidence were not asked for.</summary>
    Reported,

    /// <summary>The level that the region claimed; the verified one if it claimed none.</summary>
    Claimed,

    /// <summary>The indicator's lowest level.</summary>
    Lowest,

    /// <summary>None: as if nothing had been reported.</summary>
    Nothing,
}

/// <summary>The indicators that are reported at one level (of the region, or of each innovation).</summary>
/// <param name="Level">Where they are reported.</param>
/// <param name="Indicators">The indicators in the order of the table; facts are packed in this order.</param>
public sealed record IndicatorTable(Level Level, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Which level counts where one was reported without evidence.</summary>
    public WithoutEvidence WithoutEvidence { get; init; }

    /// <summary>The source of that rule; null if the edition says nothing of evidence.</summary>
    public Citation? EvidenceCitation { get; init; }

    /// <summary>The most points that the table can yield for one unit.</summary>
    public decimal Maximum => Indicators.Sum(indicator => indicator.Maximum);

    /// <summary>Finds an indicator by official number or id. Returns −1 if there is none.</summary>
    public int Find(string numberOrId)
    {
        for (var i = 0; i < Indicators.Count; i++)
        {
            if (Indicators[i].Number == numberOrId || Indicators[i].Id == numberOrId)
                return i;
        }
        return -1;
    }
}
