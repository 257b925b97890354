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
        if (weights is null || (declared ?? (unit == 1m ? null : unit)) is not { } total)
            return;
        var sum = weights.Sum(weight => weight.Amount);
        if (sum != total)
            entry.Faults.Add(FaultCodes.WeightsTotal, entry.LineOf(declared is null ? list : "weights-total"), list, sum, total);
        else if (unit == 100m && sum != 100m)
            entry.Faults.Warn(FaultCodes.WeightsNotHundred, entry.LineOf("weights-total"), list, sum);
    }
}
