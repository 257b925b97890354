using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Facts.Entries;

/// <summary>Imported sheets as far as they are filled in.</summary>
internal static class ImportedSheets
{
    /// <summary>The sheets of a stage with the rubric of their entries, in the same order.</summary>
    /// <param name="inForce">The submissions in force, whose attributes decide the rubric.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="sheets">Sheets of that stage.</param>
    public static IReadOnlyList<FilledSheet> Filled(CurrentFacts inForce, Stage stage, IEnumerable<SheetRow> sheets)
    {
        var units = stage.RubricBy is null ? null : AssembleFacts.Submissions(inForce);
        return
        [
            .. sheets.Select(sheet => new FilledSheet(
                sheet.Innovation,
                sheet.Juror,
                units?.Find(sheet.Innovation) is >= 0 and var unit ? units.Attribute(unit, stage.RubricBy!) : null,
                sheet.Marks
            )),
        ];
    }
}
