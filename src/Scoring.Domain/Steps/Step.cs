using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>How a step treats an input without a value. Absent is not zero unless the rule says so.</summary>
public enum AbsentInput
{
    /// <summary>The step has no value either.</summary>
    GivesAbsent,

    /// <summary>It counts as 0.</summary>
    IsZero,

    /// <summary>It is left out; a mean divides by what is there. The step has no value if nothing is there.</summary>
    IsLeftOut,

    /// <summary>The unit cannot be assessed.</summary>
    GivesNotAssessable,
}

/// <summary>The name and source of a step.</summary>
/// <param name="Id">Kebab-case id, unique in the edition.</param>
/// <param name="Kind">The kind as written in rule files, for example "mean-of-items".</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">The level whose units it yields a value for.</param>
/// <param name="Citation">Its source; null only in rules built by hand for a test.</param>
/// <param name="Rounding">How its own value is rounded before anything uses it, or null.</param>
public sealed record StepHead(string Id, string Kind, Text Name, Level Level, Citation? Citation = null, Rounding? Rounding = null);

/// <summary>
/// A named step of a score: it yields one value for every unit of its level. The same step explains itself for one unit; both use one
/// <see cref="Combination"/>, so that they cannot disagree.
/// </summary>
/// <param name="head">Name and citation.</param>
public abstract class Step(StepHead head)
{
    /// <summary>Kebab-case id, unique in the edition.</summary>
    public string Id => head.Id;

    /// <summary>The kind as written in rule files.</summary>
    public string Kind => head.Kind;

    /// <summary>Its name.</summary>
    public Text Name => head.Name;

    /// <summary>The level whose units it yields a value for.</summary>
    public Level Level => head.Level;

    /// <summary>Its source.</summary>
    public Citation? Citation => head.Citation;

    /// <summary>How its own value is rounded before anything uses it; null if it is not.</summary>
    public Rounding? Rounding => head.Rounding;

    /// <summary>The steps whose values it uses.</summary>
    public abstract IReadOnlyList<Step> Inputs { get; }

    /// <summary>The numbers of the rule that decide its value, apart from weights of its inputs.</summary>
    public virtual IReadOnlyList<Constant> Constants => [];

    /// <summary>The weight of an input in this step; null if inputs are not weighted.</summary>
    /// <param name="input">The index of the input.</param>
    public virtual Constant? WeightOf(int input) => null;

    /// <summary>How an input without a value is treated.</summary>
    public virtual AbsentInput Absent => AbsentInput.GivesAbsent;

    /// <summary>
    /// True if a lower value is better, as of places: then rankings go from the lowest to the highest unless the rule says otherwise.
    /// </summary>
    public virtual bool LowerIsBetter => Inputs.Count > 0 && Inputs.All(input => input.LowerIsBetter);

    /// <summary>
    /// True if its value at a unit depends on nothing but that unit's own facts, attributes and items, so that no other unit's facts can
    /// change it.
    /// </summary>
    public virtual bool IsOfUnitAlone => false;

    /// <summary>Between which numbers its value is, before its own rounding, if its inputs are within these bounds.</summary>
    /// <param name="inputs">The bounds of <see cref="Inputs"/>.</param>
    public virtual Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => Bounds.Unknown;

    /// <summary>The values for all units, before the step's own rounding. Called once by an <see cref="Evaluation"/>.</summary>
    internal abstract Column Compute(Evaluation evaluation);

    /// <summary>The step at one unit, with everything below it.</summary>
    /// <param name="evaluation">The facts and the other steps' values.</param>
    /// <param name="unit">The index of the unit in the step's level.</param>
    public Explanation Explain(Evaluation evaluation, int unit) => evaluation.Explained(this, unit, () => Explained(evaluation, unit));

    private Explanation Explained(Evaluation evaluation, int unit)
    {
        var units = evaluation.Facts.Units(Level);
        return Detail(
            evaluation,
            unit,
            new Explanation
            {
                Id = Id,
                Kind = Kind,
                Name = Name,
                UnitId = units.Id(unit),
                UnitName = units.Name(unit),
                Value = evaluation.Of(this)[unit],
                Constants = Constants,
                Citation = Citation,
                Rounding = Rounding,
                Combine = _ => Value.Absent,
            }
        );
    }

