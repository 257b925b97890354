namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>What somebody wants to do to a sheet.</summary>
/// <param name="By">Who; whether that person may is for the caller to say.</param>
/// <param name="At">When, by the clock of the deadline.</param>
/// <param name="Seen">The number of the version that the person had in front of them; another one in the meantime (a second tab, a second device) refuses the command.</param>
public abstract record SheetCommand(string By, DateTime At, int Seen);

/// <summary>Enters or takes back one mark.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark; null takes it back.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record SaveMark(string Criterion, decimal? Mark, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>Writes or takes back the comment on one criterion.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Text">The comment; empty takes it back.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record WriteComment(string Criterion, string Text, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>Hands the sheet in.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record SubmitSheet(string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>Gives a sheet back that was handed in or abstained from.</summary>
/// <param name="Reason">Why; without one it is refused.</param>
/// <param name="Until">Until when it can be changed, where the stage's deadline shall not hold; null where it shall.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record ReopenSheet(string Reason, DateTime? Until, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);

/// <summary>The juror does not mark this entry. Marks entered so far stay in the older versions.</summary>
/// <param name="Reason">Why; without one it is refused.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record AbstainFromSheet(string Reason, string By, DateTime At, int Seen) : SheetCommand(By, At, Seen);
