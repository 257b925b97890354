using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Calibration;
using Scoring.Features.Jury.PaperEntries;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>Loads sheets and adds versions to them: whose sheet it is, the terms that apply, and the audit trail.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="cache">The imported data.</param>
/// <param name="editions">The rules.</param>
/// <param name="seats">The seats.</param>
/// <param name="stages">The state of the stages.</param>
/// <param name="sheets">The sheets.</param>
/// <param name="papers">The paper sheets.</param>
/// <param name="calibrations">The rounds in which jurors mark the same entries first.</param>
/// <param name="trail">The audit trail: what is done, by whom and when.</param>
/// <param name="rules">The rules of seasons.</param>
/// <param name="caller">The user.</param>
internal sealed class ScoresheetEditor(
    UnitOfWork work,
    PayloadCache cache,
    EditionCatalog editions,
    SeatStore seats,
    StageStore stages,
    SheetStore sheets,
    PaperStore papers,
    CalibrationStore calibrations,
    AuditTrail trail,
    RuleFolder rules,
    Caller caller
)
{
    /// <summary>The user's name in the trail.</summary>
    public string Who => trail.Who;

    /// <summary>The time now.</summary>
    public DateTime Now => trail.Now;

    /// <summary>The facts about an edition that marking needs.</summary>
    public MarkingFacts FactsOf(string edition) =>
        new(new CurrentFacts(work, cache, edition), editions.Get(edition), HiddenColumns(edition));

    // What jurors must not see is hidden from those who are nothing else: the secretariat knows who entered.
    private IReadOnlySet<string> HiddenColumns(string edition) =>
        caller.Person.IsBlind && rules.ReadSeason(edition).Season is { } season
            ? BlindReading.Columns(season)
            : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>A stage of an edition.</summary>
    /// <exception cref="RefusalException">The edition has no such stage.</exception>
    public static Stage StageOf(Edition edition, string stage) =>
        edition.Stages.FirstOrDefault(one => one.Id == stage)
        ?? throw new RefusalException(
            RefusalKind.Usage,
            "sheet-stage-unknown",
            stage,
            string.Join(", ", edition.Stages.Select(one => one.Id))
        );

    /// <summary>Loads a sheet.</summary>
    /// <exception cref="RefusalException">There is no such edition, stage or entry.</exception>
    public SheetAtHand TakeUp(INamesASheet name)
    {
        var facts = FactsOf(name.Edition);
        var stage = StageOf(facts.Edition, name.Stage);
        if (!facts.Has(name.Entry))
            throw new RefusalException(RefusalKind.Usage, "sheet-entry-unknown", name.Entry, Nearest.To(name.Entry, facts.Entries) ?? "");
        return TakeUp(facts, stage, new Seat(name.Entry, name.Juror), seats.Has(name.Edition, stage.Id, new Seat(name.Entry, name.Juror)));
    }

    /// <summary>Loads a sheet of an entry already known to exist.</summary>
    public SheetAtHand TakeUp(MarkingFacts facts, Stage stage, Seat seat, bool isSeated)
    {
        var (edition, standing) = (facts.Edition, stages.Of(facts.Edition.Id, stage.Id));
        var terms = new MarkingTerms(
            stage,
            facts.CriteriaOf(stage, seat.Entry),
            isSeated,
            facts.ConflictOf(stage, seat, isSeated),
            standing.Deadline,
            stage.Comments
        );
        return new SheetAtHand(
            edition,
            stage,
            seat,
            facts.TitleOf(seat.Entry),
            standing,
            terms,
            sheets.Of(edition.Id, stage.Id, seat),
            papers.Of(edition.Id, stage.Id, seat),
            facts.FileSheetOf(stage, seat)
        );
    }

    /// <summary>How many entries of an open round of calibration the juror has to mark before this sheet.</summary>
    public int ToCalibrate(string edition, Stage stage, string juror)
    {
        if (calibrations.Of(edition, stage.Id) is not { IsOpen: true } round)
            return 0;
        var sheets = calibrations.Sheets(edition, stage.Id);
        return CalibrationDesk
            .EntriesOf(FactsOf(edition), stage, round, juror)
            .Count(entry => sheets.GetValueOrDefault(new Seat(entry, juror))?.IsSubmitted != true);
    }

    /// <summary>Refuses jurors who enter marks of their own before they are done with an open round of calibration.</summary>
    /// <exception cref="RefusalException">They are not done.</exception>
    public void NeedsCalibrated(string edition, Stage stage, string juror)
    {
        if (caller.Person.Juror == juror && ToCalibrate(edition, stage, juror) is > 0 and var left)
            throw new RefusalException(RefusalKind.State, "calibrate-first", left, stage.Name);
    }

    /// <summary>A sheet at one of the juror's seats, as a line of the juror's list.</summary>
    public ListedSheet Listed(MarkingFacts facts, Stage stage, Seat seat)
    {
        var taken = TakeUp(facts, stage, seat, isSeated: true);
        NeedsSight(seat.Juror, taken.Standing.IsClosed);
        var (latest, criteria) = (taken.Sheet.Latest, taken.Terms.Criteria);
        IReadOnlyDictionary<string, decimal> marks = taken.File?.Marks ?? latest.Marks;
        return new ListedSheet(
            stage.Id,
            seat.Entry,
            taken.Title,
            seat.Juror,
            taken.File is null ? taken.Sheet.State : SheetState.Submitted,
            latest.Number,
            criteria.Count(leaf => marks.ContainsKey(leaf.Id)),
            criteria.Count,
            RunningTotal.Of(stage, criteria, marks),
            latest.Until ?? taken.Standing.Deadline,
            taken.Standing.IsClosed,
            taken.Terms.Conflict?.Because,
            taken.File?.File
        );
    }

    /// <summary>The seats of a juror at a stage, by entry.</summary>
    public IReadOnlyList<Seat> SeatsOf(string edition, string stage, string juror) =>
        [.. seats.EntriesOf(edition, stage, juror).Select(entry => new Seat(entry, juror))];

    /// <summary>Every juror with a seat at a stage, by id.</summary>
    public IReadOnlyList<string> JurorsOf(string edition, string stage) =>
        [.. seats.Of(edition, stage).Select(seat => seat.Juror).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Refuses users who may not edit a juror's sheets: a juror may edit their own, the secretariat enters for everybody.
    /// </summary>
    public void NeedsOwn(string juror)
    {
        if (!caller.Person.IsAny(Roles.Secretariat) && caller.Person.Juror != juror)
            throw new RefusalException(RefusalKind.State, "sheet-not-yours", juror);
    }

    /// <summary>Refuses a juror who would see another juror's marks before the stage is closed.</summary>
    public void NeedsSight(string juror, bool isClosed)
    {
        if (caller.Person.IsBlind && !Blindness.Sees(caller.Person.Juror ?? "", new Seat("", juror), isClosed))
            throw new RefusalException(RefusalKind.State, "sheet-blind", juror);
    }

    /// <summary>The juror asked about: the named one, or the user.</summary>
    public string JurorOr(string? named) =>
        named ?? caller.Person.Juror ?? throw new RefusalException(RefusalKind.Usage, "sheet-juror-needed");

    /// <summary>Adds one version to a juror's sheet, or refuses.</summary>
    /// <param name="name">The sheet and the version the user saw.</param>
    /// <param name="action">The action recorded in the audit trail.</param>
    /// <param name="make">Makes the command, from the user and the time.</param>
    public SheetAnswer Change(IChangesASheet name, string action, Func<string, DateTime, SheetCommand> make)
    {
        var taken = TakeUp(name);
        var command = make(Who, Now);
        if (taken.Standing.IsClosed)
            throw new RefusalException(RefusalKind.State, "sheet-stage-closed", taken.Stage.Id);
        if (command is not ReopenSheet && taken.File is { } file)
            throw new RefusalException(RefusalKind.State, "sheet-from-file", taken.Seat.Juror, taken.Seat.Entry, file.File, file.Line);
        if (taken.Paper is { First: not null, Marks: null })
            throw new RefusalException(RefusalKind.State, "sheet-on-paper", taken.Seat.Juror, taken.Seat.Entry);
        if (command is not (ReopenSheet or AbstainFromSheet))
            NeedsCalibrated(taken.Edition.Id, taken.Stage, taken.Seat.Juror);
        return Add(taken, action, command).Answer;
    }

    /// <summary>Adds the version a command makes, and records it in the audit trail.</summary>
    /// <exception cref="RefusalException">The sheet refuses the command.</exception>
    public SheetAtHand Add(SheetAtHand taken, string action, SheetCommand command)
    {
        var outcome = taken.Sheet.After(taken.Terms, command);
        if (outcome.Refusal is { } refusal)
            throw SheetRefusals.Of(refusal, taken.Seat);
        var revision = outcome.Sheet.Latest;
        sheets.Append(taken.Edition.Id, taken.Stage.Id, taken.Seat, revision);
        var (_, criterion, reason) = SheetLabels.Of(command);
        // The trail is read by people who may not see the marks yet: the event holds the hash of the version, which has a salt.
        trail.Record(
            action,
            taken.Subject,
            reason,
            ("revision", revision.Number),
            ("criterion", criterion),
            ("state", revision.State.ToString()),
            ("for", caller.Person.Juror == taken.Seat.Juror ? null : taken.Seat.Juror)
        );
        return taken with { Sheet = outcome.Sheet };
    }
}
