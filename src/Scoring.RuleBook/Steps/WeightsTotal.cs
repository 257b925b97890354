using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>
/// Weights must add up to the declared total: <c>weights-total</c>, otherwise what they are parts of; multipliers need not.
/// </summary>
internal static class WeightsTotal
{
    /// <summary>Reports weights that do not add up.</summary>
    /// <param name="entry">The map that declares the total.</param>
    /// <param name="list">The key of the weighed list.</param>
    /// <param name="weights">The weights; null if one is faulty: then nothing can be checked.</param>
    /// <param name="unit">What they are parts of; null in a mean.</param>
    public static void Check(Entry entry, string list, IReadOnlyList<Constant>? weights, decimal? unit)
    {
        var declared = entry.Number("weights-total");
        if (weights is null or { Count: 0 })
            return;
        var sum = weights.Sum(weight => weight.Amount);
        if ((declared ?? (unit == 1m ? null : unit)) is not { } total)
        {
            WarnOfUnchecked(entry, list, weights, sum);
            return;
        }
        if (sum != total)
            entry.Faults.Add(FaultCodes.WeightsTotal, entry.LineOf(declared is null ? list : "weights-total"), list, sum, total);
        else if (unit == 100m && sum != 100m)
            entry.Faults.Warn(FaultCodes.WeightsNotHundred, entry.LineOf("weights-total"), list, sum);
    }

    // No total says what these must add up to: a typing error shows only in what they look like.
    private static void WarnOfUnchecked(Entry entry, string list, IReadOnlyList<Constant> weights, decimal sum)
    {
        var (least, most) = (weights.Min(weight => weight.Amount), weights.Max(weight => weight.Amount));
        if (least < 1m && most >= 10m)
            entry.Faults.Warn(FaultCodes.WeightsMixed, entry.LineOf(list), list, least, most);
        foreach (var whole in new[] { 100m, 1m })
        {
            if (sum != whole && Math.Abs(sum - whole) <= whole * 0.05m && weights.Count > 1)
                entry.Faults.Warn(FaultCodes.WeightsNearly, entry.LineOf(list), list, sum, whole);
        }
    }
}
