using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>Σ weight × level over an indicator table: points, 0 to the table's maximum.</summary>
/// <remarks>
/// A level that was not reported is read from a measure of the same indicator if the table has limits for it; otherwise it yields 0 points,
/// as IGA's "parameter 0" does, and is noted. Packed levels and whole-number weights make the sum exact in one pass.
/// </remarks>
/// <param name="head">Name and citation.</param>
/// <param name="table">The indicators.</param>
public sealed class IndicatorPoints(StepHead head, IndicatorTable table) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => true;

    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        new(
            table.Indicators.Sum(indicator => Math.Min(0m, indicator.Maximum)),
            table.Indicators.Sum(indicator => Math.Max(0m, indicator.Maximum))
        );

    /// <summary>The indicators.</summary>
    public IndicatorTable Table => table;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    /// <inheritdoc/>
    public override AbsentInput Absent => AbsentInput.IsZero;

    /// <summary>The sum of the indicators' points.</summary>
    public static Value Combine(ReadOnlySpan<Value> points)
    {
        var sum = 0m;
        foreach (var value in points)
            sum += value.Number;
        return Value.Of(sum);
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var facts = evaluation.Facts.LevelsOf(table);
        var result = new Column(facts.Units);
        var (scaled, scale) = ScaleWeights();
        var derived = DerivedIndicators(evaluation);
        for (var unit = 0; unit < result.Length; unit++)
        {
            var cells = facts.Of(unit);
            var sum = 0L;
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i] != LevelFacts.Absent)
                    sum = checked(sum + scaled[i] * cells[i]);
            }
            foreach (var (indicator, measures) in derived)
            {
                if (cells[indicator] == LevelFacts.Absent && measures[unit] is { } measure)
                    sum += scaled[indicator] * table.Indicators[indicator].Thresholds!.LevelOf(measure);
            }
            result[unit] = Value.Of(sum * scale);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var facts = evaluation.Facts.LevelsOf(table);
        var parts = new Explanation[table.Indicators.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = ExplainIndicator(evaluation, facts, unit, i, head);
        return head with { Inputs = parts, Combine = Combine };
    }

    private Explanation ExplainIndicator(Evaluation evaluation, LevelFacts facts, int unit, int index, Explanation owner)
    {
        var indicator = table.Indicators[index];
        var weight = new Constant("weight", indicator.Weight, indicator.Citation);
        var line = new Explanation
        {
            Id = indicator.Number,
            Kind = "indicator",
            Name = indicator.Name,
            UnitId = owner.UnitId,
            UnitName = owner.UnitName,
            Value = Value.Of(0m),
            Constants = [weight],
            Citation = indicator.Citation,
            Combine = _ => Value.Of(0m),
        };
        var cell = facts.Of(unit)[index];
        var evidence = OnEvidence(facts, unit, index);
        if (cell != LevelFacts.Absent)
        {
            return line with
            {
                Notes = evidence,
                Value = Value.Of(indicator.Weight * cell),
                Fact = new ExplainedFact(cell, facts.OriginOf(unit, index)),
                Combine = values => Value.Of(indicator.Weight * values[0].Number),
            };
        }
        if (
            indicator.Thresholds is { } thresholds
            && evaluation.Facts.MeasureOf(table.Level, indicator.Id) is var measures
            && measures[unit] is { } measure
        )
        {
            var level = thresholds.LevelOf(measure);
            return line with
            {
                Value = Value.Of(indicator.Weight * level),
                Fact = new ExplainedFact(measure, measures.OriginOf(unit)),
                Combine = values => Value.Of(indicator.Weight * thresholds.LevelOf(values[0].Number)),
                Notes = [.. evidence, new Note(NoteCode.LevelFromMeasure, level, measure)],
            };
        }
        return line with
        {
            Notes = evidence.Length > 0 ? evidence : [new Note(indicator.Mandatory ? NoteCode.MandatoryNotReported : NoteCode.NotReported)],
        };
    }

    // Only where the rule on evidence makes another level count than the one reported.
    private static Note[] OnEvidence(LevelFacts facts, int unit, int index)
    {
        if (facts.Claims is not { } claims || claims.VerifiedAt(unit, index) is var verified && verified == facts.Of(unit)[index])
            return [];
        return facts.Of(unit)[index] is var counts && counts == LevelFacts.Absent
            ? [new Note(NoteCode.LevelNotCounted, (int)verified)]
            : [new Note(NoteCode.LevelWithoutEvidence, (int)counts, (int)verified)];
    }

    private List<(int Indicator, NumberFacts Measures)> DerivedIndicators(Evaluation evaluation)
    {
        var derived = new List<(int, NumberFacts)>();
        for (var i = 0; i < table.Indicators.Count; i++)
        {
            var indicator = table.Indicators[i];
            if (indicator.Thresholds is not null && evaluation.Facts.Measures.TryGetValue((table.Level, indicator.Id), out var measures))
                derived.Add((i, measures));
        }
        return derived;
    }

    private (long[] Scaled, decimal Scale) ScaleWeights()
    {
        var places = table.Indicators.Select(indicator => Exact.PlacesOf(indicator.Weight)).DefaultIfEmpty(0).Max();
        var factor = 1m;
        for (var i = 0; i < places; i++)
            factor *= 10m;
        return ([.. table.Indicators.Select(indicator => (long)(indicator.Weight * factor))], new decimal(1, 0, 0, false, (byte)places));
    }
}
