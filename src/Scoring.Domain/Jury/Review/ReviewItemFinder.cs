using System.Globalization;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Ranking;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Jury.Review;

/// <summary>Finds in the facts what has to be closed before a ranking is final.</summary>
public static class ReviewItemFinder
{
    /// <summary>
    /// Jurors too far apart and several sheets of one juror, as reported by <see cref="OpenFlags"/>. The figures of a spread are the marks
    /// of all sheets of the entry in the stage, because a decision is about these marks, not about their distance.
    /// </summary>
    public static IEnumerable<ReviewItem> OfFlags(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return OpenFlags
            .Of(evaluation)
            .Select(flag =>
                flag.Note.Code == NoteCode.SeveralSheetsOfJuror
                    ? new ReviewItem(
                        new ReviewItemName(ReviewItemKind.DoubleSheet, flag.Stage, flag.InnovationId),
                        Marks(evaluation.Facts.Sheets[flag.Stage], flag.Innovation)
                    )
                    : new ReviewItem(
                        new ReviewItemName(ReviewItemKind.Spread, flag.Stage, flag.InnovationId),
                        Marks(evaluation.Facts.Sheets[flag.Stage], flag.Innovation)
                    )
            );
    }

    /// <summary>Seats without a submitted sheet; an abstention is not missing. The figure is the state of the sheet.</summary>
    public static IEnumerable<ReviewItem> OfMissingSheets(MarkingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress
            .Seats.Where(seat => seat.State is not (SheetState.Submitted or SheetState.Abstained))
            .Select(seat => new ReviewItem(
                new ReviewItemName(ReviewItemKind.MissingSheet, progress.Stage, seat.Seat.Entry, seat.Seat.Juror),
                seat.State.ToString()
            ));
    }

    /// <summary>
    /// Seats whose juror has not marked the entry in the facts; if the plenary marked it, none is missing. The figure is that nothing was
    /// submitted.
    /// </summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">
    /// The innovations, whose ids name the seats; a seat for an entry that is no longer among them is left out.
    /// </param>
    /// <param name="seats">The current seats.</param>
    public static IEnumerable<ReviewItem> OfSeatsWithoutMarks(SheetFacts sheets, UnitTable innovations, IEnumerable<Seat> seats)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        return from seat in seats
            let entry = innovations.Find(seat.Entry)
            where
                entry >= 0
                && sheets.Consensus.Of(entry).IsEmpty
                && !sheets
                    .All.Of(entry)
                    .ToArray()
                    .Any(sheet => sheets.Sheets[sheet].Juror == seat.Juror && sheets.Sheets[sheet].Marks.Any(mark => mark is not null))
            select new ReviewItem(
                new ReviewItemName(ReviewItemKind.MissingSheet, sheets.Stage.Id, seat.Entry, seat.Juror),
                nameof(SheetState.Untouched)
            );
    }

    /// <summary>
    /// Marks that look like a typing error among the marks of their entry for the same criterion, if there are enough marks to judge; if
    /// the plenary marked the entry, there is nothing left to correct. The figures are the mark and all marks it is compared with.
    /// </summary>
    /// <param name="sheets">The sheets of the stage.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    public static IEnumerable<ReviewItem> OfSlips(SheetFacts sheets, UnitTable innovations)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        foreach (var (leaf, criterion) in sheets.Stage.Leaves.Index())
        {
            var table = MarkTable.OfCriterion(sheets, leaf);
            foreach (var slip in TypingErrors.Of(table).Found.Where(slip => sheets.Consensus.Of(slip.Mark.Entry).IsEmpty))
            {
                var among = table.Marks.Where(mark => mark.Entry == slip.Mark.Entry).Select(mark => Plain(mark.Mark));
                yield return new ReviewItem(
                    new ReviewItemName(
                        ReviewItemKind.TypingError,
                        sheets.Stage.Id,
                        innovations.Id(slip.Mark.Entry),
                        slip.Mark.Juror,
                        criterion.Id
                    ),
                    $"{Plain(slip.Mark.Mark)} | {string.Join(' ', among)}"
                );
            }
        }
    }

    /// <summary>Entries that fewer jurors have marked than the rule requires, except those that the plenary marked.</summary>
    /// <param name="sheets">The sheets of the stage that count.</param>
    /// <param name="innovations">The innovations, whose ids are reported.</param>
    /// <param name="entries">The entries of the stage, as indexes of the innovations.</param>
    /// <param name="atLeast">How many jurors must have marked an entry.</param>
    /// <param name="missing">
    /// The missing sheets that are already review items: an entry with enough jurors if these are counted is not a second item.
    /// </param>
    public static IEnumerable<ReviewItem> OfEntriesSeenByTooFew(
        SheetFacts sheets,
        UnitTable innovations,
        IEnumerable<int> entries,
        int atLeast,
        IEnumerable<ReviewItem>? missing = null
    )
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        var awaited = (missing ?? []).CountBy(item => item.Name.Entry).ToDictionary();
        return from entry in entries
            let marked = sheets.Counted.Of(entry).ToArray().Count(sheet => sheets.Sheets[sheet].Marks.Any(mark => mark is not null))
            where marked + awaited.GetValueOrDefault(innovations.Id(entry)) < atLeast && sheets.Consensus.Of(entry).IsEmpty
            select new ReviewItem(
                new ReviewItemName(ReviewItemKind.SeenByTooFew, sheets.Stage.Id, innovations.Id(entry)),
                string.Create(CultureInfo.InvariantCulture, $"{marked} < {atLeast}")
            );
    }

    /// <summary>
    /// Seats whose juror now has a conflict with the entry, for example one declared after the draw. The figure is the rule and what was
    /// found.
    /// </summary>
    public static IEnumerable<ReviewItem> OfConflicts(SeatPlan seating)
    {
        ArgumentNullException.ThrowIfNull(seating);
        return seating.InConflict.Select(conflict => new ReviewItem(
            new ReviewItemName(ReviewItemKind.Conflict, seating.Panel.Stage, conflict.Entry, conflict.Juror),
            $"{conflict.Rule.Kind}: {conflict.Because}"
        ));
    }

    /// <summary>All sheets of an entry in the stage with their marks, in invariant form.</summary>
    internal static string Marks(SheetFacts sheets, int innovation) =>
        string.Join(
            "; ",
            sheets
                .All.Of(innovation)
                .ToArray()
                .Select(i => sheets.Sheets[i])
                .Select(sheet =>
                    $"{sheet.Juror}/{sheet.Number ?? "-"} "
                    + string.Join(' ', sheet.Marks.Select(mark => mark is { } number ? Plain(number) : "-"))
                )
        );

    private static string Plain(decimal number) => Numbers.Exact.Canonicalize(number).ToString(CultureInfo.InvariantCulture);
}
