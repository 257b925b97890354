using System.Collections.Immutable;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.PaperEntries;

/// <summary>The state of a paper sheet, as far as the user may see it.</summary>
/// <param name="IsEnteredTwice">True if two people have typed it in.</param>
/// <param name="Entries">The entries the user may see: until both exist, only the user's own.</param>
/// <param name="Differences">The differences between the two, ruled on or not; empty until both exist.</param>
/// <param name="Open">The differences not yet ruled on.</param>
/// <param name="Rulings">The rulings.</param>
/// <param name="Sheet">The juror's sheet: it has marks once no difference is open.</param>
/// <param name="WhyNotSubmitted">
/// Why the paper cannot be submitted, as a refusal; null if it was submitted, or a difference is still open.
/// </param>
public sealed record PaperAnswer(
    bool IsEnteredTwice,
    IReadOnlyList<PaperEntry> Entries,
    IReadOnlyList<PaperDifference> Differences,
    IReadOnlyList<PaperDifference> Open,
    IReadOnlyList<PaperRuling> Rulings,
    SheetAnswer Sheet,
    RefusalException? WhyNotSubmitted
);

/// <summary>Edits paper sheets: they are typed in twice, and read again where the two entries differ.</summary>
/// <param name="desk">The sheets.</param>
/// <param name="papers">The paper sheets.</param>
/// <param name="trail">The audit trail.</param>
internal sealed class PaperEntryEditor(ScoresheetEditor desk, PaperStore papers, AuditTrail trail)
{
    /// <summary>The state of the paper.</summary>
    public PaperAnswer Show(INamesASheet name) => Answer(desk.TakeUp(name), null);

    /// <summary>Adds an entry; with the second one, if both agree, the sheet is filled and submitted.</summary>
    public PaperAnswer Enter(INamesASheet name, IReadOnlyDictionary<string, decimal> marks)
    {
        var taken = TakeUpOpen(name);
        if (taken.Paper.First is null && taken.Sheet.Latest.Number > 0)
            throw new RefusalException(RefusalKind.State, "paper-sheet-begun", taken.Seat.Juror, taken.Seat.Entry);
        var entry = new PaperEntry(desk.Who, desk.Now, marks.ToImmutableSortedDictionary(StringComparer.Ordinal));
        var outcome = taken.Paper.Enter(taken.Terms, entry);
        if (outcome.Refusal is { } refusal)
            throw SheetRefusals.Of(refusal, taken.Seat);
        papers.Add(taken.Edition.Id, taken.Stage.Id, taken.Seat, outcome.Sheet.Second is null ? 1 : 2, entry);
        // No marks in the trail, only their salted hash: the second person to type the sheet in must not read them there.
        trail.Record(
            AuditAction.PaperEntered,
            taken.Subject,
            "",
            ("place", outcome.Sheet.Second is null ? 1 : 2),
            ("for", taken.Seat.Juror)
        );
        return Completed(taken with { Paper = outcome.Sheet });
    }

    /// <summary>Adds a ruling; with the last one the sheet is filled and submitted.</summary>
    public PaperAnswer Rule(INamesASheet name, string criterion, decimal? mark, string reason)
    {
        var taken = TakeUpOpen(name);
        var ruling = new PaperRuling(criterion, mark, desk.Who, desk.Now, reason);
        var outcome = taken.Paper.Rule(taken.Terms, ruling);
        if (outcome.Refusal is { } refusal)
            throw SheetRefusals.Of(refusal, taken.Seat, criterion);
        papers.Add(taken.Edition.Id, taken.Stage.Id, taken.Seat, ruling);
        trail.Record(AuditAction.PaperRuled, taken.Subject, reason, ("criterion", criterion), ("mark", mark), ("for", taken.Seat.Juror));
        return Completed(taken with { Paper = outcome.Sheet });
    }

    // The deadline applies to the juror, who wrote the paper; when it is typed in is up to the secretariat.
    private SheetAtHand TakeUpOpen(INamesASheet name)
    {
        var taken = desk.TakeUp(name);
        if (taken.Standing.IsClosed)
            throw new RefusalException(RefusalKind.State, "sheet-stage-closed", taken.Stage.Id);
        if (taken.File is { } file)
            throw new RefusalException(RefusalKind.State, "sheet-from-file", taken.Seat.Juror, taken.Seat.Entry, file.File, file.Line);
        if (!taken.Terms.IsAssigned)
            throw SheetRefusals.Of(new NotAssigned(), taken.Seat);
        if (taken.Terms.Conflict is { } conflict)
            throw SheetRefusals.Of(new MarkInConflict(conflict), taken.Seat);
        return taken with { Terms = taken.Terms with { Deadline = null } };
    }

    private PaperAnswer Completed(SheetAtHand taken)
    {
        if (taken.Paper.Marks is not { } marks)
            return Answer(taken, null);
        foreach (var (criterion, mark) in marks)
            taken = desk.Add(taken, AuditAction.MarkEntered, new SaveMark(criterion, mark, desk.Who, desk.Now, taken.Sheet.Latest.Number));
        var handIn = new SubmitSheet(desk.Who, desk.Now, taken.Sheet.Latest.Number);
        if (taken.Sheet.After(taken.Terms, handIn).Refusal is { } refusal)
            return Answer(taken, SheetRefusals.Of(refusal, taken.Seat));
        return Answer(desk.Add(taken, AuditAction.SheetSubmitted, handIn), null);
    }

    private PaperAnswer Answer(SheetAtHand taken, RefusalException? why) =>
        new(
            taken.Paper.Second is not null,
            [.. taken.Paper.VisibleTo(desk.Who)],
            taken.Paper.Differences,
            [.. taken.Paper.OpenDifferences],
            taken.Paper.Rulings,
            taken.Answer,
            why
        );
}
