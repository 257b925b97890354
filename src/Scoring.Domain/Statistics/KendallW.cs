using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// Kendall's coefficient of concordance: how similarly jurors order the entries, W = 12 S / (m² (n³ − n) − m ΣT), S the squared
/// deviations of the entries' sums of ranks from their mean, T = Σ (t³ − t) over the ties of a juror; ties share the mean of their
/// ranks. 0 to 1. χ² = m (n − 1) W with n − 1 degrees of freedom, adequate from about eight entries on. Needs a complete table.
/// Source: Kendall and Babington Smith, Annals of Mathematical Statistics 10 (1939), 275.
/// </summary>
/// <param name="Refusal">Why there is none; None if there is one.</param>
/// <param name="W">W, corrected for ties; null if refused.</param>
/// <param name="ChiSquare">χ²; null if refused.</param>
/// <param name="Freedom">Its degrees of freedom; 0 if refused.</param>
/// <param name="Probability">P(χ² at least this large) if jurors ordered at random, an approximation; null if refused.</param>
public sealed record KendallW(AgreementRefusal Refusal, decimal? W, decimal? ChiSquare, int Freedom, decimal? Probability)
{
    /// <summary>W, or the reason why not.</summary>
    public static KendallW Of(MarkTable table)
    {
        int n = table.Entries.Count,
            m = table.Jurors.Count;
        if (n < 2 || m < 2 || !table.IsComplete)
            return Refused(
                n < 2 ? AgreementRefusal.TooFewEntries
                : m < 2 ? AgreementRefusal.TooFewJurors
                : AgreementRefusal.Incomplete
            );
        var sums = new decimal[n];
        var ties = 0m;
        for (var column = 0; column < m; column++)
        {
            var at = column;
            var first = 1m;
            foreach (var group in Enumerable.Range(0, n).GroupBy(row => table.Row(row)[at].Mark).OrderByDescending(group => group.Key))
            {
                decimal t = group.Count();
                ties += t * t * t - t;
                foreach (var row in group)
                    sums[row] += Exact.Divide(2m * first + t - 1m, 2m);
                first += t;
            }
        }
        var middle = Exact.Divide(m * (n + 1m), 2m);
        var deviations = sums.Sum(sum => (sum - middle) * (sum - middle));
        var greatest = (decimal)m * m * n * (n * (decimal)n - 1) - m * ties;
        if (greatest == 0m)
            return Refused(AgreementRefusal.NoVariation);
        var w = Exact.Divide(12m * deviations, greatest);
        var square = (double)(m * (n - 1m) * w);
        return new KendallW(
            AgreementRefusal.None,
            FifteenDigits.Of((double)w),
            FifteenDigits.Of(square),
            n - 1,
            FifteenDigits.Of(Distributions.ChiSquareUpper(square, n - 1))
        );
    }

    private static KendallW Refused(AgreementRefusal refusal) => new(refusal, null, null, 0, null);
}
