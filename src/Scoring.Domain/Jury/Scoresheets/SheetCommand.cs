namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>What somebody wants to do to a sheet.</summary>
/// <param name="By">The actor; checking their permission is up to the caller.</param>
/// <param name="At">When, by the clock of the deadline.</param>
/// <param name="Seen">
/// The number of the version that the person saw; if there is a newer one (a second tab, a second device) the command is refused.
/// </param>
public abstract record SheetCommand(string By, DateTime At, int Seen);

/// <summary>Enters or clears one mark.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark; null clears it.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record SaveMark(string Criterion, decimal? Mark, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>Writes or clears the comment on one criterion.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Text">The comment; empty clears it.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record WriteComment(string Criterion, string Text, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>Submits the sheet.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record SubmitSheet(string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>Returns a sheet that was submitted or abstained from.</summary>
/// <param name="Reason">Why; without one it is refused.</param>
/// <param name="Until">Until when it can be changed, if the stage's deadline does not apply; null if it does.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record ReopenSheet(string Reason, DateTime? Until, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>The juror does not mark this entry. Marks entered so far remain in the older versions.</summary>
/// <param name="Reason">Why; without one it is refused.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record AbstainFromSheet(string Reason, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);
