namespace Scoring.Domain.Hierarchy;

/// <summary>Something about an indicator's reported values that a committee should look at.</summary>
public enum DataFlag
{
    /// <summary>Fewer than 65 of 100 units reported it.</summary>
    FewReported,

    /// <summary>Half of the values or more are 0.</summary>
    ManyZeros,

    /// <summary>Half of the values or more, and at least two, are one and the same.</summary>
    ManyEqual,

    /// <summary>Five units or more have two different values only, as of a yes or no.</summary>
    TwoValues,

    /// <summary>Skewness of 2 or more in size with excess kurtosis of 3.5 or more.</summary>
    Outliers,
}

/// <summary>
/// How often values of a column repeat. Figures for a report, never part of a score. Limits of the flags: COINr 1.1.14, get_stats
/// (availability 0.65, zeros and equal values 0.5, skewness 2, kurtosis 3.5); two values only is ours.
/// </summary>
/// <param name="Median">The middle value, or the mean of the two in the middle; null if nobody has one.</param>
/// <param name="Zeros">How many values are 0.</param>
/// <param name="Different">How many different values there are.</param>
/// <param name="MostFrequent">How many units share the value that is most frequent; 0 if nobody has one.</param>
/// <param name="Flags">What should be looked at.</param>
public sealed record ValueShape(decimal? Median, int Zeros, int Different, int MostFrequent, IReadOnlyList<DataFlag> Flags)
{
    private const decimal LeastReported = 0.65m;
    private const decimal MostAlike = 0.5m;
    private const int LeastForTwo = 5;
    private const decimal LongTail = 2m;
    private const decimal HeavyTail = 3.5m;

    /// <summary>The figures of a column; units without a value count only for availability.</summary>
    public static ValueShape Of(IReadOnlyList<decimal?> column)
    {
        var present = Moments.Present(column);
        var groups = present.GroupBy(value => value).Select(group => group.Count()).ToList();
        var (zeros, most) = (present.Count(value => value == 0m), groups.Count == 0 ? 0 : groups.Max());
        IEnumerable<DataFlag> Flags()
        {
            if (present.Length < LeastReported * column.Count)
                yield return DataFlag.FewReported;
            if (present.Length == 0)
                yield break;
            if (zeros >= MostAlike * present.Length)
                yield return DataFlag.ManyZeros;
            if (most > 1 && most >= MostAlike * present.Length)
                yield return DataFlag.ManyEqual;
            if (groups.Count == 2 && present.Length >= LeastForTwo)
                yield return DataFlag.TwoValues;
            if (Moments.Skewness(present) is { } skewness && Math.Abs(skewness) >= LongTail && Moments.Kurtosis(present) >= HeavyTail)
                yield return DataFlag.Outliers;
        }
        return new ValueShape(Moments.Median(present), zeros, groups.Count, most, [.. Flags()]);
    }
}
