using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>How an indicator's values are read, as its own line says.</summary>
/// <param name="LowerIsBetter">True if a low value is good; normalised values always rise with better values.</param>
/// <param name="Target">The target value, in the indicator's unit; null if there is none.</param>
/// <param name="Low">The lower goalpost, agreed beforehand; null if there is none.</param>
/// <param name="High">The upper goalpost, above the lower one; null if there is none.</param>
public sealed record Yardstick(bool LowerIsBetter = false, Constant? Target = null, Constant? Low = null, Constant? High = null);

/// <summary>
/// Converts indicators of different units to one scale. Units without a value neither count nor get one. If all values of a column are
/// equal and the formula would divide by 0, no unit gets a value: such an indicator carries no information, and the tree leaves it out.
/// </summary>
public abstract record Normalisation
{
    /// <summary>Its name in rule files and explanations.</summary>
    public abstract string Kind { get; }

    /// <summary>True if it can give values below 0, for which geometric, harmonic and power means are undefined.</summary>
    public virtual bool CanBeNegative => false;

    /// <summary>True if the worst unit of an indicator gets 0, which makes a geometric or harmonic mean 0 as a whole.</summary>
    public virtual bool CanBeZero => false;

    /// <summary>True if one unit always gets 0, because the lower end is the worst unit's and not a limit set beforehand.</summary>
    public virtual bool WorstIsZero => CanBeZero;

    /// <summary>The source of the choice; null only in rules built by hand for a test.</summary>
    public Citation? Citation { get; init; }

    /// <summary>
    /// The attribute of units within whose groups bounds, mean, deviation and places are taken; null for all units together. A unit
    /// without a group then has no value. Source: COINr, normalisation within groups.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>The normalisation of a name in rule files; null if there is none.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="from">The lower end, of those onto an interval.</param>
    /// <param name="to">The upper end.</param>
    /// <param name="beyondCounts">True if values beyond a target count as they are.</param>
    public static Normalisation? Named(string kind, Constant from, Constant to, bool beyondCounts = false) =>
        kind switch
        {
            "min-max" => new MinMax(from, to),
            "percentile-rank" => new PercentileRank(from, to),
            "distance-to-best" => new DistanceToBest(from, to),
            "distance-to-target" => new DistanceToTarget(from, to, beyondCounts),
            "goalposts" => new Goalposts(from, to),
            "z-score" => new ZScore(),
            "rank" => new RankFromWorst(),
            "borda" => new BordaPoints(),
            _ => null,
        };

    /// <summary>The formula with the numbers read from the column.</summary>
    /// <param name="column">
    /// The indicator's values, of several years if the rule's bounds include them; null for a unit without one.
    /// </param>
    /// <param name="yardstick">Direction, target and goalposts of the indicator.</param>
    public abstract Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick);

    /// <summary>A formula that gives no unit a value.</summary>
    private protected Fitted None(params Constant[] constants) => new(Kind, constants, _ => null);

    /// <summary>How many values of an ascending array are worse than a value.</summary>
    private protected static int Worse(decimal[] sorted, decimal value, bool lowerIsBetter)
    {
        var first = FirstFrom(sorted, value, false);
        return lowerIsBetter ? sorted.Length - FirstFrom(sorted, value, true) : first;
    }

    private static int FirstFrom(decimal[] sorted, decimal value, bool above)
    {
        int low = 0,
            high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (sorted[middle] < value || (above && sorted[middle] == value))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>A normalisation whose share from 0 to 1 is stretched onto an interval: y = from + share × (to − from).</summary>
/// <param name="From">The lower end: the result for the worst.</param>
/// <param name="To">The upper end, above the lower one.</param>
public abstract record IntervalNormalisation(Constant From, Constant To) : Normalisation
{
    /// <inheritdoc/>
    public override bool CanBeNegative => From.Amount < 0m;

    /// <inheritdoc/>
    public override bool CanBeZero => From.Amount <= 0m && To.Amount >= 0m;

    /// <summary>The share on the interval; 0 and 1 give exactly its ends.</summary>
    private protected decimal Stretch(decimal share) => share == 1m ? To.Amount : From.Amount + share * (To.Amount - From.Amount);

    /// <summary>A formula over the share.</summary>
    private protected Fitted Stretched(IEnumerable<Constant> constants, Func<decimal, decimal> share) =>
        new(Kind, [.. constants, From, To], value => Stretch(share(value)));
}
