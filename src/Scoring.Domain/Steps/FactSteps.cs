using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>A raw value as reported (ukuran). Absent if it was not.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="measure">The measure.</param>
public sealed class ReportedMeasure(StepHead head, MeasureRule measure) : ReportedNumber(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => new(measure.From, measure.To);

    /// <summary>The id of the measure.</summary>
    public string Measure => measure.Id;

    private protected override NumberFacts Numbers(Evaluation evaluation) => evaluation.Facts.MeasureOf(Level, measure.Id);
}

/// <summary>A published total, imported unchanged because its inputs are not known. Absent if none was imported.</summary>
/// <param name="head">Name and citation.</param>
public sealed class ImportedResult(StepHead head) : ReportedNumber(head)
{
    private protected override NumberFacts Numbers(Evaluation evaluation) =>
        evaluation.Facts.Results ?? NumberFacts.None(evaluation.Facts.Units(Level).Count);
}

/// <summary>A number from the facts for each unit.</summary>
/// <param name="head">Name and citation.</param>
public abstract class ReportedNumber(StepHead head) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    private protected abstract NumberFacts Numbers(Evaluation evaluation);

    internal override Column Compute(Evaluation evaluation)
    {
        var numbers = Numbers(evaluation);
        var result = new Column(numbers.Count);
        for (var unit = 0; unit < result.Length; unit++)
        {
            if (numbers[unit] is { } number)
                result[unit] = Value.Of(number);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var numbers = Numbers(evaluation);
        return numbers[unit] is { } number
            ? head with
            {
                Fact = new ExplainedFact(number, numbers.OriginOf(unit)),
                Combine = values => values[0],
            }
            : head with
            {
                Notes = [new Note(NoteCode.NotReported)],
            };
    }
}

/// <summary>A value of another edition (IGA 2019 adds the total of 2018). Units are matched by id.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="edition">The other edition's id.</param>
/// <param name="step">The id of its step whose value is carried over.</param>
/// <param name="shown">How the value is rounded when it is carried over: null carries the exact one.</param>
/// <param name="absent">How a unit without a value there is treated here: absent, 0, or not assessable.</param>
public sealed class CarriedOver(StepHead head, string edition, string step, Rounding? shown, AbsentInput absent) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => true;

    /// <summary>The other edition's id.</summary>
    public string Edition => edition;

    /// <summary>The id of the other edition's step.</summary>
    public string StepId => step;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <summary>The value carried over from the value there.</summary>
    public Value Combine(ReadOnlySpan<Value> values)
    {
        var value = values.Length > 0 ? values[0] : Value.Absent;
        if (value.IsPresent)
            return shown is null ? value : Value.Of(shown.Apply(value.Number));
        return absent switch
        {
            AbsentInput.IsZero => Value.Of(0m),
            AbsentInput.GivesNotAssessable => Value.NotAssessable,
            _ => Value.Absent,
        };
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var result = new Column(evaluation.Facts.Units(Level).Count);
        for (var unit = 0; unit < result.Length; unit++)
            result[unit] = Combine([ValueThere(evaluation, unit)]);
        return result;
    }

    /// <summary>
    /// The value of a unit of this edition in the other one, as that edition assesses it; absent if it does not take part there.
    /// </summary>
    public Value ValueThere(Evaluation evaluation, int unit)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var there = evaluation.Other(edition);
        var other = there.Facts.Units(Level).Find(evaluation.Facts.Units(Level).Id(unit));
        return other < 0 ? Value.Absent : there.Assessed(Source(there), other);
    }

    private Step Source(Evaluation there) => there.Edition.StepOf(step)!;

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var there = evaluation.Other(edition);
        var source = Source(there);
        var other = there.Facts.Units(Level).Find(head.UnitId);
        var input = other < 0 ? null : source.Explain(there, other);
        // A unit that could not be assessed there may still have a number there, such as 0 out of nothing: it is shown and does not count.
        if (input is not null && input.Value.IsPresent && !ValueThere(evaluation, unit).IsPresent)
            input = input with { Counted = false, Notes = [.. input.Notes, new Note(NoteCode.NothingReported)] };
        return head with
        {
            Inputs = input is null ? [] : [input],
            Combine = Combine,
            Notes = input is { Counted: true, Value.IsPresent: true }
                ? []
                : [new Note(NoteCode.NotInCarriedEdition, edition), .. AbsentNote(head.Name)],
        };
    }

    private Note[] AbsentNote(Text name) => absent == AbsentInput.IsZero ? [new Note(NoteCode.AbsentIsZero, name)] : [];
}
