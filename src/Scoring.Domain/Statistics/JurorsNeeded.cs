namespace Scoring.Domain.Statistics;

/// <summary>
/// How many jurors must mark an entry for the mean of their marks to be so reliable: k = R (1 − ρ) / (ρ (1 − R)), rounded up, with the
/// reliability ρ of one juror. Source: Spearman (1910) and Brown (1910), British Journal of Psychology 3, 271–322; the decision study of
/// Brennan, Generalizability Theory (2001), 4.1.
/// </summary>
public static class JurorsNeeded
{
    /// <summary>The number; null if no number of jurors would do, as one alone tells nothing.</summary>
    /// <param name="reliability">The reliability wanted of the mean, above 0 and below 1.</param>
    /// <param name="single">The reliability of one juror's mark, at most 1; null for none.</param>
    public static int? For(decimal reliability, decimal? single)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(reliability, 0m);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reliability, 1m);
        if (single is not > 0m)
            return null;
        var exact = Numbers.Exact.Divide(reliability * (1m - single.Value), single.Value * (1m - reliability));
        return exact > int.MaxValue ? null : Math.Max(1, (int)Math.Ceiling(Numbers.Exact.Canonicalize(exact)));
    }
}
