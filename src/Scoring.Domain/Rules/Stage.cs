using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Scoresheets;

namespace Scoring.Domain.Rules;

/// <summary>A criterion of a stage (kriteria): a leaf is marked, a branch combines its children.</summary>
/// <param name="Id">Kebab-case id, unique in the stage; the column name in wide mark files.</param>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its weight among its siblings (bobot), in the unit that the stage's <see cref="Stage.WeightUnit"/> says.</param>
/// <param name="Children">Its parts; empty for a leaf.</param>
/// <param name="Scale">Its own scale; null for a branch and if the stage's scale applies.</param>
/// <param name="Citation">The source of the weight.</param>
public sealed record Criterion(string Id, Text Name, decimal Weight, IReadOnlyList<Criterion> Children, Scale? Scale, Citation? Citation)
{
    /// <summary>True if jurors mark it themselves.</summary>
    public bool IsLeaf => Children.Count == 0;
}

/// <summary>How a second scoresheet of the same juror for the same innovation is treated.</summary>
public enum SecondSheet
{
    /// <summary>It is refused as a problem of the data.</summary>
    Refused,

    /// <summary>The newest counts, by submission time, then sheet number; the older one is stored and shown.</summary>
    NewestCounts,

    /// <summary>All count; together they are one seat, whose mark is their mean. A juror never fills two seats.</summary>
    AllCount,

    /// <summary>As <see cref="AllCount"/>, and the entry is flagged for discussion.</summary>
    AllKeptAndFlagged,
}

/// <summary>The criteria for entries of some categories, if a stage has several rubrics.</summary>
/// <param name="Id">Kebab-case id, unique in the stage.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values of the stage's <see cref="Stage.RubricBy"/> that it applies to.</param>
/// <param name="Criteria">The roots of its tree.</param>
/// <param name="FirstLeaf">The position of its first leaf among all leaves of the stage.</param>
public sealed record Rubric(string Id, Text Name, IReadOnlyList<string> Values, IReadOnlyList<Criterion> Criteria, int FirstLeaf)
{
    /// <summary>How many leaves it has.</summary>
    public int LeafCount { get; } = Criteria.Sum(LeavesBelow);

    /// <summary>How many leaves a criterion has; 1 for a leaf.</summary>
    public static int LeavesBelow(Criterion criterion) => criterion.IsLeaf ? 1 : criterion.Children.Sum(LeavesBelow);
}

/// <summary>A round of marking (tahap penilaian).</summary>
/// <param name="Id">Kebab-case id; the value of the column <c>stage</c> in mark files.</param>
/// <param name="Name">Its name.</param>
/// <param name="Criteria">The roots of its tree of criteria.</param>
/// <param name="Scale">The scale of every leaf without its own.</param>
/// <param name="WeightUnit">What the weights are parts of: 100 for percent, 1 for multipliers.</param>
/// <param name="SecondSheet">How a second sheet of one juror for one innovation is treated.</param>
/// <param name="Seats">How many jurors are appointed for each innovation; null if unspecified.</param>
/// <param name="Institutions">The institutions that the jurors come from; empty if unspecified.</param>
/// <param name="Citation">The source of the stage.</param>
public sealed record Stage(
    string Id,
    Text Name,
    IReadOnlyList<Criterion> Criteria,
    Scale Scale,
    decimal WeightUnit,
    SecondSheet SecondSheet,
    int? Seats,
    IReadOnlyList<string> Institutions,
    Citation? Citation
)
{
    /// <summary>The attribute of the entry that decides its rubric; null if the stage has one for all.</summary>
    public string? RubricBy { get; init; }

    /// <summary>The rubrics, whose criteria follow each other in <see cref="Criteria"/>; empty if the stage has one for all.</summary>
    public IReadOnlyList<Rubric> Rubrics { get; init; } = [];

    /// <summary>The name of the juror whose sheets are the plenary's, or null. They are separate from those of the jurors.</summary>
    public string? ConsensusJuror { get; init; }

    /// <summary>The ranking whose cut selects the stage's entries; null if it has all eligible ones.</summary>
    public string? EntriesOf { get; init; }

    /// <summary>How many entries a juror has at most; null for any number.</summary>
    public int? AtMost { get; init; }

    /// <summary>
    /// The kinds of conflicts of interest that bar a juror from an entry, in the order in which they are checked; all of them by default.
    /// </summary>
    public IReadOnlyList<string> Conflicts { get; init; } = ConflictCheck.Kinds;

    /// <summary>When a comment is mandatory on submitting a sheet; empty if never.</summary>
    public IReadOnlyList<CommentRule> Comments { get; init; } = [];

    /// <summary>True if all sheets of one juror for one entry share one seat.</summary>
    public bool SharesSeats => SecondSheet is SecondSheet.AllCount or SecondSheet.AllKeptAndFlagged;

    /// <summary>The rubric for a value of <see cref="RubricBy"/>, or null.</summary>
    public Rubric? RubricFor(string? value) =>
        value is null ? null : Rubrics.FirstOrDefault(rubric => rubric.Values.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>The criteria that jurors mark, in the order of the tree; sheets are packed in this order.</summary>
    public IReadOnlyList<Criterion> Leaves { get; } = [.. Flatten(Criteria)];

    /// <summary>The scale that applies to a leaf.</summary>
    public Scale ScaleOf(Criterion leaf) => leaf.Scale ?? Scale;

    private static IEnumerable<Criterion> Flatten(IEnumerable<Criterion> criteria) =>
        criteria.SelectMany(criterion => criterion.IsLeaf ? [criterion] : Flatten(criterion.Children));
}
