using Scoring.Domain.Facts;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Facts.Entries;

/// <summary>A scoresheet from one file, or from several of which later ones add to earlier ones.</summary>
/// <param name="Innovation">The innovation's id.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Number">The scoresheet's own number by the newest file; null if it gives none.</param>
/// <param name="SubmittedAt">When it was submitted by the newest file; null if it does not say.</param>
/// <param name="Marks">One per leaf of the stage as it is now; null for a missing mark.</param>
/// <param name="OriginOf">Where the mark of a leaf was read.</param>
internal sealed record ImportedSheet(
    string Innovation,
    string Juror,
    string? Number,
    DateTime? SubmittedAt,
    IReadOnlyList<decimal?> Marks,
    Func<int, Origin> OriginOf
);

/// <summary>Imported sheets as they count.</summary>
internal static class ImportedSheets
{
    /// <summary>
    /// The sheets of a stage, file by file. A sheet that a later file repeats is taken from the later one, mark by mark: what that one
    /// lacks goes on counting. Where the stage takes one sheet of a juror, any later one for the same entry is a repetition.
    /// </summary>
    public static IEnumerable<ImportedSheet> Of(CurrentFacts inForce, Stage stage)
    {
        var files = inForce.Brought<SheetRows>(ImportKind.Marks).ToList();
        // Nothing repeats the sheets of a single file, and a million of them need no keys.
        if (files is [var (only, rows)])
        {
            var own = PlacesOf(rows.Layout, stage);
            return rows.Sheets.Where(sheet => sheet.Stage == stage.Id).Select(row => Make(only, row, own));
        }
        var sheets = new List<ImportedSheet>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (import, payload) in files)
        {
            var places = PlacesOf(payload.Layout, stage);
            var before = sheets.Count;
            foreach (var row in payload.Sheets.Where(sheet => sheet.Stage == stage.Id))
            {
                var sheet = Make(import, row, places);
                var key = stage.SecondSheet == SecondSheet.Refused ? row.Seat : row.Key;
                // Within a file, two sheets are two.
                if (known.TryGetValue(key, out var earlier) && earlier < before)
                    sheets[earlier] = Over(sheets[earlier], sheet);
                else
                {
                    known[key] = sheets.Count;
                    sheets.Add(sheet);
                }
            }
        }
        return sheets;
    }

    /// <summary>Sheets as far as they are filled in, with the rubric of their entries, in the same order.</summary>
    /// <param name="inForce">The submissions in force, whose attributes decide the rubric.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="sheets">Entry, juror and marks of sheets of that stage.</param>
    public static IReadOnlyList<FilledSheet> Filled(
        CurrentFacts inForce,
        Stage stage,
        IEnumerable<(string Entry, string Juror, IReadOnlyList<decimal?> Marks)> sheets
    )
    {
        var units = stage.RubricBy is null ? null : AssembleFacts.Submissions(inForce);
        return
        [
            .. sheets.Select(sheet => new FilledSheet(
                sheet.Entry,
                sheet.Juror,
                units?.Find(sheet.Entry) is >= 0 and var unit ? units.Attribute(unit, stage.RubricBy!) : null,
                sheet.Marks
            )),
        ];
    }

    private static ImportedSheet Make(ImportRecord import, SheetRow sheet, int[] places) =>
        new(sheet.Innovation, sheet.Juror, sheet.Number, sheet.SubmittedAt, InPlace(sheet.Marks, places), leaf => import.At(
                places[leaf] < 0 ? 0
                : sheet.Lines[places[leaf]] is > 0 and var line ? line
                : sheet.FirstLine
            ));

    private static ImportedSheet Over(ImportedSheet older, ImportedSheet newer) =>
        newer with
        {
            Marks = [.. newer.Marks.Zip(older.Marks, (now, before) => now ?? before)],
            OriginOf = leaf => newer.Marks[leaf] is null && older.Marks[leaf] is not null ? older.OriginOf(leaf) : newer.OriginOf(leaf),
        };

    // The positions of a stage's leaves in a scoresheet packed under the rules of its time; −1 for a leaf added since.
    private static int[] PlacesOf(IReadOnlyList<string> layout, Stage stage)
    {
        var first = layout.TakeWhile(name => !name.StartsWith(stage.Id + "/", StringComparison.Ordinal)).Count();
        return [.. stage.Leaves.Select(leaf => IndexOf(layout, stage.Id + "/" + leaf.Id)).Select(place => place < 0 ? -1 : place - first)];
    }

    private static decimal?[] InPlace(decimal?[] marks, int[] places)
    {
        var same = marks.Length == places.Length;
        for (var leaf = 0; same && leaf < places.Length; leaf++)
            same = places[leaf] == leaf;
        return same ? marks : [.. places.Select(place => place < 0 || place >= marks.Length ? null : marks[place])];
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }
        return -1;
    }
}
