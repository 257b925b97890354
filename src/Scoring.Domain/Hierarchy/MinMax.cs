using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// (x − minimum) / (maximum − minimum), mirrored if lower is better, on an interval: the worst unit gets exactly its lower end, the
/// best exactly its upper end. Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5.
/// </summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
public sealed record MinMax(Constant From, Constant To) : IntervalNormalisation(From, To)
{
    /// <inheritdoc/>
    public override string Kind => "min-max";

    /// <inheritdoc/>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        var sorted = Moments.Present(column);
        if (sorted.Length == 0)
            return None();
        var (minimum, maximum) = (sorted[0], sorted[^1]);
        Constant[] constants = [new("minimum", minimum), new("maximum", maximum)];
        return minimum == maximum
            ? None(constants)
            : Stretched(constants, value => Exact.Divide(yardstick.LowerIsBetter ? maximum - value : value - minimum, maximum - minimum));
    }
}

/// <summary>
/// (x − low) / (high − low) with limits agreed beforehand, mirrored if lower is better, not below the interval's lower end and not
/// above its upper end. Only fixed limits keep years comparable. Source: OECD/JRC Handbook (2008); UNDP, Human Development Index.
/// </summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
public sealed record Goalposts(Constant From, Constant To) : IntervalNormalisation(From, To)
{
    /// <inheritdoc/>
    public override string Kind => "goalposts";

    /// <inheritdoc/>
    public override bool WorstIsZero => false;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The indicator has no goalposts; the rule reader refuses such a rule.</exception>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        if (yardstick is not { Low: { } low, High: { } high } || low.Amount >= high.Amount)
            throw new ArgumentException("The indicator has no goalposts.", nameof(yardstick));
        return Stretched([low, high], value =>
        {
            var inside = Math.Clamp(value, low.Amount, high.Amount);
            return Exact.Divide(yardstick.LowerIsBetter ? high.Amount - inside : inside - low.Amount, high.Amount - low.Amount);
        });
    }
}
