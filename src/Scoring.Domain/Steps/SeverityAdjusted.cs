using System.Runtime.CompilerServices;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Steps;

/// <summary>
/// The mean of the jurors who marked an entry, adjusted for how strict each of them is over all entries (<see cref="AdditiveModel"/>).
/// Unit: that of the sheets' totals; an adjusted mark may be outside the scale. It is the value only if the rule makes it official;
/// otherwise the plain mean is, and the adjusted mark is shown beside it. If severity cannot be estimated, an official step has no value
/// and says why.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">The mark of a juror's seat; one without a value is left out.</param>
/// <param name="official">True if the adjusted mark decides.</param>
public sealed class SeverityAdjusted(StepHead head, Step item, bool official) : Step(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => official ? Bounds.Unknown : inputs[0];

    private readonly ConditionalWeakTable<Evaluation, AdditiveModel> _fitted = [];

    /// <summary>True if the adjusted mark decides; false if the plain mean does.</summary>
    public bool IsOfficial => official;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [item];

    /// <inheritdoc/>
    public override AbsentInput Absent => AbsentInput.IsLeftOut;

    /// <summary>The fit of all jurors and entries of the stage.</summary>
    public AdditiveModel ModelOf(Evaluation evaluation) => _fitted.GetValue(evaluation, Fit);

    internal override Column Compute(Evaluation evaluation)
    {
        var (model, marks) = (ModelOf(evaluation), evaluation.Of(item));
        var result = new Column(evaluation.Facts.Units(Level).Count);
        for (var unit = 0; unit < result.Length; unit++)
        {
            if (official && model.Entries.TryGetValue(unit, out var entry))
                result[unit] = Value.Of(entry.Estimate);
            else if (!official)
                result[unit] = SeatMean.Combine(Values(evaluation, marks, unit));
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var model = ModelOf(evaluation);
        var parts = new List<Explanation>();
        foreach (var i in evaluation.AllItems(Level, item.Level, unit))
        {
            var part = item.Explain(evaluation, i);
            var refusal = evaluation.WhyNotCounted(item.Level, i);
            if (refusal is null && model.Severities.TryGetValue(part.UnitName, out var severity))
                refusal = new Note(NoteCode.SeverityOfJuror, Shown(severity.Estimate));
            parts.Add(
                part with
                {
                    Counted = evaluation.WhyNotCounted(item.Level, i) is null,
                    Notes = refusal is null ? part.Notes : [.. part.Notes, refusal],
                }
            );
        }
        var plain = SeatMean.Combine([.. parts.Where(part => part.Counted).Select(part => part.Value)]);
        model.Entries.TryGetValue(unit, out var entry);
        return head with
        {
            Inputs = parts,
            // The severities depend on all entries: for one unit the fitted mark is a constant of the model.
            Combine = !official ? SeatMean.Combine : _ => entry is null ? Value.Absent : Value.Of(entry.Estimate),
            Notes = NotesOf(model, entry, plain),
        };
    }

    /// <summary>Why severity cannot be estimated, or null.</summary>
    public static Note? WhyRefused(AdditiveModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Refusal switch
        {
            FitRefusal.TooFewMarks => new Note(NoteCode.SeverityTooFewMarks, model.Marks, model.MarksNeeded),
            FitRefusal.NotConnected => new Note(NoteCode.SeverityNotConnected, model.Groups),
            _ => null,
        };
    }

    private Note[] NotesOf(AdditiveModel model, Estimated? entry, Value plain)
    {
        if (WhyRefused(model) is { } refusal)
            return [refusal];
        if (entry is null || !plain.IsPresent)
            return [];
        return official
            ? [new Note(NoteCode.SeverityAdjusted, Shown(plain.Number), Shown(entry.StandardError))]
            : [new Note(NoteCode.SeverityAdvisory, Shown(entry.Estimate), Shown(entry.StandardError))];
    }

    private static decimal Shown(decimal number) => Exact.Round(number, 4, RoundingMode.HalfAwayFromZero);

    private Value[] Values(Evaluation evaluation, Column marks, int unit)
    {
        var own = evaluation.CountedItems(Level, item.Level, unit);
        var values = new Value[own.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = marks[own[i]];
        return values;
    }

    private AdditiveModel Fit(Evaluation evaluation)
    {
        var (marks, sheets) = (evaluation.Of(item), evaluation.Facts.Units(item.Level));
        var all = new List<JurorMark>();
        for (var unit = 0; unit < evaluation.Facts.Units(Level).Count; unit++)
        {
            foreach (var i in evaluation.CountedItems(Level, item.Level, unit))
            {
                if (marks[i].IsPresent)
                    all.Add(new JurorMark(unit, sheets.Name(i), marks[i].Number));
            }
        }
        return AdditiveModel.Fit(all);
    }
}
