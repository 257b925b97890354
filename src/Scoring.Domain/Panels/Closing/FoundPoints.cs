using System.Globalization;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Panels.Changes;
using Scoring.Domain.Panels.Following;
using Scoring.Domain.Panels.Sheets;
using Scoring.Domain.Rankings;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Panels.Closing;

/// <summary>Finds the points to close in the facts. Marks that look like a slip are found elsewhere and come in as a list.</summary>
public static class FoundPoints
{
    /// <summary>
    /// Jurors too far apart and several sheets of one juror, as <see cref="OpenFlags"/> has them. The figures of a spread are the marks of all sheets
    /// of the entry in the stage, because a decision is about these marks, not about their distance.
    /// </summary>
    public static IEnumerable<FoundPoint> OfFlags(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return OpenFlags.Of(evaluation).Select(flag => flag.Note.Code == NoteCode.SeveralSheetsOfJuror
            ? new FoundPoint(new PointName(PointKind.DoubleSheet, flag.Stage, flag.InnovationId), Marks(evaluation.Facts.Sheets[flag.Stage], flag.Innovation))
            : new FoundPoint(new PointName(PointKind.Spread, flag.Stage, flag.InnovationId), Marks(evaluation.Facts.Sheets[flag.Stage], flag.Innovation)));
    }

    /// <summary>Seats without a sheet that was handed in; who abstained is not missing. The figure is where the sheet stands.</summary>
    public static IEnumerable<FoundPoint> OfMissingSheets(MarkingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Seats.Where(seat => seat.State is not (SheetState.Submitted or SheetState.Abstained))
            .Select(seat => new FoundPoint(new PointName(PointKind.MissingSheet, progress.Stage, seat.Seat.Entry, seat.Seat.Juror), seat.State.ToString()));
    }

    /// <summary>Entries that fewer jurors have marked than the rule asks; one that the plenary marked is not among them.</summary>
    /// <param name="sheets">The sheets of the stage that count.</param>
    /// <param name="innovations">The innovations, whose ids are told.</param>
    /// <param name="entries">The entries of the stage, as indexes of the innovations.</param>
    /// <param name="atLeast">How many jurors have to have marked an entry.</param>
    public static IEnumerable<FoundPoint> OfEntriesSeenByTooFew(SheetFacts sheets, UnitTable innovations, IEnumerable<int> entries, int atLeast)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(innovations);
        return from entry in entries
               let marked = sheets.Counted.Of(entry).ToArray().Count(sheet => sheets.Sheets[sheet].Marks.Any(mark => mark is not null))
               where marked < atLeast && sheets.Consensus.Of(entry).IsEmpty
               select new FoundPoint(new PointName(PointKind.SeenByTooFew, sheets.Stage.Id, innovations.Id(entry)), string.Create(CultureInfo.InvariantCulture, $"{marked} < {atLeast}"));
    }

    /// <summary>Seats whose juror has a conflict with the entry now, for example one that was declared after the draw. The figure is the rule and what was found.</summary>
    public static IEnumerable<FoundPoint> OfConflicts(Seating seating)
    {
        ArgumentNullException.ThrowIfNull(seating);
        return seating.InConflict.Select(conflict => new FoundPoint(
            new PointName(PointKind.Conflict, seating.Panel.Stage, conflict.Entry, conflict.Juror), $"{conflict.Rule.Kind}: {conflict.Because}"));
    }

    private static string Marks(SheetFacts sheets, int innovation) => string.Join("; ", sheets.All.Of(innovation).ToArray().Select(i => sheets.Sheets[i]).Select(sheet =>
        $"{sheet.Juror}/{sheet.Number ?? "-"} {string.Join(' ', sheet.Marks.Select(mark => mark is { } number ? Numbers.Exact.Settle(number).ToString(CultureInfo.InvariantCulture) : "-"))}"));
}
