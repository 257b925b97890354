using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>Σ parts. Unit: that of the parts. An absent part is treated as <see cref="Step.Absent"/> says.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="parts">What is added.</param>
/// <param name="absent">How a part without a value is treated.</param>
public sealed class Sum(StepHead head, IReadOnlyList<Step> parts, AbsentInput absent) : UnitStep(head, parts)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Bounds.Sum(inputs.Select(input => absent is AbsentInput.IsZero or AbsentInput.IsLeftOut ? input.WithZero : input));

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        var sum = 0m;
        var any = absent == AbsentInput.IsZero;
        foreach (var value in values)
        {
            if (value.IsPresent)
            {
                sum += value.Number;
                any = true;
            }
            else if (absent is AbsentInput.GivesAbsent)
                return Value.MissingAmong(values);
            else if (absent is AbsentInput.GivesNotAssessable)
                return Value.NotAssessable;
        }
        return any ? Value.Of(sum) : Value.Absent;
    }
}

/// <summary>Σ (weight × part) / unit of the weights, or Σ (weight × part) / Σ weights for a mean.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="parts">What is weighed.</param>
/// <param name="weights">The weight of each part (bobot), in the same order; all above 0.</param>
/// <param name="unit">
/// What the weights are parts of: 100 for percent, 1 for multipliers; null divides by the sum of the weights of the parts that have a
/// value.
/// </param>
/// <param name="absent">How a part without a value is treated. In a mean, left out re-scales the other weights.</param>
public sealed class WeightedSum(
    StepHead head,
    IReadOnlyList<Step> parts,
    IReadOnlyList<Constant> weights,
    decimal? unit,
    AbsentInput absent
) : UnitStep(head, parts)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs)
    {
        var leavesOut = absent == AbsentInput.IsLeftOut;
        // A mean of the parts that are there can be that of any of them alone.
        if (unit is null && leavesOut)
            return Bounds.Hull(inputs);
        var parts = inputs.Select(input => leavesOut || absent == AbsentInput.IsZero ? input.WithZero : input);
        return Bounds.Sum(parts.Zip(weights, (part, weight) => part.Times(weight.Amount))).Over(unit ?? weights.Sum(weight => weight.Amount));
    }

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants => unit is { } u && u != 1m ? [new Constant("weights-of", u, Citation)] : [];

    /// <inheritdoc/>
    public override Constant? WeightOf(int input) => weights[input];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        decimal sum = 0m,
            weighed = 0m;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsPresent)
            {
                sum += weights[i].Amount * values[i].Number;
                weighed += weights[i].Amount;
            }
            else if (absent == AbsentInput.GivesAbsent)
                return Value.MissingAmong(values);
            else if (absent == AbsentInput.GivesNotAssessable)
                return Value.NotAssessable;
            else if (absent == AbsentInput.IsZero)
                weighed += weights[i].Amount;
        }
        return weighed == 0m ? Value.Absent : Value.Of(Exact.Divide(sum, unit ?? weighed));
    }
}

/// <summary>part × factor.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">What is multiplied.</param>
/// <param name="factor">The factor.</param>
public sealed class Product(StepHead head, Step part, Constant factor) : UnitStep(head, [part])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        inputs[0].Times(factor.Amount);

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [factor];

    /// <inheritdoc/>
    public override bool LowerIsBetter => factor.Amount > 0m && part.LowerIsBetter;

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values) =>
        values[0].IsPresent ? Value.Of(values[0].Number * factor.Amount) : values[0];
}

/// <summary>part / maximum × 100: percent, 0 to 100 if the part is 0 to the maximum.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">What is compared with the maximum.</param>
/// <param name="maximum">The most that the part can be; above 0.</param>
public sealed class PercentOfMaximum(StepHead head, Step part, Constant maximum) : UnitStep(head, [part])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        inputs[0].Times(100m).Over(maximum.Amount);

    /// <summary>The most that the part can be, as the rule says.</summary>
    public Constant Maximum => maximum;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [maximum];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values) =>
        values[0].IsPresent ? Value.Of(Exact.Divide(values[0].Number * 100m, maximum.Amount)) : values[0];
}

/// <summary>The part, limited to a range.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">What is limited.</param>
/// <param name="atLeast">The least value; null if there is none.</param>
/// <param name="atMost">The most value; null if there is none.</param>
public sealed class Clamp(StepHead head, Step part, Constant? atLeast, Constant? atMost) : UnitStep(head, [part])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs)
    {
        var (low, high) = (inputs[0].Low, inputs[0].High);
        if (atLeast is not null)
            (low, high) = (Math.Max(low ?? atLeast.Amount, atLeast.Amount), high is { } most ? Math.Max(most, atLeast.Amount) : null);
        if (atMost is not null)
            (low, high) = (low is { } least ? Math.Min(least, atMost.Amount) : null, Math.Min(high ?? atMost.Amount, atMost.Amount));
        return new Bounds(low, high, atMost is null && inputs[0].Endless);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [.. new[] { atLeast, atMost }.OfType<Constant>()];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        if (!values[0].IsPresent)
            return values[0];
        var number = values[0].Number;
        if (atLeast is not null)
            number = Math.Max(number, atLeast.Amount);
        if (atMost is not null)
            number = Math.Min(number, atMost.Amount);
        return Value.Of(number);
    }
}

/// <summary>first − second. Absent if either is.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="first">What is subtracted from.</param>
/// <param name="second">What is subtracted.</param>
public sealed class Difference(StepHead head, Step first, Step second) : UnitStep(head, [first, second])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Bounds.Sum([inputs[0], inputs[1].Times(-1m)]);

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values) =>
        values[0].IsPresent && values[1].IsPresent ? Value.Of(values[0].Number - values[1].Number) : Value.MissingAmong(values);
}

/// <summary>
/// The latest stage in which a unit has a value; earlier ones are shown but not used (the caucus mean replaces the desk mark).
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="stages">The stages' values, in order of the stages.</param>
public sealed class LastStageReplaces(StepHead head, IReadOnlyList<Step> stages) : UnitStep(head, stages)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Bounds.Hull(inputs);

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            if (values[i].IsPresent)
                return values[i];
        }
        return Value.MissingAmong(values);
    }
}
