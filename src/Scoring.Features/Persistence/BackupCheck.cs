namespace Scoring.Features.Persistence;

/// <summary>How a backup was checked after it was written.</summary>
public enum CheckedBy
{
    /// <summary>Every page of the file was read by SQLite and found intact.</summary>
    Pages,

    /// <summary>It was brought back into a database of its own, and every table compared with the original byte by byte.</summary>
    Restoring,

    /// <summary>It was read through to its end: the user may not make a database to bring it back into.</summary>
    Reading,
}

/// <summary>How a backup was checked and what wrote it.</summary>
/// <param name="How">How it was checked.</param>
/// <param name="Program">The program that wrote it; null if it was this one.</param>
/// <param name="Version">The program's version.</param>
public sealed record BackupCheck(CheckedBy How, string? Program = null, string? Version = null);
