using System.Collections.Immutable;

namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>The state of a sheet.</summary>
public enum SheetState
{
    /// <summary>Nothing was entered yet.</summary>
    Untouched,

    /// <summary>Being filled; it counts nowhere.</summary>
    Draft,

    /// <summary>Submitted: it counts and can no longer change.</summary>
    Submitted,

    /// <summary>Returned for a stated reason, to be submitted again; it counts nowhere until then.</summary>
    Reopened,

    /// <summary>The juror abstains: the sheet counts as done and has no mark.</summary>
    Abstained,
}

/// <summary>One complete version of a sheet, as it was after a command. Versions are only ever added.</summary>
/// <param name="Number">1, 2, 3 … without a gap; 0 is the sheet before the first entry.</param>
/// <param name="State">The state of the sheet.</param>
/// <param name="Marks">The marks by criterion; a criterion without one is absent.</param>
/// <param name="Comments">The comments by criterion; a criterion without one is absent.</param>
/// <param name="Until">
/// The deadline of this sheet alone, set when it was reopened; null if that of the stage applies. By the clock of <paramref name="At"/>.
/// </param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, by one clock for all, for example UTC.</param>
/// <param name="Command">The action.</param>
public sealed record SheetRevision(
    int Number,
    SheetState State,
    ImmutableSortedDictionary<string, decimal> Marks,
    ImmutableSortedDictionary<string, string> Comments,
    DateTime? Until,
    string By,
    DateTime At,
    SheetCommand? Command
)
{
    private static readonly ImmutableSortedDictionary<string, decimal> NoMarks = ImmutableSortedDictionary.Create<string, decimal>(
        StringComparer.Ordinal
    );
    private static readonly ImmutableSortedDictionary<string, string> NoComments = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    /// <summary>The sheet before anybody touched it.</summary>
    public static SheetRevision Untouched { get; } = new(0, SheetState.Untouched, NoMarks, NoComments, null, "", default, null);
}
