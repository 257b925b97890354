using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Persistence;

namespace Scoring.Features.Review;

/// <summary>
/// The review items to close before a ranking is final, from the current facts, seats and decisions. Units that take no part have none.
/// </summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The imported data.</param>
/// <param name="seats">The seats.</param>
/// <param name="standings">The state of sheets that do not count yet.</param>
/// <param name="decisions">The plenary's decisions.</param>
/// <param name="evaluations">What an evaluation depends on.</param>
/// <param name="lines">Lines that other jurors might have drawn elsewhere.</param>
/// <param name="registers">What was entered on the site.</param>
internal sealed class ReviewItems(
    UnitOfWork work,
    PayloadCache cache,
    SeatStore seats,
    SheetStandings standings,
    ReviewDecisionStore decisions,
    Evaluations evaluations,
    CutLines lines,
    Registers registers
)
{
    // A page asks for them with its head, and again with its ranking.
    private (Evaluation Evaluation, List<ReviewItem> Items)? _found;

    /// <summary>The review items of an edition; without a stage of marking, those about what its rules ask for.</summary>
    public ResolvableItems Of(Evaluation evaluation)
    {
        var edition = evaluation.Edition;
        if (work.InTransaction || _found is not { } last || last.Evaluation != evaluation)
            _found = last = (evaluation, Find(evaluation));
        if (work.InTransaction)
            _found = null; // what this command goes on to write may change them
        return ResolvableItems.Of(last.Items, decisions.Of(edition.Id));
    }

    private List<ReviewItem> Find(Evaluation evaluation)
    {
        var edition = evaluation.Edition;
        List<ReviewItem> found =
        [
            .. RuleItems.OfMissingAttributes(edition, evaluation.Facts),
            .. RuleItems.OfNearAwards(evaluation),
            .. OfRegister(edition.Id),
            .. edition.Stages.Count == 0 ? [] : OfStages(evaluation),
            .. edition.Stages.Count == 0 || edition.Rankings.Count == 0 ? [] : lines.Of(evaluation, evaluations.KeyOf(edition.Id)),
        ];
        return
        [
            .. found.Where(item =>
                item.Name.Entry.Length == 0 || StageEntries.TakesPart(evaluation, evaluation.Facts.Innovations.Find(item.Name.Entry))
            ),
        ];
    }

    /// <summary>Refuses what needs every item of an edition to be closed, and names those that are not.</summary>
    /// <exception cref="RefusalException">An item is open or awaited.</exception>
    public void MustBeClosed(Evaluation evaluation)
    {
        var open = Of(evaluation).Items.Where(item => item.State != ReviewItemState.Closed).ToList();
        if (open.Count > 0)
            throw new RefusalException(
                RefusalKind.State,
                "points-open",
                evaluation.Edition.Id,
                open.Count,
                string.Join("\n", open.Select(Line))
            );
    }

    private static string Line(ResolvableItem item) =>
        $"{ReviewItemLabels.Of(item.Item.Name)}: {item.Item.Found}"
        + (item.Decision is { } decision ? $" ({ReviewItemLabels.Of(decision.Kind)})" : "");

    // What differs is the figure: after another change it is another question.
    private IEnumerable<ReviewItem> OfRegister(string edition)
    {
        const int Shown = 5;
        var changes = registers.ChangesOf(edition);
        if (changes.Count > 0)
            yield return new ReviewItem(
                new ReviewItemName(ReviewItemKind.OldRegister, "register", ""),
                string.Join(
                    " | ",
                    changes
                        .Take(Shown)
                        .Select(change => $"{change.Id} {change.Column}: {change.Before} > {change.After}")
                        .Append(changes.Count > Shown ? $"+{changes.Count - Shown}" : "")
                        .Where(part => part.Length > 0)
                )
            );
    }

    private List<ReviewItem> OfStages(Evaluation evaluation)
    {
        var edition = evaluation.Edition;
        var innovations = evaluation.Facts.Innovations;
        var inForce = new CurrentFacts(work, cache, edition.Id);
        var found = ReviewItemFinder.OfFlags(evaluation).ToList();
        var active = evaluation
            .Facts.Sheets.Values.SelectMany(sheets => sheets.Sheets)
            .Where(sheet => sheet.Marks.Any(mark => mark is not null))
            .Select(sheet => sheet.Juror)
            .ToHashSet(StringComparer.Ordinal);
        string[] people = [.. innovations.AttributeNames.Where(PeopleItems.NamesPeople)];
        foreach (var stage in edition.Stages)
        {
            var sheets = evaluation.Facts.SheetsOf(stage);
            Seat[] given = [.. seats.Of(edition.Id, stage.Id).Where(seat => innovations.Find(seat.Entry) >= 0)];
            found.AddRange(OfMarking(evaluation, inForce, sheets, given));
            found.AddRange(ReviewItemFinder.OfSlips(sheets, innovations));
            var marking = Marking(inForce, sheets, innovations, given);
            found.AddRange(ReviewItemFinder.OfConflicts(marking));
            found.AddRange(PeopleItems.OfEqualNames(marking));
            var declared = PanelPeople.Declarations(inForce, innovations);
            found.AddRange(
                PeopleItems.OfPossibleConflicts(marking, stage, declared, entry => PeopleIn(innovations, innovations.Find(entry), people))
            );
            if (inForce.Jurors is null)
                found.AddRange(PeopleItems.OfUnknownDeclarations(stage, declared, active));
            found.AddRange(
                StageGaps
                    .OfHalfSheets(edition, sheets, innovations)
                    .Where(item => !StepClosure.IsReplaced(evaluation, stage, innovations.Find(item.Name.Entry)))
            );
            found.AddRange(StageGaps.OfOtherScales(sheets, innovations));
            // Who has to mark is said by the seats if there are any.
            if (given.Length == 0)
            {
                var listed = PanelPeople.Jurors(inForce, stage).Select(juror => juror.Id).ToList();
                found.AddRange(StageGaps.OfIdleJurors(sheets, listed, active));
            }
        }
        found.AddRange(PeopleItems.OfEqualEntries(innovations, unit => StageEntries.TakesPart(evaluation, unit), edition.Stages[0].Id));
        return found;
    }

    private static List<string> PeopleIn(UnitTable innovations, int unit, string[] columns) =>
        [.. columns.Select(column => innovations.Attribute(unit, column)).OfType<string>()];

    /// <summary>What was not marked, marked by too few, or marked although it is not in the stage.</summary>
    private List<ReviewItem> OfMarking(Evaluation evaluation, CurrentFacts inForce, SheetFacts sheets, Seat[] given)
    {
        var (edition, stage, innovations) = (evaluation.Edition, sheets.Stage, evaluation.Facts.Innovations);
        var entries = StageEntries
            .Of(evaluation, stage, sheets, given)
            .Where(entry => StageEntries.TakesPart(evaluation, entry))
            .ToHashSet();
        var found = Missing(edition.Id, sheets, innovations, given);
        if (stage.Seats is { } atLeast)
            found.AddRange([.. ReviewItemFinder.OfEntriesSeenByTooFew(sheets, innovations, entries, atLeast, found)]);
        if (StageEntries.Counted(evaluation, stage) is { } inStage)
        {
            found.AddRange(StageGaps.OfMarksOutside(sheets, innovations, inStage));
            entries.IntersectWith(inStage);
        }
        entries.RemoveWhere(entry => StepClosure.IsReplaced(evaluation, stage, entry));
        // An index may have some of its innovations presented: only a seat or a sheet tells which.
        if (stage.EntriesOf is not null || given.Length > 0 || edition.Indicators.Count == 0)
            found.AddRange(StageGaps.OfUnmarked(sheets, innovations, StageEntries.AllIfNearlyAll(evaluation, sheets, entries), found));
        if (stage.Seats is null && given.Length == 0)
            found.AddRange(StageGaps.OfFewerJurors(sheets, innovations, entries, MayMark(inForce, stage, innovations)));
        return found;
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

    private static Func<string, int, bool> MayMark(CurrentFacts inForce, Stage stage, UnitTable innovations)
    {
        var jurors = PanelPeople.Jurors(inForce, stage).ToDictionary(juror => juror.Id, StringComparer.Ordinal);
        var conflicts = PanelPeople.Conflicts(inForce, stage, innovations);
        return (juror, entry) =>
            conflicts.Of(jurors.GetValueOrDefault(juror) ?? new Juror(juror, juror), PanelPeople.Entry(innovations, entry)) is null;
    }

    /// <summary>
    /// The jurors with a seat, and those who marked without one because the marks came as a file: all are checked by the same conflict
    /// rules. If the plenary marked the entry, nobody else's mark counts.
    /// </summary>
    private static SeatPlan Marking(CurrentFacts inForce, SheetFacts sheets, UnitTable innovations, Seat[] given)
    {
        var (stage, seated) = (sheets.Stage, given.ToHashSet());
        Seat[] marking =
        [
            .. seated
                .Concat(
                    sheets
                        .OneOfEachSeat.Where(sheet => sheet.Juror != stage.ConsensusJuror)
                        .Select(sheet => new Seat(innovations.Id(sheet.Innovation), sheet.Juror))
                        .Where(seat => !seated.Contains(seat))
                )
                .Where(seat => sheets.Consensus.Of(innovations.Find(seat.Entry)).IsEmpty),
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
}
