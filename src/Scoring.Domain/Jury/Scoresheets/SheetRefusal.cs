using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>Why a command on a sheet is refused; no version is added in that case.</summary>
public abstract record SheetRefusal;

/// <summary>The sheet was changed since it was seen, in another tab or by somebody else.</summary>
/// <param name="Seen">The version that the person had.</param>
/// <param name="Latest">The version that there is.</param>
public sealed record StaleRevision(int Seen, int Latest) : SheetRefusal;

/// <summary>The juror has no seat at this entry.</summary>
public sealed record NotAssigned : SheetRefusal;

/// <summary>The juror may not mark this entry, with or without a seat.</summary>
/// <param name="Conflict">The conflict with its rule.</param>
public sealed record MarkInConflict(Conflict Conflict) : SheetRefusal;

/// <summary>The time is over.</summary>
/// <param name="Deadline">The last moment at which it was possible.</param>
public sealed record DeadlineOver(DateTime Deadline) : SheetRefusal;

/// <summary>The sheet was submitted or abstained from; it changes only after it is reopened.</summary>
/// <param name="State">Which of the two.</param>
public sealed record SheetIsClosed(SheetState State) : SheetRefusal;

/// <summary>Nothing to reopen: the sheet is open.</summary>
public sealed record SheetIsOpen : SheetRefusal;

/// <summary>The rubric for this entry has no such criterion to mark.</summary>
/// <param name="Criterion">The id that was given.</param>
public sealed record UnknownCriterion(string Criterion) : SheetRefusal;

/// <summary>The scale has no such mark.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Mark">The mark that was given.</param>
/// <param name="Scale">The scale.</param>
public sealed record MarkOffScale(string Criterion, decimal Mark, Scale Scale) : SheetRefusal;

/// <summary>Marks are missing.</summary>
/// <param name="Criteria">The criteria without one, in the order of the rubric.</param>
public sealed record MarksMissing(IReadOnlyList<string> Criteria) : SheetRefusal;

/// <summary>Comments are missing where they are mandatory.</summary>
/// <param name="Criteria">The criteria without one, in the order of the rubric.</param>
public sealed record CommentsMissing(IReadOnlyList<string> Criteria) : SheetRefusal;

/// <summary>A reason is required and none was given.</summary>
public sealed record SheetReasonMissing : SheetRefusal;
