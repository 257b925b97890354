using Scoring.Domain.Facts;
using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Changes;
using Scoring.Domain.Panels.Closing;
using Scoring.Domain.Panels.Sheets;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Jury.Panels;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Jury.Sheets;
using Scoring.Features.Persistence;

namespace Scoring.Features.Closing;

/// <summary>The points to close before a ranking is final, as facts, seats and decisions show them now. Who takes no part has none.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="seats">Who sits where.</param>
/// <param name="standings">How far sheets have come that do not count yet.</param>
/// <param name="decisions">What the plenary decided.</param>
internal sealed class PointsInForce(Session session, PayloadCache cache, SeatStore seats, SheetStandings standings, PointStore decisions)
{
    /// <summary>The points of an edition; none where it has no stage of marking.</summary>
    public PointsToClose Of(Evaluation evaluation)
    {
        var edition = evaluation.Edition;
        if (edition.Stages.Count == 0)
            return new PointsToClose([], []);
        var innovations = evaluation.Facts.Innovations;
        var inForce = new FactsInForce(session, cache, edition.Id);
        var found = FoundPoints.OfFlags(evaluation).ToList();
        foreach (var stage in edition.Stages)
        {
            var sheets = evaluation.Facts.SheetsOf(stage);
            Seat[] given = [.. seats.Of(edition.Id, stage.Id).Where(seat => innovations.Find(seat.Entry) >= 0)];
            var missing = Missing(edition.Id, sheets, innovations, given);
            found.AddRange(missing);
            if (stage.Seats is { } atLeast)
                found.AddRange(FoundPoints.OfEntriesSeenByTooFew(sheets, innovations, EntriesOf(evaluation, stage, sheets, given), atLeast, missing));
            found.AddRange(FoundPoints.OfSlips(sheets, innovations));
            found.AddRange(FoundPoints.OfConflicts(Marking(inForce, sheets, innovations, given)));
        }
        return PointsToClose.Of(found.Where(point => TakesPart(evaluation, innovations.Find(point.Name.Entry))), decisions.Of(edition.Id));
    }

    /// <summary>Seats without marks in the facts, with where their sheet stands; who abstained is not missing.</summary>
    private List<FoundPoint> Missing(string edition, SheetFacts sheets, UnitTable innovations, Seat[] given)
    {
        var missing = FoundPoints.OfSeatsWithoutMarks(sheets, innovations, given).ToList();
        if (missing.Count == 0)
            return missing;
        var states = standings.Of(edition, sheets.Stage.Id).ToDictionary(sheet => sheet.Seat, sheet => sheet.State);
        return
        [
            .. missing.Select(point => (Point: point, State: states.GetValueOrDefault(new Seat(point.Name.Entry, point.Name.Juror), SheetState.Untouched)))
                .Where(one => one.State != SheetState.Abstained).Select(one => one.Point with { Found = one.State.ToString() }),
        ];
    }

    /// <summary>
    /// Who has a seat or marked without one, because the marks came as a file: all are held against the same conflict rules. Where the plenary marked the entry,
    /// nobody else's mark counts.
    /// </summary>
    private static Seating Marking(FactsInForce inForce, SheetFacts sheets, UnitTable innovations, Seat[] given)
    {
        var stage = sheets.Stage;
        Seat[] marking =
        [
            .. given.Concat(sheets.Sheets.Where(sheet => sheet.Juror != stage.ConsensusJuror).Select(sheet => new Seat(innovations.Id(sheet.Innovation), sheet.Juror)))
                .Where(seat => sheets.Consensus.Of(innovations.Find(seat.Entry)).IsEmpty).Distinct(),
        ];
        var listed = PanelPeople.Jurors(inForce, stage);
        var known = listed.Select(juror => juror.Id).ToHashSet(StringComparer.Ordinal);
        var others = marking.Select(seat => seat.Juror).Where(known.Add).Select(id => new Juror(id, id)).ToList();
        var entries = marking.Select(seat => seat.Entry).Distinct(StringComparer.Ordinal).Select(id => PanelPeople.Entry(innovations, innovations.Find(id)));
        return Seating.Of(new Panel(stage.Id, listed.Concat(others), entries, PanelPeople.Conflicts(inForce, stage, innovations), 1, null), marking);
    }

    /// <summary>
    /// The entries of a stage: those that go on from the ranking that the stage names; where it names none, all that take part in the first stage, and
    /// whoever has a seat or a sheet in a later one.
    /// </summary>
    private static IEnumerable<int> EntriesOf(Evaluation evaluation, Stage stage, SheetFacts sheets, Seat[] given)
    {
        var units = evaluation.Facts.Innovations;
        var named = stage.EntriesOf is { } ranking ? evaluation.Edition.Rankings.FirstOrDefault(rule => rule.Id == ranking) : null;
        var isFirst = stage.EntriesOf is null && evaluation.Edition.Stages[0].Id == stage.Id;
        var entries = given.Select(seat => units.Find(seat.Entry))
            .Concat(named is null ? [] : evaluation.Ranking(named).Rows.Where(row => row.WithinCut).Select(row => row.Unit)).ToHashSet();
        return Enumerable.Range(0, units.Count).Where(unit => (isFirst || entries.Contains(unit) || !sheets.All.Of(unit).IsEmpty)
            && (stage.RubricBy is not { } by || stage.RubricFor(units.Attribute(unit, by)) is not null));
    }

    private static bool TakesPart(Evaluation evaluation, int entry) => evaluation.WhyNotCounted(Level.Innovation, entry) is null;
}
