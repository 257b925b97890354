namespace Scoring.Features.Core;

/// <summary>Where the commands work and for whom.</summary>
/// <param name="DatabasePath">The SQLite file; made on first use.</param>
/// <param name="RulesPath">The scoring-rules folder.</param>
/// <param name="Actor">Who acts, for the audit trail.</param>
/// <param name="CommitteePath">A committee's file that fills what editions leave open, or a folder of them; null for those in the rules folder only.</param>
/// <param name="IsSite">True for the web site, where a command comes from the public unless somebody has signed in; false for the owner of the file.</param>
public sealed record ScoringOptions(string DatabasePath, string RulesPath, string Actor, string? CommitteePath = null, bool IsSite = false)
{
    /// <summary>True for the frozen facts of a publication: the file is opened for reading only, and nothing is made beside it.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>True where connections are kept open between commands: the web site, where opening one anew would read the whole schema for each request.</summary>
    public bool KeepsConnections { get; init; }

    /// <summary>How much of what imports brought may be kept in memory, in bytes.</summary>
    public long MostBytesCached { get; init; } = 192L << 20;
}
