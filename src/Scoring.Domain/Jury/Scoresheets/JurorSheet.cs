using System.Collections.Immutable;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>What became of a command on a sheet.</summary>
/// <param name="Sheet">The sheet after it; unchanged if it was refused.</param>
/// <param name="Refusal">Why it was refused; null if a version was added.</param>
public sealed record SheetOutcome(JurorSheet Sheet, SheetRefusal? Refusal);

/// <summary>
/// One juror's sheet for one entry with all its versions. A command adds one version or is refused; nothing is ever removed.
/// </summary>
/// <param name="Seat">Whose sheet it is and for which entry.</param>
/// <param name="Revisions">The versions, 1, 2, 3 …; empty until somebody enters something.</param>
public sealed record JurorSheet(Seat Seat, ImmutableList<SheetRevision> Revisions)
{
    /// <summary>A sheet that nobody has touched yet.</summary>
    public static JurorSheet For(Seat seat) => new(seat, []);

    /// <summary>The version in force; version 0 until somebody enters something.</summary>
    public SheetRevision Latest => Revisions.Count == 0 ? SheetRevision.Untouched : Revisions[^1];

    /// <summary>The state of the sheet.</summary>
    public SheetState State => Latest.State;

    /// <summary>
    /// The sheet after a command, or why it is refused. The first applicable reason in this order is reported: changed since it was seen,
    /// no seat, conflict, closed or open, time, then errors in the command itself. A juror with a conflict can still abstain, and a
    /// secretariat can reopen a sheet whatever the state of its juror's seat.
    /// </summary>
    /// <param name="terms">The terms that apply to this sheet.</param>
    /// <param name="command">What somebody wants.</param>
    public SheetOutcome After(MarkingTerms terms, SheetCommand command)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyRefused(terms, command) is { } refusal)
            return new SheetOutcome(this, refusal);
        var next = Changed(Latest, command) with { Number = Latest.Number + 1, By = command.By, At = command.At, Command = command };
        return new SheetOutcome(this with { Revisions = Revisions.Add(next) }, null);
    }

    private static SheetRevision Changed(SheetRevision last, SheetCommand command)
    {
        var open = last.State == SheetState.Reopened ? SheetState.Reopened : SheetState.Draft;
        return command switch
        {
            SaveMark { Mark: { } mark } save => last with { State = open, Marks = last.Marks.SetItem(save.Criterion, mark) },
            SaveMark save => last with { State = open, Marks = last.Marks.Remove(save.Criterion) },
            WriteComment { Text: var text } write when string.IsNullOrWhiteSpace(text) => last with
            {
                State = open,
                Comments = last.Comments.Remove(write.Criterion),
            },
            WriteComment write => last with { State = open, Comments = last.Comments.SetItem(write.Criterion, write.Text) },
            SubmitSheet => last with { State = SheetState.Submitted },
            ReopenSheet reopen => last with { State = SheetState.Reopened, Until = reopen.Until },
            AbstainFromSheet => last with { State = SheetState.Abstained, Marks = last.Marks.Clear() },
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
        };
    }

    private SheetRefusal? WhyRefused(MarkingTerms terms, SheetCommand command)
    {
        if (command.Seen != Latest.Number)
            return new StaleRevision(command.Seen, Latest.Number);
        if (command is ReopenSheet reopen)
            return WhyNotReopened(terms, reopen);
        if (!terms.IsAssigned)
            return new NotAssigned();
        if (terms.Conflict is { } conflict && command is not AbstainFromSheet)
            return new MarkInConflict(conflict);
        if (State is SheetState.Submitted or SheetState.Abstained)
            return new SheetIsClosed(State);
        if ((Latest.Until ?? terms.Deadline) is { } deadline && command.At > deadline)
            return new DeadlineOver(deadline);
        return command switch
        {
            SaveMark save => WhyNoMark(terms, save),
            WriteComment write => LeafOf(terms, write.Criterion) is null ? new UnknownCriterion(write.Criterion) : null,
            SubmitSheet => WhyNotSubmitted(terms),
            AbstainFromSheet abstain => string.IsNullOrWhiteSpace(abstain.Reason) ? new SheetReasonMissing() : null,
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
        };
    }

    private SheetRefusal? WhyNotReopened(MarkingTerms terms, ReopenSheet reopen)
    {
        if (State is not (SheetState.Submitted or SheetState.Abstained))
            return new SheetIsOpen();
        if (string.IsNullOrWhiteSpace(reopen.Reason))
            return new SheetReasonMissing();
        // Reopened for nobody: the sheet would stay without a mark, and nobody could submit it again.
        return (reopen.Until ?? terms.Deadline) is { } deadline && reopen.At > deadline ? new DeadlineOver(deadline) : null;
    }

    private static SheetRefusal? WhyNoMark(MarkingTerms terms, SaveMark save)
    {
        if (LeafOf(terms, save.Criterion) is not { } leaf)
            return new UnknownCriterion(save.Criterion);
        var scale = terms.Stage.ScaleOf(leaf);
        return save.Mark is { } mark && !scale.Allows(mark) ? new MarkOffScale(save.Criterion, mark, scale) : null;
    }

    private SheetRefusal? WhyNotSubmitted(MarkingTerms terms)
    {
        string[] unmarked = [.. terms.Criteria.Select(leaf => leaf.Id).Where(id => !Latest.Marks.ContainsKey(id))];
        if (unmarked.Length > 0 || terms.Criteria.Count == 0)
            return new MarksMissing(unmarked);
        string[] silent =
        [
            .. terms
                .Criteria.Select(leaf => leaf.Id)
                .Where(id => !Latest.Comments.ContainsKey(id) && terms.Comments.Any(rule => rule.Asks(id, Latest.Marks[id]))),
        ];
        return silent.Length > 0 ? new CommentsMissing(silent) : null;
    }

    private static Criterion? LeafOf(MarkingTerms terms, string id) => terms.Criteria.FirstOrDefault(leaf => leaf.Id == id);
}
