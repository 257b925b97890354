using Scoring.Domain.Numbers;

namespace Scoring.Features.Ranking;

/// <summary>The median of several figures.</summary>
internal static class Medians
{
    /// <summary>The middle one, or the mean of the middle two; null if there are none.</summary>
    /// <param name="values">The figures in any order; they are sorted in place.</param>
    public static decimal? Of(decimal[] values)
    {
        if (values.Length == 0)
            return null;
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : Exact.Canonicalize(Exact.Divide(values[middle - 1] + values[middle], 2m));
    }
}
