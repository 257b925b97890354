using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// Progress through stages: base of the current stage + its weight × percent done / 100, where the base is the sum of the weights of the
/// stages before it (Kota Bogor Inovasik 2017). 0 to the sum of all weights. Absent if the stage or its percent is, if there is no such
/// stage, or if the percent is outside 0 to 100.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="stage">The number of the stage under way.</param>
/// <param name="percent">How much of that stage is done, 0 to 100.</param>
/// <param name="firstStage">The number of the first stage, mostly 1 or 0.</param>
/// <param name="weights">The weight of each stage, in order; named by the stage.</param>
public sealed class Progress(StepHead head, Step stage, Step percent, Constant firstStage, IReadOnlyList<Constant> weights)
    : UnitStep(head, [stage, percent])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        new(0m, weights.Sum(weight => weight.Amount));

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [firstStage, .. weights];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        if (!values[0].IsPresent || !values[1].IsPresent)
            return Value.MissingAmong(values);
        var (place, done) = (Exact.Canonicalize(values[0].Number) - firstStage.Amount, Exact.Canonicalize(values[1].Number));
        if (Exact.PlacesOf(place) > 0 || place < 0m || place >= weights.Count || done is < 0m or > 100m)
            return Value.Absent;
        var before = 0m;
        for (var i = 0; i < (int)place; i++)
            before += weights[i].Amount;
        // Settled once more here, the percent would be rounded twice.
        return Value.Of(before + Exact.Divide(weights[(int)place].Amount * values[1].Number, 100m));
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var detail = base.Detail(evaluation, unit, head);
        Value[] values = [.. detail.Inputs.Select(input => input.Value)];
        return values.All(value => value.IsPresent) && !Combine(values).IsPresent
            ? detail with
            {
                Notes =
                [
                    .. detail.Notes,
                    new Note(NoteCode.NoSuchStage, Exact.Canonicalize(values[0].Number), Exact.Canonicalize(values[1].Number)),
                ],
            }
            : detail;
    }
}
