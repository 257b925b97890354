using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>
/// Knows which database file the write-ahead log beside it belongs to. SQLite plays any log that lies beside a file into that file, also
/// one of the database that lay there before: a restored copy would be changed back, or damaged. So every file carries a random number in
/// its header (<c>application_id</c>), every backup another one, and <c>DATABASE-owner</c> notes the number of the file that the log is
/// for.
/// </summary>
/// <param name="database">The path of the database.</param>
internal sealed class LogOwner(string database)
{
    private const int OffsetOfId = 68;
    private const int HeaderLength = 100;

    /// <summary>The refusal when a log of another file lies beside the database.</summary>
    internal const string ForeignLogCode = "database-foreign-log";

    /// <summary>The file with the number.</summary>
    internal string NotePath { get; } = database + "-owner";

    // A rollback journal is one too: the command that creates the file writes with it.
    private readonly string[] _logs = [database + "-wal", database + "-journal"];

    /// <summary>A number for a new file or a copy; never 0, which is that of files made before there were numbers.</summary>
    internal static int NewId() => RandomNumberGenerator.GetInt32(1, int.MaxValue);

    /// <summary>The number in the file itself, not in its log; null if there is no file or it is too short to be a database.</summary>
    internal int? IdInFile()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        return FileHeader.Read(database, header) < HeaderLength ? null : BinaryPrimitives.ReadInt32BigEndian(header[OffsetOfId..]);
    }

    /// <summary>True if a log with something in it lies beside the file.</summary>
    internal bool HasLog => _logs.Any(log => new FileInfo(log) is { Exists: true, Length: > 0 });

    /// <summary>True if the log beside the file is known to be another file's.</summary>
    internal bool IsLogForeign() => IdInFile() is { } id && HasLog && Noted() is { Count: > 0 } noted && !noted.Contains(id);

    /// <summary>Refuses a log of another file; otherwise notes whose the next log will be.</summary>
    /// <exception cref="RefusalException">The log beside the file is another file's.</exception>
    internal void Check()
    {
        if (IsLogForeign())
            throw new RefusalException(RefusalKind.State, ForeignLogCode, database);
        if (!HasLog && IdInFile() is { } id && !(Noted() is [var noted] && noted == id))
            Note(id);
    }

    /// <summary>
    /// Gives the file a new number, so that an earlier copy made by hand has another. Skipped while a log lies there or another process
    /// has the file open.
    /// </summary>
    /// <param name="connection">An open connection that has not begun anything.</param>
    internal void Renew(SqliteConnection connection)
    {
        if (HasLog || IdInFile() is not { } before)
            return;
        var id = NewId();
        Note(before, id);
        if (
            Text(connection, $"PRAGMA application_id = {id.ToString(CultureInfo.InvariantCulture)}; PRAGMA wal_checkpoint(TRUNCATE)") == "0"
        )
            Note(id);
    }

    private List<int> Noted()
    {
        try
        {
            return
            [
                .. File.ReadAllText(NotePath)
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1),
            ];
        }
        catch (IOException)
        {
            return [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    // In another file first, so that nobody ever reads half a number. Where the folder cannot be written, no log can be made either.
    private void Note(params ReadOnlySpan<int> ids)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{NotePath}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            using (var file = PrivateFile.Create(draft))
            using (var writer = new StreamWriter(file))
            {
                foreach (var id in ids)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $"{id}\n"));
            }
            File.Move(draft, NotePath, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that cannot be written: the database is only read.
        }
        catch (IOException)
        {
            // The same, or a full disk: what follows will say so. What was written of it takes room that something else may need.
            Discard(draft);
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays, and is nobody's.
        }
    }

    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a pragma takes no parameter; the number is this program's own
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
