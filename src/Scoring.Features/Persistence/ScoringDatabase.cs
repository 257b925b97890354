using System.Data.Common;
using Scoring.Features.Core;
using Scoring.Features.Persistence.PostgreSql;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>The database that the commands work on: a SQLite file or a PostgreSQL database.</summary>
/// <param name="options">The options that name it.</param>
public sealed class ScoringDatabase(ScoringOptions options) : IDisposable
{
    /// <summary>The kind of database.</summary>
    internal Store Store { get; } = Store.Of(options);

    /// <summary>
    /// Starts loading, on another thread, the libraries that nearly every command needs: SQLite, and the system's for hashes. A program
    /// that begins with it has them by the time that it has read its arguments.
    /// </summary>
    public static void LoadLibraries()
    {
        if (Environment.ProcessorCount == 1)
            return;
        _ = Task.Run(() =>
        {
            System.Security.Cryptography.SHA256.HashData([]);
            SqliteStore.Load();
        });
    }

    /// <summary>
    /// Creates a file for the facts of a publication, whose bytes depend on its contents alone; the caller disposes the connection.
    /// </summary>
    /// <exception cref="RefusalException">The file cannot be created.</exception>
    internal static DbConnection OpenForFacts(string path)
    {
        using var store = new SqliteStore(new ScoringOptions(path, "", ""));
        return store.OpenForFacts();
    }

    /// <summary>
    /// True if machines that share nothing else work on it: then it also holds what is otherwise beside the database or in memory.
    /// </summary>
    public bool IsShared => Store.IsShared;

    /// <summary>Makes sure that the database answers and has tables that this program can use.</summary>
    /// <exception cref="RefusalException">It does not, or has not.</exception>
    public void Check() => Store.Check();

    /// <summary>
    /// Calls an action whenever another process may have committed what changes public pages, with the position of the log that a
    /// standby must have replayed to have it, until it is stopped. For a database that sends no notices it returns at once.
    /// </summary>
    public Task Follow(Action<LogPosition> learned, CancellationToken stopped) => Store.Follow(learned, stopped);

    /// <summary>True for an error that only means that others are writing: a retry may succeed a moment later.</summary>
    public static bool IsBusy(Exception fault) =>
        fault is RefusalException { Code: Store.BusyCode } || SqliteStore.IsBusy(fault) || PostgresFaults.IsBusy(fault);

    /// <summary>True if a SQLite file has exactly the tables of this program.</summary>
    public static bool IsCurrent(string path) => SqliteStore.IsCurrent(path);

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();
}
