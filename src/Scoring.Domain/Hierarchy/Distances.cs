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
/// target) if lower is better, on an interval. A unit at the target has exactly its upper end; one beyond it has that too, or more if what
/// is beyond counts. Source: OECD/JRC Handbook (2008), step 5; COINr, n_dist2targ with capping and without.
/// </summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
/// <param name="CountsBeyond">True if a unit beyond the target has more than the upper end.</param>
public sealed record DistanceToTarget(Constant From, Constant To, bool CountsBeyond = false) : IntervalNormalisation(From, To)
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
        var (name, worst) = yardstick.LowerIsBetter ? ("maximum", sorted[^1]) : ("minimum", sorted[0]);
        // If all are at the target or beyond it, the way there has no length, and there is no measure for what is beyond.
        var counts = CountsBeyond && (yardstick.LowerIsBetter ? worst > target.Amount : worst < target.Amount);
        return Stretched([new(name, worst), target], value =>
            value == target.Amount || (!counts && (yardstick.LowerIsBetter ? value < target.Amount : value > target.Amount))
                ? 1m
                : Exact.Divide(value - worst, target.Amount - worst)
        );
    }
}