    /// <summary>Fills in the inputs, facts, notes and combination of an explanation.</summary>
    internal abstract Explanation Detail(Evaluation evaluation, int unit, Explanation head);

    /// <summary>The value after the step's own rounding.</summary>
    internal Value Rounded(Value value) => Rounding is not null && value.IsPresent ? Value.Of(Rounding.Apply(value.Number)) : value;
}

/// <summary>A step that combines the values of other steps at the same unit.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="inputs">The steps it combines; all at the step's own level.</param>
public abstract class UnitStep(StepHead head, IReadOnlyList<Step> inputs) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => Inputs.All(input => input.IsOfUnitAlone);

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => inputs;

    /// <summary>The value of one unit from its inputs' values, in the order of <see cref="Inputs"/>.</summary>
    public abstract Value Combine(ReadOnlySpan<Value> values);

    internal override Column Compute(Evaluation evaluation)
    {
        var columns = inputs.Select(evaluation.Of).ToArray();
        var result = new Column(evaluation.Facts.Units(Level).Count);
        var values = new Value[columns.Length];
        for (var unit = 0; unit < result.Length; unit++)
        {
            for (var i = 0; i < columns.Length; i++)
                values[i] = columns[i][unit];
            result[unit] = Combine(values);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var parts = new Explanation[inputs.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = inputs[i].Explain(evaluation, unit) with { Weight = WeightOf(i) };
        return head with { Inputs = parts, Combine = Combine, Notes = Notes.OfAbsentInputs(this, parts) };
    }
}

/// <summary>A step that folds the items of a unit (innovations of a region, sheets of an innovation) into one value.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">The step at the items' level whose values are folded.</param>
/// <param name="absent">What an item without a value means.</param>
public abstract class FoldStep(StepHead head, Step item, AbsentInput absent) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => Inputs.All(input => input.IsOfUnitAlone);

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [item];

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <summary>The value of a unit from its items' values; their order must not matter.</summary>
    /// <param name="values">
    /// One per item that counts, treated as <see cref="AbsentInput"/> says: none are absent unless it gives absent.
    /// </param>
    public abstract Value Fold(ReadOnlySpan<Value> values);

    /// <summary>The value of a unit from all its items' values: decides how absent ones are treated, then folds.</summary>
    public Value Combine(ReadOnlySpan<Value> values)
    {
        if (AllPresent(values))
            return Fold(values);
        var kept = new Value[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (value.IsPresent)
                kept[count++] = value;
            else if (absent == AbsentInput.IsZero)
                kept[count++] = Value.Of(0m);
            else if (absent == AbsentInput.GivesNotAssessable)
                return Value.NotAssessable;
            else if (absent == AbsentInput.GivesAbsent)
                return Value.MissingAmong(values);
        }
        return Fold(kept.AsSpan(0, count));
    }

    private static bool AllPresent(ReadOnlySpan<Value> values)
    {
        foreach (var value in values)
        {
            if (!value.IsPresent)
                return false;
        }
        return true;
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var column = evaluation.Of(item);
        var result = new Column(evaluation.Facts.Units(Level).Count);
        var items = evaluation.CountedItems(Level, item.Level);
        var buffer = new List<Value>();
        for (var unit = 0; unit < result.Length; unit++)
        {
            buffer.Clear();
            foreach (var i in items.Of(unit))
                buffer.Add(column[i]);
            result[unit] = Combine(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buffer));
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var parts = new List<Explanation>();
        foreach (var i in evaluation.AllItems(Level, item.Level, unit))
        {
            var part = item.Explain(evaluation, i);
            var refusal = evaluation.WhyNotCounted(item.Level, i);
            parts.Add(refusal is null ? part : part with { Counted = false, Notes = [.. part.Notes, refusal] });
        }
        return head with { Inputs = parts, Combine = Combine, Notes = Notes.OfAbsentInputs(this, parts) };
    }
}
