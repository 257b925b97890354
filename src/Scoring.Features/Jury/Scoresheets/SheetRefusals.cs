using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>Domain refusals as sentences.</summary>
internal static class SheetRefusals
{
    /// <summary>Why a command on a sheet was refused.</summary>
    public static RefusalException Of(SheetRefusal refusal, Seat seat) =>
        refusal switch
        {
            StaleRevision stale => new RefusalException(RefusalKind.State, "sheet-changed-since", stale.Seen, stale.Latest),
            NotAssigned => new RefusalException(RefusalKind.State, "sheet-no-seat", seat.Juror, seat.Entry),
            MarkInConflict found => new RefusalException(
                RefusalKind.State,
                "sheet-conflict",
                seat.Juror,
                seat.Entry,
                found.Conflict.Because
            ),
            DeadlineOver over => new RefusalException(RefusalKind.State, "sheet-deadline-over", Moments.Shown(over.Deadline)),
            SheetIsClosed { State: SheetState.Abstained } => new RefusalException(
                RefusalKind.State,
                "sheet-abstained",
                seat.Juror,
                seat.Entry
            ),
            SheetIsClosed => new RefusalException(RefusalKind.State, "sheet-handed-in", seat.Juror, seat.Entry),
            SheetIsOpen => new RefusalException(RefusalKind.State, "sheet-is-open", seat.Juror, seat.Entry),
            UnknownCriterion unknown => new RefusalException(RefusalKind.Usage, "sheet-criterion-unknown", unknown.Criterion),
            MarkOffScale off => new RefusalException(
                RefusalKind.Data,
                "sheet-mark-off-scale",
                off.Criterion,
                off.Mark,
                ReadMarks.ScaleText(off.Scale)
            ),
            MarksMissing missing => new RefusalException(RefusalKind.Data, "sheet-marks-missing", string.Join(", ", missing.Criteria)),
            CommentsMissing missing => new RefusalException(
                RefusalKind.Data,
                "sheet-comments-missing",
                string.Join(", ", missing.Criteria)
            ),
            SheetReasonMissing => new RefusalException(RefusalKind.Usage, "sheet-reason-missing"),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };

    /// <summary>Why a step in typing in a paper sheet was refused.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="seat">Whose paper it is.</param>
    /// <param name="criterion">The criterion a ruling is about; empty for an entry.</param>
    public static RefusalException Of(PaperRefusal refusal, Seat seat, string criterion = "") =>
        refusal switch
        {
            PaperRefusal.SamePerson => new RefusalException(RefusalKind.State, "paper-same-person", seat.Juror, seat.Entry),
            PaperRefusal.EnteredTwice => new RefusalException(RefusalKind.State, "paper-entered-twice", seat.Juror, seat.Entry),
            PaperRefusal.NotEnteredTwice => new RefusalException(RefusalKind.State, "paper-not-entered-twice", seat.Juror, seat.Entry),
            PaperRefusal.NoDifference => new RefusalException(RefusalKind.State, "paper-no-difference", criterion),
            PaperRefusal.RuledBefore => new RefusalException(RefusalKind.State, "paper-ruled-before", criterion),
            PaperRefusal.ReasonMissing => new RefusalException(RefusalKind.Usage, "sheet-reason-missing"),
            PaperRefusal.OffScale => new RefusalException(RefusalKind.Data, "paper-off-scale", seat.Juror, seat.Entry),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
}
