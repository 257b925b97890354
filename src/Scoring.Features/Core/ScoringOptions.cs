namespace Scoring.Features.Core;

/// <summary>Where the commands work and for whom.</summary>
/// <param name="DatabasePath">
/// The SQLite file, created on first use, or the address of a database on a server (<see cref="DatabaseAddress"/>).
/// </param>
/// <param name="RulesPath">The scoring-rules folder.</param>
/// <param name="Actor">The acting person's name, for the audit trail.</param>
/// <param name="CommitteePath">
/// A committee's file that fills what editions leave open, or a folder of such files; null to use only those in the rules folder.
/// </param>
/// <param name="IsSite">
/// True for the web site, where commands come from the public until someone signs in; false for the owner of the file.
/// </param>
public sealed record ScoringOptions(string DatabasePath, string RulesPath, string Actor, string? CommitteePath = null, bool IsSite = false)
{
    /// <summary>The path that publications and other files lie beside.</summary>
    public string FilesPath => DatabaseAddress.Files(FilesOf ?? DatabasePath);

    /// <summary>The database whose files these are, where it is read from a standby; null for the database itself.</summary>
    public string? FilesOf { get; init; }

    /// <summary>True for the frozen facts of a publication: the file is opened read-only and nothing is created next to it.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>True for a standby: it is only read, and never brought up to date.</summary>
    public bool IsReader { get; init; }

    /// <summary>
    /// True if connections stay open between commands: on the web site, reopening one would read the whole schema for each request.
    /// </summary>
    public bool KeepsConnections { get; init; }

    /// <summary>
    /// Called when an event is written whose time lies before that of the event it follows: the clock went back. Null to ignore it;
    /// <c>audit verify</c> finds it later.
    /// </summary>
    public Action<ClockStep>? ClockWentBack { get; init; }

    /// <summary>The virus scanner that looks at files of entries, HOST:PORT of a clamd; null for none.</summary>
    public string? Scanner { get; init; }

    /// <summary>The maximum size of the import payloads cached in memory, in bytes.</summary>
    public long MostBytesCached { get; init; } = 192L << 20;
}

/// <summary>An event that is dated before the one that it follows.</summary>
/// <param name="Sequence">The event's number.</param>
/// <param name="Before">The time of the event before it, UTC.</param>
/// <param name="Now">Its own time, UTC.</param>
public sealed record ClockStep(long Sequence, DateTime Before, DateTime Now);
