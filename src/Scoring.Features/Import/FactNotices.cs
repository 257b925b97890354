using System.Globalization;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>Says, unit by unit, what a file changes of earlier ones before it is stored.</summary>
internal static class FactNotices
{
    private const int MostNamed = 8;

    /// <summary>Asks whether a file replaces others or adds to them: a problem, with the facts that would no longer count.</summary>
    public static void Ask(ProblemList problems, FactChanges changes, IReadOnlyList<ImportRecord> replaced) =>
        problems.Add(
            "replaces-most",
            0,
            "",
            "",
            string.Join(", ", replaced.Select(import => import.FileName).Distinct(StringComparer.Ordinal)),
            changes.KeptCount,
            changes.KeptCount + changes.DroppedCount,
            Units(changes.Dropped),
            replaced[0].FileName
        );

    /// <summary>Says which facts no longer count, or which are taken from this file instead.</summary>
    public static void Tell(
        ProblemList problems,
        ImportFile request,
        FactChanges changes,
        IReadOnlyList<ImportRecord> replaced,
        IReadOnlyList<ImportRecord> addedTo
    )
    {
        if (request.Replacing == Replacing.Add)
        {
            if (addedTo.Count > 0)
                problems.Notice(
                    "notice.adds",
                    string.Join(", ", addedTo.Select(import => import.FileName).Distinct(StringComparer.Ordinal))
                );
            if (changes.ChangedCount > 0)
                problems.Notice("notice.facts-corrected", changes.ChangedCount, Units(changes.Changed));
        }
        else if (replaced.Count > 0 && changes.DroppedCount > 0)
            problems.Notice("notice.facts-dropped", changes.DroppedCount, Units(changes.Dropped));
    }

    /// <summary>Says how many sheets have marks for some criteria only.</summary>
    public static void TellHalfSheets(ProblemList problems, RowReader reading, SheetRows sheets)
    {
        foreach (var stage in reading.Edition.Stages)
        {
            var own = sheets
                .Sheets.Where(sheet => sheet.Stage == stage.Id)
                .Select(sheet => (sheet.Innovation, sheet.Juror, (IReadOnlyList<decimal?>)sheet.Marks));
            var half = new HalfSheets(reading.Edition, stage).Among(ImportedSheets.Filled(reading.Known, stage, own));
            if (half.Count > 0)
                problems.Notice(
                    "notice.half-sheets",
                    half.Count,
                    $"{stage.Id}/{half[0].Sheet.Entry}/{half[0].Sheet.Juror}",
                    string.Join(", ", half[0].Missing.Select(leaf => leaf.Id))
                );
        }
    }

    /// <summary>"a (2), b (1), …": the units with how many facts each, by unit.</summary>
    private static string Units(IReadOnlyDictionary<string, int> counts) =>
        string.Join(
            ", ",
            counts
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(MostNamed)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} ({pair.Value})"))
        ) + (counts.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $", … (+{counts.Count - MostNamed})") : "");
}
