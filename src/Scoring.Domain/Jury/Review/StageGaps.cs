using System.Globalization;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Review;

/// <summary>
/// Finds what is missing in a stage, or in it by mistake, that no seat and no rule asks for: it would change ranks in silence.
/// </summary>
public static class StageGaps
{
    /// <summary>The most entries without a mark that are named one by one where they are more than half of the stage.</summary>
    private const int MostNamed = 20;

    /// <summary>
    /// Half sheets of entries that the plenary has not marked, one item for each seat; the plenary's own half sheet is one too. The figures
    /// are the criteria without a mark, and the marks.
    /// </summary>
    /// <param name="edition">The rules, which say how a missing mark is treated.</param>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    public static IEnumerable<ReviewItem> OfHalfSheets(Edition edition, SheetFacts sheets, UnitTable innovations)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        // Nearly always every sheet is whole, and a million of them need no list.
        if (sheets.Sheets.All(sheet => !sheet.Marks.Contains(null)))
            return [];
        var (stage, half) = (sheets.Stage, new List<HalfSheet>());
        var rubrics = stage.RubricBy is { } by ? innovations.Attribute(by) : null;
        var counting = sheets
            .Sheets.Where(sheet => !sheet.Superseded)
            .Where(sheet => sheet.Juror == stage.ConsensusJuror || sheets.Consensus.Of(sheet.Innovation).IsEmpty)
            .Select(sheet => new FilledSheet(innovations.Id(sheet.Innovation), sheet.Juror, rubrics?[sheet.Innovation], sheet.Marks));
        half.AddRange(new HalfSheets(edition, stage).Among([.. counting]));
        return half.GroupBy(one => (one.Sheet.Entry, one.Sheet.Juror))
            .Select(seat => new ReviewItem(
                new ReviewItemName(ReviewItemKind.HalfSheet, stage.Id, seat.Key.Entry, seat.Key.Juror),
                string.Join("; ", seat.Select(one => Figures(stage, one)))
            ));
    }

    /// <summary>
    /// Entries of the stage that nobody has marked; if none is marked at all, or more than half of many are not, one item for the whole
    /// stage. Its figure is how many entries have a mark, and which have none.
    /// </summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    /// <param name="entries">The entries of the stage, as indexes of the innovations.</param>
    /// <param name="found">Items found so far: an entry that is named in one of them, or a missing sheet, is not a second one.</param>
    public static IReadOnlyList<ReviewItem> OfUnmarked(
        SheetFacts sheets,
        UnitTable innovations,
        IReadOnlyCollection<int> entries,
        IEnumerable<ReviewItem> found
    )
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        ArgumentNullException.ThrowIfNull(entries);
        var named = found.Select(item => item.Name.Entry).ToHashSet(StringComparer.Ordinal);
        var unmarked = entries.Where(entry => !IsMarked(sheets, entry)).ToList();
        var open = unmarked.Select(innovations.Id).Where(entry => !named.Contains(entry)).ToList();
        if (open.Count > 1 && (unmarked.Count == entries.Count || (open.Count > MostNamed && open.Count * 2 > entries.Count)))
        {
            var figure = string.Create(
                CultureInfo.InvariantCulture,
                $"{entries.Count - unmarked.Count} / {entries.Count} | "
                    + $"{string.Join(", ", open.Order(StringComparer.Ordinal).Take(MostNamed))}"
            );
            return
            [
                new ReviewItem(
                    new ReviewItemName(ReviewItemKind.Unmarked, sheets.Stage.Id, ""),
                    open.Count > MostNamed ? figure + " …" : figure
                ),
            ];
        }
        // The other entries' marks are no part of the question whether this one is ranked without.
        return [.. open.Select(entry => new ReviewItem(new ReviewItemName(ReviewItemKind.Unmarked, sheets.Stage.Id, entry), "0"))];
    }

    /// <summary>
    /// Marked entries whose jurors are some, but not all, of the jurors of a panel that marked at least as many entries as theirs did.
    /// Entries of panels with other people are not compared. The figures are the jurors who marked, and those who did not.
    /// </summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    /// <param name="entries">The entries to compare, as indexes of the innovations.</param>
    /// <param name="mayMark">
    /// False for a juror (by id) who has a conflict of interest with an entry: nobody misses that juror there.
    /// </param>
    public static IEnumerable<ReviewItem> OfFewerJurors(
        SheetFacts sheets,
        UnitTable innovations,
        IEnumerable<int> entries,
        Func<string, int, bool> mayMark
    )
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        ArgumentNullException.ThrowIfNull(mayMark);
        var marked = entries
            .Where(entry => sheets.Consensus.Of(entry).IsEmpty && IsMarked(sheets, entry))
            .Select(entry => (Entry: entry, Jurors: JurorsOf(sheets, entry)))
            .ToList();
        var panels = marked
            .GroupBy(one => string.Join('\u001f', one.Jurors.Order(StringComparer.Ordinal)))
            .Select(panel => (panel.First().Jurors, Count: panel.Count(), Entries: panel.Select(one => one.Entry).ToList()))
            .ToList();
        foreach (var panel in panels)
        {
            var whole = panels
                .Where(other => other.Count >= panel.Count && other.Jurors.IsProperSupersetOf(panel.Jurors))
                .OrderByDescending(other => other.Count)
                .FirstOrDefault();
            if (whole.Jurors is null)
                continue;
            foreach (var entry in panel.Entries)
            {
                var missing = whole.Jurors.Except(panel.Jurors).Where(juror => mayMark(juror, entry)).ToList();
                if (missing.Count > 0)
                    yield return new ReviewItem(
                        new ReviewItemName(ReviewItemKind.FewerJurors, sheets.Stage.Id, innovations.Id(entry)),
                        $"{Names(panel.Jurors)} | {Names(missing)}"
                    );
            }
        }
    }

    /// <summary>Marks of entries that are not in the stage, one item for each entry. The figures are the marks.</summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    /// <param name="entries">The entries of the stage, as indexes of the innovations.</param>
    public static IEnumerable<ReviewItem> OfMarksOutside(SheetFacts sheets, UnitTable innovations, IReadOnlySet<int> entries)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        return sheets
            .Sheets.Where(sheet => !entries.Contains(sheet.Innovation) && sheet.Marks.Any(mark => mark is not null))
            .Select(sheet => sheet.Innovation)
            .Distinct()
            .Select(entry => new ReviewItem(
                new ReviewItemName(ReviewItemKind.OutsideStage, sheets.Stage.Id, innovations.Id(entry)),
                ReviewItemFinder.Marks(sheets, entry)
            ));
    }

    /// <summary>
    /// Jurors, criteria or sheets on another scale or with nothing but zeros, and single marks with a digit too few or too many, which are
    /// items as typing errors. The figures are the ratio, the juror's marks and the others' medians.
    /// </summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    public static IEnumerable<ReviewItem> OfOtherScales(SheetFacts sheets, UnitTable innovations)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        var (stage, scales, zeros) = (sheets.Stage, OtherScales.Of(sheets), OnlyZeros.Of(sheets));
        foreach (var one in scales)
        {
            yield return new ReviewItem(
                Named(ReviewItemKind.OtherScale, one.Entry, one.Juror, one.Leaf),
                $"× {Plain(one.Ratio)} | {Range(one.Marks)} | {Range(one.Others)}"
            );
        }
        foreach (var one in zeros)
        {
            yield return new ReviewItem(Named(ReviewItemKind.OnlyZeros, one.Entry, one.Juror, one.Leaf), $"0 | {Range(one.Others)}");
        }
        foreach (var (entry, juror, leaf, mark, among) in OtherScales.LostDigits(sheets))
        {
            if (
                scales.Any(one => one.Juror == juror && (one.Entry ?? entry) == entry && (one.Leaf ?? leaf) == leaf)
                || (mark == 0m && zeros.Any(one => one.Juror == juror && (one.Entry ?? entry) == entry && (one.Leaf ?? leaf) == leaf))
            )
                continue;
            yield return new ReviewItem(
                Named(ReviewItemKind.TypingError, entry, juror, leaf),
                $"{Plain(mark)} | {string.Join(' ', among.Select(Plain))}"
            );
        }

        ReviewItemName Named(ReviewItemKind kind, int? entry, string juror, int? leaf) =>
            new(kind, stage.Id, entry is { } at ? innovations.Id(at) : "", juror, leaf is { } one ? stage.Leaves[one].Id : "");
    }

    /// <summary>
    /// Listed jurors who marked no entry in the stage, if somebody did: those who marked in no stage at all, or all of them if at least
    /// half of the listed marked here. The figure is how many of the listed did.
    /// </summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="listed">The ids of the jurors who are listed for the stage.</param>
    /// <param name="active">The ids of the jurors who marked in any stage.</param>
    public static IEnumerable<ReviewItem> OfIdleJurors(SheetFacts sheets, IReadOnlyCollection<string> listed, IReadOnlySet<string> active)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(active);
        var marking = sheets
            .Sheets.Where(sheet => sheet.Marks.Any(mark => mark is not null))
            .Select(sheet => sheet.Juror)
            .ToHashSet(StringComparer.Ordinal);
        var here = listed.Count(marking.Contains);
        if (here == 0)
            yield break;
        foreach (var juror in listed.Where(juror => !marking.Contains(juror)))
        {
            if (here * 2 > listed.Count - 1 || !active.Contains(juror))
                yield return new ReviewItem(
                    new ReviewItemName(ReviewItemKind.IdleJuror, sheets.Stage.Id, "", juror),
                    string.Create(CultureInfo.InvariantCulture, $"{here} / {listed.Count}")
                );
        }
    }

    private static bool IsMarked(SheetFacts sheets, int entry)
    {
        foreach (var sheet in sheets.All.Of(entry))
        {
            if (!sheets.Sheets[sheet].Superseded && sheets.Sheets[sheet].Marks.Any(mark => mark is not null))
                return true;
        }
        return false;
    }

    private static HashSet<string> JurorsOf(SheetFacts sheets, int entry) =>
        sheets
            .Counted.Of(entry)
            .ToArray()
            .Select(sheet => sheets.Sheets[sheet])
            .Where(sheet => sheet.Marks.Any(mark => mark is not null))
            .Select(sheet => sheet.Juror)
            .ToHashSet(StringComparer.Ordinal);

    private static string Figures(Stage stage, HalfSheet half) =>
        string.Join(", ", half.Missing.Select(leaf => leaf.Id + " –"))
        + " | "
        + string.Join(
            ", ",
            stage
                .Leaves.Zip(half.Sheet.Marks)
                .Where(one => one.Second is not null)
                .Select(one => $"{one.First.Id} {Plain(one.Second!.Value)}")
        );

    private static string Range(IReadOnlyList<decimal> numbers) =>
        numbers.Count <= 6
            ? string.Join(' ', numbers.Select(Plain))
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Plain(numbers.Min())}…{Plain(numbers.Max())} ({numbers.Count}, Σ {Plain(numbers.Sum())})"
            );

    private static string Names(IEnumerable<string> jurors) => string.Join(", ", jurors.Order(StringComparer.Ordinal));

    private static string Plain(decimal number) => Exact.Canonicalize(number).ToString(CultureInfo.InvariantCulture);
}
