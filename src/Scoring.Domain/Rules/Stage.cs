namespace Scoring.Domain.Rules;

/// <summary>The marks that a juror may give (skala): every value between two limits, or only the listed ones.</summary>
/// <param name="From">The lowest mark.</param>
/// <param name="To">The highest mark.</param>
/// <param name="Values">The only marks allowed, ascending; null where every value from–to is.</param>
/// <param name="Decimals">How many decimals a mark may have.</param>
/// <param name="Citation">Where the scale comes from.</param>
public sealed record Scale(decimal From, decimal To, IReadOnlyList<decimal>? Values, int Decimals, Citation? Citation)
{
    /// <summary>True where a juror may give this mark.</summary>
    public bool Allows(decimal mark) =>
        Values is not null
            ? Values.Contains(mark)
            : mark >= From && mark <= To && decimal.Round(mark, Decimals, MidpointRounding.ToZero) == mark;
}

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

    /// <summary>All count.</summary>
    AllCount,
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
    /// <summary>The criteria that jurors mark, in the order of the tree; sheets are packed in this order.</summary>
    public IReadOnlyList<Criterion> Leaves { get; } = [.. Flatten(Criteria)];

    /// <summary>The scale that holds for a leaf.</summary>
    public Scale ScaleOf(Criterion leaf) => leaf.Scale ?? Scale;

    private static IEnumerable<Criterion> Flatten(IEnumerable<Criterion> criteria) =>
        criteria.SelectMany(criterion => criterion.IsLeaf ? [criterion] : Flatten(criterion.Children));
}
