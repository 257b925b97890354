using Scoring.Domain.Rules;

namespace Scoring.Domain.Composite;

/// <summary>What one operation made of one indicator, for all units.</summary>
/// <param name="Kind">What it is called in an explanation.</param>
/// <param name="Values">The values after it.</param>
/// <param name="Constants">The numbers it used, at a unit.</param>
/// <param name="Apply">The value after it from the value before it, at a unit.</param>
/// <param name="Shown">Whether it did something to a unit that a reader should see.</param>
internal sealed record IndicatorStage(
    string Kind, decimal?[] Values, Func<int, IReadOnlyList<Constant>> Constants, Func<int, decimal?, decimal?> Apply, Func<int, bool> Shown)
{
    /// <summary>An operation that is the same formula for every unit; shown where there is a value.</summary>
    public static IndicatorStage Of(Fitted fitted, decimal?[] before) =>
        new(fitted.Kind, fitted.To(before), _ => fitted.Constants, (_, value) => fitted.Of(value), unit => before[unit] is not null);
}
