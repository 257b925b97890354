using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Persistence.PostgreSql;
using SQLitePCL;

namespace Scoring.Features.Persistence;

/// <summary>What is wrong with a disk or a file.</summary>
public enum StorageFaultKind
{
    /// <summary>The disk is full, or the user's share of it.</summary>
    Full,

    /// <summary>The database is damaged: it was cut, overwritten or badly copied.</summary>
    Damaged,

    /// <summary>A file or folder cannot be opened.</summary>
    Unreachable,

    /// <summary>A file or folder can be read, but not written.</summary>
    ReadOnly,

    /// <summary>The disk fails to read or write.</summary>
    Failing,

    /// <summary>The database server does not answer, or has ended the connection.</summary>
    ServerAway,

    /// <summary>The database server is a standby, or became one: it takes no changes.</summary>
    NotPrimary,

    /// <summary>A text has a character that the database server cannot hold: U+0000.</summary>
    Unstorable,
}

/// <summary>
/// Distinguishes a fault of the disk, which an operator can repair, from one of the program. The one place where such errors are known, for
/// the command line and the site.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file or folder if the error names it; null for the database, empty for the output.</param>
public sealed record StorageFault(StorageFaultKind Kind, string? File)
{
    // errno of Linux and macOS: EFBIG, ENOSPC, EROFS; EDQUOT is 122 on Linux and 69 on macOS. Of Windows: disk full, handle disk full.
    private static readonly int[] FullCodes = [27, 28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private const int ReadOnlyCode = 30;
    private const int InputOutputCode = 5;

    private static readonly int[] WriteCodes =
    [
        raw.SQLITE_IOERR_WRITE,
        raw.SQLITE_IOERR_FSYNC,
        raw.SQLITE_IOERR_DIR_FSYNC,
        raw.SQLITE_IOERR_TRUNCATE,
        raw.SQLITE_IOERR_SHMOPEN,
        raw.SQLITE_IOERR_SHMSIZE,
        raw.SQLITE_IOERR_SHMMAP,
    ];

    /// <summary>The fault behind an error; null if the error is not a fault of the disk.</summary>
    public static StorageFault? Of(Exception? error) =>
        error switch
        {
            null => null,
            SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode) is { } kind
                ? new StorageFault(kind, sqlite.Data["path"] as string)
                : null,
            DbException server => PostgresFaults.Of(server) is { } kind ? new StorageFault(kind, server.Data["path"] as string) : null,
            UnauthorizedAccessException => new StorageFault(StorageFaultKind.ReadOnly, PathIn(error.Message)),
            IOException io when OfSystem(io.HResult) is { } kind => new StorageFault(kind, PathIn(io.Message) ?? ""),
            _ => Of(error.InnerException),
        };

    /// <summary>
    /// True for an error of the disk that is written to, full or failing: it says nothing about the files that were read meanwhile.
    /// </summary>
    public static bool IsOfWriting(Exception? error) =>
        error switch
        {
            null => false,
            SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => true,
            SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } sqlite => WriteCodes.Contains(sqlite.SqliteExtendedErrorCode),
            IOException io when OfSystem(io.HResult) is StorageFaultKind.Full => true,
            _ => IsOfWriting(error.InnerException),
        };

    /// <summary>The same as a refusal with a sentence for the operator.</summary>
    /// <param name="database">The file that is named if the error names none.</param>
    public RefusalException Refusal(string database) =>
        Kind switch
        {
            StorageFaultKind.Full when File == "" => new RefusalException(RefusalKind.State, "storage-full-here"),
            StorageFaultKind.Full => new RefusalException(RefusalKind.State, "storage-full", Place(database)),
            StorageFaultKind.Damaged => new RefusalException(RefusalKind.Data, "storage-damaged", Place(database)),
            StorageFaultKind.ReadOnly => new RefusalException(RefusalKind.Usage, "storage-read-only", Place(database)),
            StorageFaultKind.Unstorable => new RefusalException(RefusalKind.Data, "database-text"),
            StorageFaultKind.ServerAway or StorageFaultKind.NotPrimary => new RefusalException(
                RefusalKind.State,
                "database-server-away",
                Place(database)
            ),
            StorageFaultKind.Failing => new RefusalException(RefusalKind.State, "storage-failing", Place(database)),
            _ => new RefusalException(RefusalKind.Usage, "storage-unreachable", Place(database)),
        };

    private string Place(string database) => DatabaseAddress.Shown(File ?? database);

    private static StorageFaultKind? OfSqlite(int code) =>
        code switch
        {
            raw.SQLITE_FULL => StorageFaultKind.Full,
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StorageFaultKind.Damaged,
            raw.SQLITE_READONLY or raw.SQLITE_PERM => StorageFaultKind.ReadOnly,
            raw.SQLITE_CANTOPEN => StorageFaultKind.Unreachable,
            raw.SQLITE_IOERR => StorageFaultKind.Failing,
            _ => null,
        };

    private static StorageFaultKind? OfSystem(int code) =>
        FullCodes.Contains(code) ? StorageFaultKind.Full
        : code == ReadOnlyCode ? StorageFaultKind.ReadOnly
        : code == InputOutputCode ? StorageFaultKind.Failing
        : null;

    // The runtime writes: Access to the path '/a/b' is denied. · No space left on device : '/a/b'
    private static string? PathIn(string message)
    {
        var (first, last) = (message.IndexOf('\'', StringComparison.Ordinal), message.LastIndexOf('\''));
        return last > first + 1 ? message[(first + 1)..last] : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {File}");
}
