using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>Who says which units go on.</summary>
public enum CutBy
{
    /// <summary>The marks: the best, as far as there are places.</summary>
    Marks,

    /// <summary>Nobody has to: all that have a rank and meet the minimum marks.</summary>
    All,

    /// <summary>The plenary, unit by unit; what the marks alone would give is shown beside.</summary>
    Hand,
}

/// <summary>What becomes of a place that is reserved for a quota and stays empty, because nobody of the quota is left.</summary>
public enum FillUp
{
    /// <summary>It stays empty.</summary>
    LeaveEmpty,

    /// <summary>It goes to the next best of anyone.</summary>
    NextBest,

    /// <summary>It goes to the best one left of the first quota of a listed order that has one left.</summary>
    InOrder,
}

/// <summary>Which units go on from a ranking, or are announced by it.</summary>
/// <param name="Top">How many; of each cluster where the ranking ranks clusters apart, of each value of <see cref="Per"/>. Null: all, or as many as the plenary picks.</param>
/// <param name="Citation">Where the number comes from.</param>
/// <remarks>Without quotas, units that no key tells apart from the last one in go on with it; the ranking says so.</remarks>
public sealed record Cut(int? Top, Citation? Citation)
{
    /// <summary>Who says which units go on.</summary>
    public CutBy By { get; init; } = CutBy.Marks;

    /// <summary>The attribute of which each value has <see cref="Top"/> places of its own, in one ranking; null where the places are for all. Units without it form a group of their own.</summary>
    public string? Per { get; init; }

    /// <summary>The marks that a unit must have reached; a unit goes on only where it meets all whose scope it is in.</summary>
    public IReadOnlyList<MinimumMark> Minimums { get; init; } = [];

    /// <summary>The quotas, in the order in which their reserved places are given.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>What becomes of a reserved place that stays empty.</summary>
    public FillUp FillUp { get; init; } = FillUp.LeaveEmpty;

    /// <summary>Where it is said what becomes of empty places, and who picks; null where nothing of the kind is said.</summary>
    public Citation? FillUpCitation { get; init; }

    /// <summary>The quotas that fill empty places, the first one first; empty unless <see cref="FillUp"/> is <see cref="FillUp.InOrder"/>.</summary>
    public IReadOnlyList<Quota> FillOrder { get; init; } = [];

    /// <summary>Every citation of the cut; null where a value has none.</summary>
    public IEnumerable<Citation?> Citations =>
        [
            Citation,
            FillUpCitation,
            .. Minimums.Select(minimum => minimum.AtLeast.Citation),
            .. Quotas.SelectMany(quota => new[] { quota.AtLeast?.Citation, quota.AtMost?.Citation }),
        ];
}

/// <summary>A mark that a unit must have reached to go on (nilai ambang). It changes no rank; the places go to the best of those that reached it.</summary>
/// <param name="Step">The step whose value is compared, exactly or as the step itself rounds it: overall, of a stage, of a category.</param>
/// <param name="AtLeast">The lowest value that will do, in the unit of the step. A unit without a value does not reach it.</param>
/// <param name="Where">The units that it holds for: those that meet all conditions; empty for every unit.</param>
public sealed record MinimumMark(Step Step, Constant AtLeast, IReadOnlyList<Condition> Where);

/// <summary>Places for units of one kind (kuota): of an institution, a group, a category, a region, 3T.</summary>
/// <param name="Id">Kebab-case id, unique in the cut.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">Which units it is for: those that meet all conditions. A unit may be in several quotas.</param>
/// <param name="AtLeast">How many places are reserved for it; null for none.</param>
/// <param name="AtMost">How many of it may go on, however good; null for any number.</param>
public sealed record Quota(string Id, Text Name, IReadOnlyList<Condition> Where, Constant? AtLeast, Constant? AtMost);
