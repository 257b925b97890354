using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>What equal units get.</summary>
public enum RankConvention
{
    /// <summary>1 2 2 4: equal units share the best place, the next skips.</summary>
    Standard,

    /// <summary>1 3 3 4: equal units share the worst place.</summary>
    Modified,

    /// <summary>1 2 2 3: equal units share a place and no place is skipped.</summary>
    Dense,

    /// <summary>1 2.5 2.5 4: equal units share the mean of their places.</summary>
    Fractional,

    /// <summary>
    /// 1 2 3 4: each unit has its own place; equal units are ordered by the declared draw (<see cref="RankingRule.Draw"/>).
    /// </summary>
    Ordinal,
}

/// <summary>One key of an order.</summary>
/// <param name="Step">The step whose value is compared; null if the unit's id is compared.</param>
/// <param name="Descending">True if more comes first.</param>
/// <param name="Citation">The source of the key.</param>
public sealed record RankingKey(Step? Step, bool Descending, Citation? Citation = null);

/// <summary>A ranking of an edition (pemeringkatan).</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">What is ranked.</param>
/// <param name="Score">The step whose value is published as the score.</param>
/// <param name="Where">Conditions on the units that take part; all must be met.</param>
/// <param name="Among">The ranking whose cut a unit must have passed; null if all take part.</param>
/// <param name="Within">The attribute that splits the ranking into clusters ranked apart; null if there is one cluster.</param>
/// <param name="Keys">What decides the rank, in order. Units equal in all of them share a rank.</param>
/// <param name="ListedBy">What orders units that share a rank, for lists and cuts only.</param>
/// <param name="Convention">What equal units get.</param>
/// <param name="Cut">Who advances or is announced; null if nobody is singled out.</param>
/// <param name="Bands">The bands of its score; null if the edition's bands do not apply to it.</param>
/// <param name="Rounding">How the published score is rounded.</param>
/// <param name="LeavesOutAbsent">
/// True if a unit without a score is not listed; false if it is listed without rank. A unit that has a value and cannot be assessed is
/// listed either way.
/// </param>
/// <param name="Citation">The source of the ranking.</param>
public sealed record RankingRule(
    string Id,
    Text Name,
    Level Level,
    Step Score,
    IReadOnlyList<Condition> Where,
    string? Among,
    string? Within,
    IReadOnlyList<RankingKey> Keys,
    IReadOnlyList<RankingKey> ListedBy,
    RankConvention Convention,
    Cut? Cut,
    BandTable? Bands,
    Rounding Rounding,
    bool LeavesOutAbsent,
    Citation? Citation
)
{
    /// <summary>True if the lowest score comes first, as of places.</summary>
    public bool LowestFirst => Keys is [{ Descending: false } first, ..] && first.Step == Score;

    /// <summary>The draw that orders equal units; null unless the convention is <see cref="RankConvention.Ordinal"/>.</summary>
    public Draw? Draw { get; init; }

    /// <summary>
    /// True if a submission that breaks an eligibility rule has no rank here: it is listed with the rules it breaks. This is so for every
    /// ranking of innovations, unless the rule file says <c>eligibility: ignored</c>; an edition without eligibility rules refuses nobody.
    /// </summary>
    public bool EligibleOnly { get; init; } = true;
}
