using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Scoresheets;

namespace Scoring.Domain.Rules;

/// <summary>A criterion of a stage (kriteria): a leaf is marked, a branch combines its children.</summary>
/// <param name="Id">Kebab-case id, unique in the stage; the column name in wide mark files.</param>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its weight among its siblings (bobot), in the unit that the stage's <see cref="Stage.WeightUnit"/> says.</param>
/// <param name="Children">Its parts; empty for a leaf.</param>
/// <param name="Scale">Its own scale; null for a branch and where the stage's scale holds.</param>
/// <param name="Citation">Where the weight comes from.</param>
public sealed record Criterion(string Id, Text Name, decimal Weight, IReadOnlyList<Criterion> Children, Scale? Scale, Citation? Citation)
{
    /// <summary>True where jurors mark it themselves.</summary>
    public bool IsLeaf => Children.Count == 0;
}

/// <summary>What a second scoresheet of the same juror for the same innovation does.</summary>
public enum SecondSheet
{
    /// <summary>It is refused as a problem of the data.</summary>
    Refused,

    /// <summary>The newest counts, by submission time, then sheet number; the older is kept and shown.</summary>
    NewestCounts,

    /// <summary>All are kept; together they are one seat, whose mark is their mean. A juror never fills two seats.</summary>
    AllCount,

    /// <summary>As <see cref="AllCount"/>, and the entry is flagged for discussion.</summary>
    AllKeptAndFlagged,
}

/// <summary>The criteria for entries of some categories, where a stage has several rubrics.</summary>
/// <param name="Id">Kebab-case id, unique in the stage.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values of the stage's <see cref="Stage.RubricBy"/> that it is for.</param>
/// <param name="Criteria">The roots of its tree.</param>
/// <param name="FirstLeaf">The place of its first leaf among all leaves of the stage.</param>
public sealed record Rubric(string Id, Text Name, IReadOnlyList<string> Values, IReadOnlyList<Criterion> Criteria, int FirstLeaf)
{
    /// <summary>How many leaves it has.</summary>
    public int LeafCount { get; } = Criteria.Sum(LeavesBelow);

    /// <summary>How many leaves a criterion has, itself where it is one.</summary>
    public static int LeavesBelow(Criterion criterion) => criterion.IsLeaf ? 1 : criterion.Children.Sum(LeavesBelow);
}

/// <summary>A round of marking (tahap penilaian).</summary>
/// <param name="Id">Kebab-case id; the value of the column <c>stage</c> in mark files.</param>
/// <param name="Name">Its name.</param>
/// <param name="Criteria">The roots of its tree of criteria.</param>
/// <param name="Scale">The scale of every leaf that has none of its own.</param>
/// <param name="WeightUnit">What the weights are parts of: 100 for percent, 1 for multipliers.</param>
/// <param name="SecondSheet">What a second sheet of one juror for one innovation does.</param>
/// <param name="Seats">How many jurors are appointed for each innovation; null where that is not said.</param>
/// <param name="Institutions">The institutions that the jurors come from; empty where that is not said.</param>
/// <param name="Citation">Where the stage comes from.</param>
public sealed record Stage(
    string Id,
    Text Name,
    IReadOnlyList<Criterion> Criteria,
    Scale Scale,
    decimal WeightUnit,
    SecondSheet SecondSheet,
    int? Seats,
    IReadOnlyList<string> Institutions,
    Citation? Citation)
{
    /// <summary>The attribute of the entry that decides its rubric; null where the stage has one for all.</summary>
    public string? RubricBy { get; init; }

    /// <summary>The rubrics, whose criteria follow on each other in <see cref="Criteria"/>; empty where the stage has one for all.</summary>
    public IReadOnlyList<Rubric> Rubrics { get; init; } = [];

    /// <summary>The name of the juror whose sheets are the plenary's; null where there is none. They stand apart from those of the jurors.</summary>
    public string? ConsensusJuror { get; init; }

    /// <summary>The ranking whose cut says which entries the stage has; null where it has all that are eligible.</summary>
    public string? EntriesOf { get; init; }

    /// <summary>How many entries a juror has at most; null for any number.</summary>
    public int? AtMost { get; init; }

    /// <summary>The kinds of conflicts of interest that bar a juror from an entry, in the order in which they are looked for; all of them where the rule says nothing.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = ConflictCheck.Kinds;

    /// <summary>Where a comment is mandatory when a sheet is handed in; empty where nowhere.</summary>
    public IReadOnlyList<CommentRule> Comments { get; init; } = [];

    /// <summary>True where all sheets of one juror for one entry share one seat.</summary>
    public bool SharesSeats => SecondSheet is SecondSheet.AllCount or SecondSheet.AllKeptAndFlagged;

    /// <summary>The rubric for a value of <see cref="RubricBy"/>; null where none is for it.</summary>
    public Rubric? RubricFor(string? value) =>
        value is null ? null : Rubrics.FirstOrDefault(rubric => rubric.Values.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>The criteria that jurors mark, in the order of the tree; sheets are packed in this order.</summary>
    public IReadOnlyList<Criterion> Leaves { get; } = [.. Flatten(Criteria)];

    /// <summary>The scale that holds for a leaf.</summary>
    public Scale ScaleOf(Criterion leaf) => leaf.Scale ?? Scale;

    private static IEnumerable<Criterion> Flatten(IEnumerable<Criterion> criteria) =>
        criteria.SelectMany(criterion => criterion.IsLeaf ? [criterion] : Flatten(criterion.Children));
}
