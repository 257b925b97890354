using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// Σ of the innovations that count / max(least divisor, number of all that were sent): what was sent and not counted, because it was
/// rejected or is outside the dates, adds nothing and divides all the same.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an innovation without a value means.</param>
/// <param name="minimumDivisor">The least divisor; null if the number sent divides.</param>
/// <remarks>A unit that sent nothing: 0 with a least divisor, absent otherwise, as in <see cref="MeanOfItems"/>.</remarks>
public sealed class MeanOverSent(StepHead head, Step item, AbsentInput absent, Constant? minimumDivisor) : FoldStep(head, item, absent)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => inputs[0].WithZero;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants => minimumDivisor is null ? [] : [minimumDivisor];

    /// <summary>Σ of the values: the divisor is not among them.</summary>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        var sum = 0m;
        foreach (var value in values)
            sum += value.Number;
        return Value.Of(sum);
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var sums = base.Compute(evaluation);
        for (var unit = 0; unit < sums.Length; unit++)
            sums[unit] = Divided(sums[unit], Sent(evaluation, unit));
        return sums;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var detail = base.Detail(evaluation, unit, head);
        var sent = Sent(evaluation, unit);
        var uncounted = detail.Inputs.Count(input => !input.Counted);
        return detail with
        {
            Combine = values => Divided(Combine(values), sent),
            Notes = uncounted == 0 ? detail.Notes : [.. detail.Notes, new Note(NoteCode.UncountedDivide, sent, uncounted)],
        };
    }

    private int Sent(Evaluation evaluation, int unit) => evaluation.AllItems(Level, Inputs[0].Level, unit).Length;

    private Value Divided(Value sum, int sent)
    {
        if (!sum.IsPresent)
            return sum;
        var divisor = Math.Max(minimumDivisor?.Amount ?? 0m, sent);
        return divisor == 0m ? Value.Absent : Value.Of(Exact.Divide(sum.Number, divisor));
    }
}
