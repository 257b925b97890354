using Scoring.Domain.Numbers;

namespace Scoring.Domain.Steps;

/// <summary>The part at one end of the order of all parts. Unit: that of the parts.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="parts">What is compared.</param>
/// <param name="absent">How a part without a value is treated; as 0 it takes part in the comparison.</param>
/// <param name="direction">1 for the highest, −1 for the lowest.</param>
public abstract class Extreme(StepHead head, IReadOnlyList<Step> parts, AbsentInput absent, int direction) : UnitStep(head, parts)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs)
    {
        if (absent == AbsentInput.IsZero)
            return Bounds.Hull(inputs.Select(input => input.WithZero));
        var hull = Bounds.Hull(inputs);
        if (absent == AbsentInput.IsLeftOut)
            return hull;
        // All parts are there: the lowest is no higher than the lowest of their ends.
        return direction < 0
            ? new Bounds(hull.Low, inputs.Min(input => input.High))
            : new Bounds(inputs.Max(input => input.Low), hull.High, hull.Endless);
    }

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        decimal? found = null;
        foreach (var value in values)
        {
            if (!value.IsPresent && absent == AbsentInput.GivesAbsent)
                return Value.MissingAmong(values);
            if (!value.IsPresent && absent == AbsentInput.GivesNotAssessable)
                return Value.NotAssessable;
            if (!value.IsPresent && absent == AbsentInput.IsLeftOut)
                continue;
            if (found is not { } best || value.Number.CompareTo(best) * direction > 0)
                found = value.Number;
        }
        return found is { } number ? Value.Of(number) : Value.Absent;
    }
}

/// <summary>The lowest part: the weakest link decides.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="parts">What is compared.</param>
/// <param name="absent">How a part without a value is treated; as 0 it takes part in the comparison.</param>
public sealed class Minimum(StepHead head, IReadOnlyList<Step> parts, AbsentInput absent) : Extreme(head, parts, absent, -1);

/// <summary>The highest part: the best of several attempts counts.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="parts">What is compared.</param>
/// <param name="absent">How a part without a value is treated; as 0 it takes part in the comparison.</param>
public sealed class Maximum(StepHead head, IReadOnlyList<Step> parts, AbsentInput absent) : Extreme(head, parts, absent, 1);
