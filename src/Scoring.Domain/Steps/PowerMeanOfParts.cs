using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// The weighted geometric, harmonic or power mean of the parts: (Σ w x^p / Σ w)^(1/p), p = 0 geometric, p = −1 harmonic. Unit: that of
/// the parts, which must not be below 0; 15 significant digits. One part of 0 makes the geometric and the harmonic mean 0. Source:
/// OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="parts">What is averaged.</param>
/// <param name="weights">The weight of each part (bobot), in the same order; above 0, they need not add up to any total.</param>
/// <param name="mean">Which mean.</param>
/// <param name="absent">How a part without a value is treated. Left out re-scales the other weights.</param>
public sealed class PowerMeanOfParts(
    StepHead head,
    IReadOnlyList<Step> parts,
    IReadOnlyList<Constant> weights,
    PowerMean mean,
    AbsentInput absent
) : UnitStep(head, parts)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Bounds.Hull(inputs.Select(input => absent == AbsentInput.IsZero ? input.WithZero : input));

    private readonly decimal[] _weights = [.. weights.Select(weight => weight.Amount)];

    /// <summary>Which mean.</summary>
    public PowerMean Mean => mean;

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <summary>The power p, which distinguishes the means when two editions are compared.</summary>
    public override IReadOnlyList<Constant> Constants { get; } = [mean.Power];

    /// <inheritdoc/>
    public override Constant? WeightOf(int input) => weights[input];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        var numbers = new decimal?[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (values[i].IsPresent)
                numbers[i] = values[i].Number;
            else if (absent == AbsentInput.GivesAbsent)
                return Value.MissingAmong(values);
            else if (absent == AbsentInput.GivesNotAssessable)
                return Value.NotAssessable;
            else if (absent == AbsentInput.IsZero)
                numbers[i] = 0m;
        }
        return mean.Of(numbers, _weights, []) is { } result ? Value.Of(result) : Value.Absent;
    }
}
