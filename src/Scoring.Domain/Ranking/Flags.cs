using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking;

/// <summary>
/// What a ranking reports about a unit in addition to its rank: sheets and innovations that do not count, mandatory indicators that are
/// missing.
/// </summary>
internal static class Flags
{
    /// <summary>The flags of a unit; empty if there are none.</summary>
    public static IReadOnlyList<Note> Of(Evaluation evaluation, Level level, int unit)
    {
        var notes = new List<Note>();
        if (level == Level.Region)
            OfRegion(evaluation, unit, notes);
        else if (level == Level.Innovation)
            OfInnovation(evaluation, unit, notes);
        return notes.Count == 0 ? [] : notes;
    }

    private static void OfRegion(Evaluation evaluation, int unit, List<Note> notes)
    {
        if (evaluation.CountsOnlySome)
        {
            var all = evaluation.AllItems(Level.Region, Level.Innovation, unit).Length;
            var counted = evaluation.CountedItems(Level.Region, Level.Innovation, unit).Length;
            if (all > counted)
                notes.Add(new Note(NoteCode.InnovationsNotCounted, all - counted));
        }
        if (evaluation.Edition.TableOf(Level.Region) is { } table && evaluation.AnythingReported(Level.Region, unit))
        {
            var missing = Missing(evaluation, table, unit);
            if (missing.Count > 0)
                notes.Add(new Note(NoteCode.MandatoryMissing, string.Join(" ", missing)));
        }
    }

    private static void OfInnovation(Evaluation evaluation, int unit, List<Note> notes)
    {
        var superseded = 0;
        foreach (var (_, sheets) in evaluation.Facts.Sheets)
            superseded += Superseded(sheets, unit);
        if (superseded > 0)
            notes.Add(new Note(NoteCode.SheetsSuperseded, superseded));
        if (evaluation.Eligibility.Count > 0)
            notes.AddRange(evaluation.Eligibility[unit].Notes);
        foreach (var flag in OpenFlags.Of(evaluation, unit))
            notes.Add(flag.Note);
        OfRubrics(evaluation, unit, notes);
        foreach (var (_, step) in evaluation.Edition.Steps)
        {
            if (
                step is SeverityAdjusted { IsOfficial: true } adjusted
                && SeverityAdjusted.WhyRefused(adjusted.ModelOf(evaluation)) is { } refusal
            )
                notes.Add(refusal);
        }
    }

    private static void OfRubrics(Evaluation evaluation, int unit, List<Note> notes)
    {
        var outside = 0;
        foreach (var stage in evaluation.Edition.Stages)
        {
            if (stage.RubricBy is null)
                continue;
            var sheets = evaluation.Facts.SheetsOf(stage);
            var kind = evaluation.Facts.Innovations.Attribute(unit, stage.RubricBy!);
            var rubric = stage.RubricFor(kind);
            if (rubric is null && sheets.All.Of(unit).Length > 0)
                notes.Add(new Note(NoteCode.NoRubric, stage.RubricBy!, kind ?? ""));
            foreach (var sheet in sheets.All.Of(unit))
                outside += sheets
                    .Sheets[sheet]
                    .Marks.Index()
                    .Count(mark =>
                        mark.Item is not null
                        && !(rubric is not null && mark.Index >= rubric.FirstLeaf && mark.Index < rubric.FirstLeaf + rubric.LeafCount)
                    );
        }
        if (outside > 0)
            notes.Add(new Note(NoteCode.MarksOutsideRubric, outside));
    }

    private static int Superseded(SheetFacts sheets, int unit)
    {
        var count = 0;
        foreach (var sheet in sheets.All.Of(unit))
            count += sheets.Sheets[sheet].Superseded ? 1 : 0;
        return count;
    }

    private static List<string> Missing(Evaluation evaluation, IndicatorTable table, int unit)
    {
        var cells = evaluation.Facts.LevelsOf(table).Of(unit);
        var missing = new List<string>();
        for (var i = 0; i < cells.Length; i++)
        {
            var indicator = table.Indicators[i];
            if (
                indicator.Mandatory
                && cells[i] == LevelFacts.Absent
                && !(indicator.Thresholds is not null && evaluation.Facts.MeasureOf(Level.Region, indicator.Id)[unit] is not null)
            )
                missing.Add(indicator.Number);
        }
        return missing;
    }
}
