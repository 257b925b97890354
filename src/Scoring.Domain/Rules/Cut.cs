using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>Who decides which units advance.</summary>
public enum CutBy
{
    /// <summary>The marks: the best, as far as there are places.</summary>
    Marks,

    /// <summary>No decision: all that have a rank and meet the minimum marks.</summary>
    All,

    /// <summary>The plenary, unit by unit; the outcome by marks alone is shown as well.</summary>
    Hand,
}

/// <summary>How a reserved place is treated if it stays empty because no candidate of its quota is left.</summary>
public enum FillUp
{
    /// <summary>It stays empty.</summary>
    LeaveEmpty,

    /// <summary>It goes to the next best of all.</summary>
    NextBest,

    /// <summary>It goes to the best one left of the first quota of a listed order that has one left.</summary>
    InOrder,
}

/// <summary>What becomes of units that are equal on both sides of the line, where no key separates them.</summary>
public enum TiedAtLine
{
    /// <summary>All of them advance: more than there are places.</summary>
    Together,

    /// <summary>None of them advances: never more than there are places.</summary>
    None,

    /// <summary>The plenary enters the outcome of a run-off among them; until then none of them advances.</summary>
    RunOff,
}

/// <summary>A part of those with a rank that advances.</summary>
/// <param name="Percent">More than 0, at most 100.</param>
/// <param name="Mode">How the number of places is rounded to a whole number.</param>
public sealed record ShareOfRanked(Constant Percent, RoundingMode Mode)
{
    /// <summary>How many places that makes.</summary>
    /// <param name="ranked">The number of units with a rank.</param>
    public int PlacesOf(int ranked) => (int)new Rounding(0, Mode).Apply(Exact.Divide(Percent.Amount * ranked, 100m));
}

/// <summary>Which units advance from a ranking, or are announced by it.</summary>
/// <param name="Top">
/// How many; for each cluster if the ranking ranks clusters apart, for each value of <see cref="Per"/>. Null: all, or as many as the
/// plenary picks, or the number that <see cref="Share"/> makes.
/// </param>
/// <param name="Citation">The source of the number.</param>
public sealed record Cut(int? Top, Citation? Citation)
{
    /// <summary>Who decides which units advance.</summary>
    public CutBy By { get; init; } = CutBy.Marks;

    /// <summary>
    /// The attribute of which each value has <see cref="Top"/> places of its own, in one ranking; null if the places are for all. Units
    /// without it form their own group.
    /// </summary>
    public string? Per { get; init; }

    /// <summary>The part of those with a rank that advances, in place of a number; null for none.</summary>
    public ShareOfRanked? Share { get; init; }

    /// <summary>
    /// What becomes of units that are equal on both sides of the line. Quotas give their places one by one and do not ask.
    /// </summary>
    public TiedAtLine AtLine { get; init; }

    /// <summary>True if the plenary enters who advances, or who won a run-off.</summary>
    public bool TakesPicks => By == CutBy.Hand || AtLine == TiedAtLine.RunOff;

    /// <summary>The minimum marks; a unit advances only if it meets all that apply to it.</summary>
    public IReadOnlyList<MinimumMark> Minimums { get; init; } = [];

    /// <summary>The quotas, in the order in which their reserved places are given.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>How a reserved place that stays empty is treated.</summary>
    public FillUp FillUp { get; init; } = FillUp.LeaveEmpty;

    /// <summary>The source of the rules for empty places and for who picks; null if there are none.</summary>
    public Citation? FillUpCitation { get; init; }

    /// <summary>The quotas that fill empty places, in order; empty unless <see cref="FillUp"/> is <see cref="FillUp.InOrder"/>.</summary>
    public IReadOnlyList<Quota> FillOrder { get; init; } = [];

    /// <summary>Every citation of the cut; null for a value without one.</summary>
    public IEnumerable<Citation?> Citations =>
        [
            Citation,
            FillUpCitation,
            Share?.Percent.Citation,
            .. Minimums.Select(minimum => minimum.AtLeast.Citation),
            .. Quotas.SelectMany(quota => new[] { quota.AtLeast?.Citation, quota.AtMost?.Citation }),
        ];
}

/// <summary>
/// A mark that a unit must have reached to advance (nilai ambang). It changes no rank; the places go to the best of those that reached it.
/// </summary>
/// <param name="Step">
/// The step whose value is compared, exactly or as the step itself rounds it: overall, of a stage, of a category.
/// </param>
/// <param name="AtLeast">The lowest sufficient value, in the unit of the step. A unit without a value does not reach it.</param>
/// <param name="Where">The units that it applies to: those that meet all conditions; empty for every unit.</param>
public sealed record MinimumMark(Step Step, Constant AtLeast, IReadOnlyList<Condition> Where);

/// <summary>Places for units of one kind (kuota): of an institution, a group, a category, a region, 3T.</summary>
/// <param name="Id">Kebab-case id, unique in the cut.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">The units that it applies to: those that meet all conditions. A unit may be in several quotas.</param>
/// <param name="AtLeast">How many places are reserved for it, or null.</param>
/// <param name="AtMost">The maximum number of it that may advance, however good; null for any number.</param>
public sealed record Quota(string Id, Text Name, IReadOnlyList<Condition> Where, Constant? AtLeast, Constant? AtMost);
