using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>When a comment is mandatory on submitting a sheet.</summary>
/// <param name="Criterion">The criterion's id; null for every one.</param>
/// <param name="AtMost">Only with a mark at or below this; null if there is no such limit.</param>
/// <param name="AtLeast">Only with a mark at or above this; null if there is no such limit.</param>
/// <remarks>With both limits a comment is required outside them: 40 or lower, 95 or higher. With none it is always required.</remarks>
public sealed record CommentRule(string? Criterion, decimal? AtMost = null, decimal? AtLeast = null)
{
    /// <summary>True if a mark for a criterion needs a comment.</summary>
    public bool Asks(string criterion, decimal mark) =>
        (Criterion is null || Criterion == criterion) && ((AtMost is null && AtLeast is null) || mark <= AtMost || mark >= AtLeast);
}

/// <summary>The terms that apply to one sheet while it is being filled in.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Criteria">The criteria to mark: all leaves of the stage, or those of the entry's rubric.</param>
/// <param name="IsAssigned">True if the juror has the seat.</param>
/// <param name="Conflict">
/// What now bars the juror from the entry, or null. A conflict that is declared late bars a juror who has a seat.
/// </param>
/// <param name="Deadline">The last moment for marks of the stage, inclusive; null if there is none.</param>
/// <param name="Comments">Where comments are mandatory.</param>
public sealed record MarkingTerms(
    Stage Stage,
    IReadOnlyList<Criterion> Criteria,
    bool IsAssigned,
    Conflict? Conflict,
    DateTime? Deadline,
    IReadOnlyList<CommentRule> Comments
)
{
    /// <summary>The terms for a juror's sheet, with the criteria of the entry's rubric.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="kind">
    /// The entry's value of the stage's <see cref="Stage.RubricBy"/>; meaningless if the stage has one rubric for all.
    /// </param>
    /// <param name="seating">Who sits where.</param>
    /// <param name="seat">The sheet's seat.</param>
    /// <param name="deadline">The stage's deadline; null if there is none.</param>
    /// <param name="comments">Where comments are mandatory.</param>
    public static MarkingTerms Of(
        Stage stage,
        string? kind,
        SeatPlan seating,
        Seat seat,
        DateTime? deadline,
        IReadOnlyList<CommentRule> comments
    )
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(seating);
        var rubric = stage.RubricBy is null ? null : stage.RubricFor(kind);
        IReadOnlyList<Criterion> criteria =
            stage.RubricBy is null ? stage.Leaves
            : rubric is null ? []
            : [.. stage.Leaves.Skip(rubric.FirstLeaf).Take(rubric.LeafCount)];
        var (juror, entry) = (seating.Panel.JurorOf(seat.Juror), seating.Panel.EntryOf(seat.Entry));
        var conflict = juror is not null && entry is not null ? seating.Panel.Conflicts.Of(juror, entry) : null;
        return new MarkingTerms(stage, criteria, seating.Seats.Contains(seat), conflict, deadline, comments);
    }
}
