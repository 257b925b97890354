using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// Fleiss' kappa (P̄ − P_e)/(1 − P_e) for categories such as pass and fail: P̄ the share of pairs of jurors who agree on an
/// entry, P_e the agreement expected by chance from the overall shares of the categories. At most 1; 0 is chance. Every entry
/// needs the same number of marks, not the same jurors. Standard error for the test of no agreement: √(2/(N n (n−1))) × √((Σ p
/// q)² − Σ p q (q − p)) / Σ p q, with q = 1 − p. Source: Fleiss, Psychological Bulletin 76 (1971), 378–382; the standard error
/// by Fleiss, Nee and Landis, Psychological Bulletin 86 (1979), 974–977.
/// </summary>
/// <param name="Refusal">Why there is none; None if there is one.</param>
/// <param name="Kappa">Kappa; null if refused.</param>
/// <param name="StandardError">Its standard error if jurors agreed by chance only; null if refused.</param>
/// <param name="Shares">The share of each category among all marks, in the order of the categories; empty if refused.</param>
public sealed record FleissKappa(AgreementRefusal Refusal, decimal? Kappa, decimal? StandardError, IReadOnlyList<decimal> Shares)
{
    /// <summary>Kappa of marks that are put into categories.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="categoryOf">The category of a mark, such as 1 for a pass and 0 for a fail.</param>
    public static FleissKappa Of(MarkTable table, Func<decimal, int> categoryOf)
    {
        int[] categories = [.. table.Marks.Select(mark => categoryOf(mark.Mark)).Distinct().Order()];
        return Of([
            .. Enumerable
                .Range(0, table.Entries.Count)
                .Select(row =>
                {
                    var counts = new int[categories.Length];
                    foreach (var mark in table.Row(row))
                        counts[Array.BinarySearch(categories, categoryOf(mark.Mark))]++;
                    return (IReadOnlyList<int>)counts;
                }),
        ]);
    }

    /// <summary>Kappa of counts.</summary>
    /// <param name="counts">For each entry how many jurors chose each category.</param>
    public static FleissKappa Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        if (counts.Count < 2)
            return Refused(AgreementRefusal.TooFewEntries);
        var jurors = counts[0].Sum();
        if (counts.Any(entry => entry.Sum() != jurors))
            return Refused(AgreementRefusal.UnequalNumbersOfMarks);
        if (jurors < 2)
            return Refused(AgreementRefusal.TooFewJurors);
        decimal n = jurors,
            entries = counts.Count;
        decimal[] shares =
        [
            .. Enumerable.Range(0, counts[0].Count).Select(category => Exact.Divide(counts.Sum(entry => entry[category]), n * entries)),
        ];
        if (shares.Contains(1m))
            return Refused(AgreementRefusal.NoVariation);
        var agreed = Exact.Divide(counts.Sum(entry => entry.Sum(count => (decimal)count * (count - 1))), n * (n - 1m) * entries);
        var chance = shares.Sum(share => share * share);
        var kappa = Exact.Canonicalize(Exact.Divide(agreed - chance, 1m - chance));
        var spread = shares.Sum(share => share * (1m - share));
        var skew = shares.Sum(share => share * (1m - share) * (1m - 2m * share));
        var error =
            Math.Sqrt((double)Exact.Divide(2m, entries * n * (n - 1m)))
            * Math.Sqrt((double)Exact.Canonicalize(spread * spread - skew))
            / (double)spread;
        return new FleissKappa(
            AgreementRefusal.None,
            FifteenDigits.Of((double)kappa),
            FifteenDigits.Of(error),
            [.. shares.Select(Exact.Canonicalize)]
        );
    }

    private static FleissKappa Refused(AgreementRefusal refusal) => new(refusal, null, null, []);
}
