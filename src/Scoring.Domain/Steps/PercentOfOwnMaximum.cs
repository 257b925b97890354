using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>The maximum of the units whose attribute has one of these values.</summary>
/// <param name="Values">The values of the attribute, for example categories.</param>
/// <param name="Amount">The maximum; above 0.</param>
public sealed record OwnMaximum(IReadOnlyList<string> Values, Constant Amount);

/// <summary>
/// part / maximum × 100, with a maximum that depends on an attribute of the unit: totals of rubrics with maxima of 1000 and 1125 become
/// comparable. Percent, 0 to 100. Absent if the part is, or if the attribute has no maximum.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">What is compared with the maximum.</param>
/// <param name="attribute">The attribute that decides the maximum, for example <c>category</c>.</param>
/// <param name="maxima">The maxima; no value of the attribute twice.</param>
public sealed class PercentOfOwnMaximum(StepHead head, Step part, string attribute, IReadOnlyList<OwnMaximum> maxima) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => part.IsOfUnitAlone;

    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Bounds.Hull(maxima.Select(maximum => inputs[0].Times(100m).Over(maximum.Amount.Amount)));

    /// <summary>The attribute that decides the maximum.</summary>
    public string Attribute => attribute;

    /// <summary>The maxima.</summary>
    public IReadOnlyList<OwnMaximum> Maxima => maxima;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [part];

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [.. maxima.Select(maximum => maximum.Amount)];

    internal override Column Compute(Evaluation evaluation)
    {
        var (units, column) = (evaluation.Facts.Units(Level), evaluation.Of(part));
        var result = new Column(units.Count);
        for (var unit = 0; unit < result.Length; unit++)
            result[unit] = Percent(column[unit], MaximumOf(units, unit));
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var maximum = MaximumOf(evaluation.Facts.Units(Level), unit);
        var kind = evaluation.Facts.Units(Level).Attribute(unit, attribute) ?? "";
        return head with
        {
            Inputs = [part.Explain(evaluation, unit)],
            Constants = maximum is null ? [] : [maximum],
            Combine = values => Percent(values[0], maximum),
            Notes =
            [
                maximum is null
                    ? new Note(NoteCode.NoRubric, attribute, kind)
                    : new Note(NoteCode.MaximumOf, attribute, kind, maximum.Amount),
            ],
        };
    }

    private Constant? MaximumOf(UnitTable units, int unit) =>
        units.Attribute(unit, attribute) is { } kind
            ? maxima.FirstOrDefault(maximum => maximum.Values.Contains(kind, StringComparer.OrdinalIgnoreCase))?.Amount
            : null;

    private static Value Percent(Value value, Constant? maximum) =>
        !value.IsPresent ? value
        : maximum is null ? Value.Absent
        : Value.Of(Exact.Divide(value.Number * 100m, maximum.Amount));
}
