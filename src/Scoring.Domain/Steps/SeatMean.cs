using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// The mark of a juror's seat if all sheets of the juror for the entry count: the mean of the totals of those that have one. Unit: that of
/// the totals. All sheets of a seat have its mark, and only the last of them fills the seat. Not assessable if one of them is.
/// </summary>
/// <param name="head">Name and citation; its level is the stage's sheets.</param>
/// <param name="stage">The stage.</param>
/// <param name="total">The total of a sheet.</param>
public sealed class SeatMean(StepHead head, Stage stage, Step total) : Step(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        inputs[0];

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [total];

    /// <inheritdoc/>
    public override AbsentInput Absent => AbsentInput.IsLeftOut;

    /// <summary>The mean of the sheets' totals.</summary>
    public static Value Combine(ReadOnlySpan<Value> values)
    {
        var (sum, count) = (0m, 0);
        foreach (var value in values)
        {
            if (value.Presence == Presence.NotAssessable)
                return Value.NotAssessable;
            if (value.IsPresent)
                (sum, count) = (sum + value.Number, count + 1);
        }
        return count == 0 ? Value.Absent : Value.Of(Exact.Divide(sum, count));
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var (sheets, totals) = (evaluation.Facts.SheetsOf(stage), evaluation.Of(total));
        var result = new Column(totals.Length);
        for (var sheet = 0; sheet < result.Length; sheet++)
            result[sheet] = Combine([.. sheets.SharingSeatWith(sheet).Select(other => totals[other])]);
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        Explanation[] parts = [.. evaluation.Facts.SheetsOf(stage).SharingSeatWith(unit).Select(sheet => total.Explain(evaluation, sheet))];
        return head with
        {
            Inputs = parts,
            Combine = Combine,
            Notes = parts.Length > 1 ? [new Note(NoteCode.SeatShared, parts.Length)] : [],
        };
    }
}
