using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Persistence;

namespace Scoring.Features.Review;

/// <summary>
/// The review items to close before a ranking is final, from the current facts, seats and decisions. Units that take no part have none.
/// </summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">The imported data.</param>
/// <param name="seats">The seats.</param>
/// <param name="standings">The state of sheets that do not count yet.</param>
/// <param name="decisions">The plenary's decisions.</param>
internal sealed class ReviewItems(
    UnitOfWork session,
    PayloadCache cache,
    SeatStore seats,
    SheetStandings standings,
    ReviewDecisionStore decisions
)
{
    /// <summary>The review items of an edition; empty if it has no stage of marking.</summary>
    public ResolvableItems Of(Evaluation evaluation)
    {
        var edition = evaluation.Edition;
        if (edition.Stages.Count == 0)
            return new ResolvableItems([], []);
        var innovations = evaluation.Facts.Innovations;
        var inForce = new CurrentFacts(session, cache, edition.Id);
        var found = ReviewItemFinder.OfFlags(evaluation).ToList();
        foreach (var stage in edition.Stages)
        {
            var sheets = evaluation.Facts.SheetsOf(stage);
            Seat[] given = [.. seats.Of(edition.Id, stage.Id).Where(seat => innovations.Find(seat.Entry) >= 0)];
            var missing = Missing(edition.Id, sheets, innovations, given);
            found.AddRange(missing);
            if (stage.Seats is { } atLeast)
                found.AddRange(
                    ReviewItemFinder.OfEntriesSeenByTooFew(
                        sheets,
                        innovations,
                        EntriesOf(evaluation, stage, sheets, given),
                        atLeast,
                        missing
                    )
                );
            found.AddRange(ReviewItemFinder.OfSlips(sheets, innovations));
            found.AddRange(ReviewItemFinder.OfConflicts(Marking(inForce, sheets, innovations, given)));
        }
        return ResolvableItems.Of(found.Where(item => TakesPart(evaluation, innovations.Find(item.Name.Entry))), decisions.Of(edition.Id));
    }

    /// <summary>Seats without marks in the facts, with the state of their sheet; a juror who abstained is not missing.</summary>
    private List<ReviewItem> Missing(string edition, SheetFacts sheets, UnitTable innovations, Seat[] given)
    {
        var missing = ReviewItemFinder.OfSeatsWithoutMarks(sheets, innovations, given).ToList();
        if (missing.Count == 0)
            return missing;
        var states = standings.Of(edition, sheets.Stage.Id).ToDictionary(sheet => sheet.Seat, sheet => sheet.State);
        return
        [
            .. missing
                .Select(item =>
                    (Item: item, State: states.GetValueOrDefault(new Seat(item.Name.Entry, item.Name.Juror), SheetState.Untouched))
                )
                .Where(one => one.State != SheetState.Abstained)
                .Select(one => one.Item with { Found = one.State.ToString() }),
        ];
    }

    /// <summary>
    /// The jurors with a seat, and those who marked without one because the marks came as a file: all are checked by the same conflict
    /// rules. If the plenary marked the entry, nobody else's mark counts.
    /// </summary>
    private static SeatPlan Marking(CurrentFacts inForce, SheetFacts sheets, UnitTable innovations, Seat[] given)
    {
        var stage = sheets.Stage;
        Seat[] marking =
        [
            .. given
                .Concat(
                    sheets
                        .Sheets.Where(sheet => sheet.Juror != stage.ConsensusJuror)
                        .Select(sheet => new Seat(innovations.Id(sheet.Innovation), sheet.Juror))
                )
                .Where(seat => sheets.Consensus.Of(innovations.Find(seat.Entry)).IsEmpty)
                .Distinct(),
        ];
        var listed = PanelPeople.Jurors(inForce, stage);
        var known = listed.Select(juror => juror.Id).ToHashSet(StringComparer.Ordinal);
        var others = marking.Select(seat => seat.Juror).Where(known.Add).Select(id => new Juror(id, id)).ToList();
        var entries = marking
            .Select(seat => seat.Entry)
            .Distinct(StringComparer.Ordinal)
            .Select(id => PanelPeople.Entry(innovations, innovations.Find(id)));
        return SeatPlan.Of(
            new Panel(stage.Id, listed.Concat(others), entries, PanelPeople.Conflicts(inForce, stage, innovations), 1, null),
            marking
        );
    }

    /// <summary>
    /// The entries of a stage: those that advance from the ranking the stage names; if it names none, all that take part in the first
    /// stage, and those with a seat or a sheet in a later one.
    /// </summary>
    private static IEnumerable<int> EntriesOf(Evaluation evaluation, Stage stage, SheetFacts sheets, Seat[] given)
    {
        var units = evaluation.Facts.Innovations;
        var named = stage.EntriesOf is { } ranking ? evaluation.Edition.Rankings.FirstOrDefault(rule => rule.Id == ranking) : null;
        var isFirst = stage.EntriesOf is null && evaluation.Edition.Stages[0].Id == stage.Id;
        var entries = given
            .Select(seat => units.Find(seat.Entry))
            .Concat(named is null ? [] : evaluation.Ranking(named).Rows.Where(row => row.WithinCut).Select(row => row.Unit))
            .ToHashSet();
        return Enumerable
            .Range(0, units.Count)
            .Where(unit =>
                (isFirst || entries.Contains(unit) || !sheets.All.Of(unit).IsEmpty)
                && (stage.RubricBy is not { } by || stage.RubricFor(units.Attribute(unit, by)) is not null)
            );
    }

    private static bool TakesPart(Evaluation evaluation, int entry) => evaluation.WhyNotCounted(Level.Innovation, entry) is null;
}
