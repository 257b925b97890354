using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// The mark that the plenary agreed on, if it has marked the entry; otherwise the result of the jurors' marks. Unit: that of the sheets'
/// totals. A plenary's sheet without a total replaces nothing. Source: conventions whose caucus settles the mark, KIPP's plenary of 2025.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="stage">The stage, which names the plenary's juror.</param>
/// <param name="total">The total of a sheet.</param>
/// <param name="before">The value until the plenary has marked; null if there is no mark before.</param>
public sealed class Consensus(StepHead head, Stage stage, Step total, Step? before) : Step(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Bounds.Hull(inputs);

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = before is null ? [total] : [total, before];

    /// <summary>The first value present: the plenary's before the jurors'.</summary>
    public static Value Combine(ReadOnlySpan<Value> values)
    {
        foreach (var value in values)
        {
            if (value.IsPresent)
                return value;
        }
        return Value.MissingAmong(values);
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var (sheets, totals) = (evaluation.Facts.SheetsOf(stage), evaluation.Of(total));
        var jurors = before is null ? null : evaluation.Of(before);
        var result = new Column(evaluation.Facts.Units(Level).Count);
        for (var unit = 0; unit < result.Length; unit++)
        {
            var own = sheets.Consensus.Of(unit);
            result[unit] = Combine([own.IsEmpty ? Value.Absent : totals[own[0]], jurors?[unit] ?? Value.Absent]);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var parts = new List<Explanation>();
        var own = evaluation.Facts.SheetsOf(stage).Consensus.Of(unit);
        if (!own.IsEmpty)
            parts.Add(total.Explain(evaluation, own[0]));
        var agreed = parts.Exists(part => part.Value.IsPresent);
        if (before?.Explain(evaluation, unit) is { } jurors)
            parts.Add(agreed ? jurors with { Counted = false, Notes = [.. jurors.Notes, new Note(NoteCode.ReplacedByConsensus)] } : jurors);
        return head with { Inputs = parts, Combine = Combine };
    }
}
