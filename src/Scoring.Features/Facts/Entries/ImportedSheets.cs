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
/// <param name="Origins">Where its marks were read.</param>
internal readonly record struct ImportedSheet(
    string Innovation,
    string Juror,
    string? Number,
    DateTime? SubmittedAt,
    IReadOnlyList<decimal?> Marks,
    SheetOrigins Origins
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
            return Of(only, rows, stage);
        var sheets = new List<ImportedSheet>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (import, payload) in files)
        {
            var before = sheets.Count;
            foreach (var sheet in Of(import, payload, stage))
            {
                var row = payload.Sheets[sheet.Origins.Sheet];
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

    private static IEnumerable<ImportedSheet> Of(ImportRecord import, SheetRows rows, Stage stage)
    {
        var (places, sheets) = (PlacesOf(rows.Layout, stage), rows.Sheets);
        Func<int, int, Origin> find = At;
        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets[i] is var row && row.Stage == stage.Id)
                yield return new(row.Innovation, row.Juror, row.Number, row.SubmittedAt, InPlace(row.Marks, places), new(find, i));
        }

        Origin At(int sheet, int leaf) =>
            import.At(
                places[leaf] < 0 ? 0
                : sheets[sheet].Lines[places[leaf]] is > 0 and var line ? line
                : sheets[sheet].FirstLine
            );
    }

    private static ImportedSheet Over(ImportedSheet older, ImportedSheet newer) =>
        newer with
        {
            Marks = [.. newer.Marks.Zip(older.Marks, (now, before) => now ?? before)],
            Origins = new(
                (_, leaf) => newer.Marks[leaf] is null && older.Marks[leaf] is not null ? older.Origins.Of(leaf) : newer.Origins.Of(leaf)
            ),
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
