using Scoring.Domain.Facts;
using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Closing;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Persistence;

namespace Scoring.Features.Closing;

/// <summary>The points to close before a ranking is final, as facts, seats and decisions show them now. Who takes no part has none.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="seats">Who sits where.</param>
/// <param name="decisions">What the plenary decided.</param>
internal sealed class PointsInForce(Session session, PayloadCache cache, SeatStore seats, PointStore decisions)
{
    /// <summary>The points of an edition; none where it has no stage of marking.</summary>
    public PointsToClose Of(Evaluation evaluation)
    {
        var edition = evaluation.Edition;
        if (edition.Stages.Count == 0)
            return new PointsToClose([], []);
        var innovations = evaluation.Facts.Innovations;
        var inForce = new FactsInForce(session, cache, edition.Id);
        var declared = session.Locked(connection => ConflictsOfSeats.Declared(connection, edition.Id));
        var found = FoundPoints.OfFlags(evaluation).ToList();
        foreach (var stage in edition.Stages)
        {
            var sheets = evaluation.Facts.SheetsOf(stage);
            Seat[] given = [.. seats.Of(edition.Id, stage.Id).Where(seat => innovations.Find(seat.Entry) >= 0)];
            found.AddRange(FoundPoints.OfSeatsWithoutMarks(sheets, innovations, given));
            if (stage.Seats is { } atLeast)
                found.AddRange(FoundPoints.OfEntriesSeenByTooFew(sheets, innovations, EntriesOf(evaluation, stage, sheets, given), atLeast));
            found.AddRange(FoundPoints.OfSlips(sheets, innovations));
            // Whoever marked without a seat, because the marks came as a file, is held against the same rules.
            Seat[] marking = [.. given.Concat(sheets.Sheets.Where(sheet => sheet.Juror != stage.ConsensusJuror).Select(sheet => new Seat(innovations.Id(sheet.Innovation), sheet.Juror)))
                .Where(seat => sheets.Consensus.Of(innovations.Find(seat.Entry)).IsEmpty).Distinct()];
            found.AddRange(FoundPoints.OfConflicts(ConflictsOfSeats.Of(inForce, declared, evaluation.Facts, stage.Id, marking)));
        }
        return PointsToClose.Of(found.Where(point => TakesPart(evaluation, innovations.Find(point.Name.Entry))), decisions.Of(edition.Id));
    }

    /// <summary>The entries of a stage: all that take part in the first one, and whoever has a seat or a sheet in a later one.</summary>
    private static IEnumerable<int> EntriesOf(Evaluation evaluation, Stage stage, SheetFacts sheets, Seat[] given)
    {
        var units = evaluation.Facts.Innovations;
        var isFirst = evaluation.Edition.Stages[0].Id == stage.Id;
        var seated = given.Select(seat => units.Find(seat.Entry)).ToHashSet();
        return Enumerable.Range(0, units.Count).Where(unit => (isFirst || seated.Contains(unit) || !sheets.All.Of(unit).IsEmpty)
            && (stage.RubricBy is not { } by || stage.RubricFor(units.Attribute(unit, by)) is not null));
    }

    private static bool TakesPart(Evaluation evaluation, int entry) => evaluation.WhyNotCounted(Level.Innovation, entry) is null;
}
