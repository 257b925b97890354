using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// x / best if higher is better, best / x if lower is better, on an interval: 1 for the leader. Requires values above 0; others get none.
/// Source: OECD/JRC Handbook (2008), step 5, distance to a reference with the leader as the reference.
/// </summary>
/// <param name="From">The result for a share of 0.</param>
/// <param name="To">The result for the leader.</param>
public sealed record DistanceToBest(Constant From, Constant To) : IntervalNormalisation(From, To)
{
    /// <inheritdoc/>
    public override string Kind => "distance-to-best";

    /// <inheritdoc/>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        var above = Moments.Present(column.Where(value => value > 0m));
        if (above.Length == 0)
            return None();
        var best = yardstick.LowerIsBetter ? above[0] : above[^1];
        return new Fitted(Kind, [new Constant("best", best), From, To], value =>
            value <= 0m ? null : Stretch(yardstick.LowerIsBetter ? Exact.Divide(best, value) : Exact.Divide(value, best))
        );
    }
}

/// <summary>
/// The share of the way from the worst unit to the target: (x − minimum) / (target − minimum), or (maximum − x) / (maximum −
/// target) if lower is better, on an interval. A unit at or beyond the target has exactly its upper end. Source: OECD/JRC Handbook
/// (2008), step 5; COINr, n_dist2targ with capping.
/// </summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
public sealed record DistanceToTarget(Constant From, Constant To) : IntervalNormalisation(From, To)
{
    /// <inheritdoc/>
    public override string Kind => "distance-to-target";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The indicator has no target; the rule reader refuses such a rule.</exception>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        if (yardstick.Target is not { } target)
            throw new ArgumentException("The indicator has no target.", nameof(yardstick));
        var sorted = Moments.Present(column);
        if (sorted.Length == 0)
            return None(target);
        return yardstick.LowerIsBetter
            ? Stretched([new("maximum", sorted[^1]), target], value =>
                value <= target.Amount ? 1m : Exact.Divide(sorted[^1] - value, sorted[^1] - target.Amount)
            )
            : Stretched([new("minimum", sorted[0]), target], value =>
                value >= target.Amount ? 1m : Exact.Divide(value - sorted[0], target.Amount - sorted[0])
            );
    }
}
