using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Composite;

/// <summary>
/// The steps with the reported values of a composite index. An indicator of the hierarchy is a measure of the edition, with limits if it is
/// listed under <c>measures</c> too; a denominator must be listed there.
/// </summary>
/// <param name="draft">The step.</param>
/// <param name="reader">The table.</param>
/// <param name="level">The level that is reported.</param>
internal sealed class ReportedMeasures(StepDraft draft, HierarchyReader reader, Level level)
{
    /// <summary>A step for each indicator and each denominator; faulty ones are reported and left out.</summary>
    public IReadOnlyList<(string Measure, Step Step)> Of(HierarchyNode root)
    {
        var steps = new List<(string, Step)>();
        foreach (var indicator in root.Indicators)
        {
            if (MeasureOf(indicator) is { } measure)
                steps.Add((indicator.Id, StepOf(measure)));
        }
        foreach (var id in root.Indicators.Select(indicator => indicator.Denominator).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var line = reader.Rows.First(row => row.Row["denominator"] == id).Row.Line;
            if (steps.Exists(step => step.Item1 == id))
                continue;
            if (!draft.Book.Measures.TryGetValue(id, out var measure))
                reader.Faults.AddNear(FaultCodes.MeasureUnknown, line, id, draft.Book.Measures.Keys);
            else if (measure is not null && IsHere(measure, line))
                steps.Add((id, StepOf(measure)));
        }
        return steps;
    }

    private MeasureRule? MeasureOf(HierarchyNode indicator)
    {
        var line = reader.Rows.First(row => row.Id == indicator.Id).Row.Line;
        if (draft.Book.Measures.TryGetValue(indicator.Id, out var known))
            return known is not null && IsHere(known, line) ? known : null;
        if (draft.Book.Tables.Values.OfType<IndicatorTable>().Any(table => table.Indicators.Any(other => other.Id == indicator.Id)))
        {
            reader.Faults.Add(FaultCodes.IdDuplicate, line, indicator.Id, line);
            return null;
        }
        var measure = new MeasureRule(indicator.Id, indicator.Name, level, null, null, indicator.Citation);
        draft.Book.Measures.Add(indicator.Id, measure);
        return measure;
    }

    private bool IsHere(MeasureRule measure, int line)
    {
        if (measure.Level != level)
            reader.Faults.Add(FaultCodes.LevelMismatch, line, measure.Id, measure.Level.Id, level.Id);
        return measure.Level == level;
    }

    private ReportedMeasure StepOf(MeasureRule measure) =>
        new(new StepHead($"{draft.Id}.{measure.Id}.reported", "measure", measure.Name, level, measure.Citation), measure);
}
