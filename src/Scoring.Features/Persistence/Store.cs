using System.Data.Common;
using Scoring.Features.Core;
using Scoring.Features.Persistence.PostgreSql;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>
/// A kind of database: how it is opened, and how a command's transaction begins and ends. What statements need of it is in
/// <see cref="Dialect"/>.
/// </summary>
internal abstract class Store : IDisposable
{
    /// <summary>The refusal when others were writing for the whole waiting time.</summary>
    public const string BusyCode = "database-busy";

    /// <summary>The refusal when a commit was sent and its answer did not come.</summary>
    public const string UnknownCode = "database-outcome-unknown";

    /// <summary>The store that the options name.</summary>
    public static Store Of(ScoringOptions options) =>
        DatabaseAddress.IsServer(options.DatabasePath) ? new PostgresStore(options) : new SqliteStore(options);

    /// <summary>
    /// Admits one writing transaction of this process at a time; null if the database orders them itself.
    /// </summary>
    public virtual WriteLane? WriteLane => null;

    /// <summary>
    /// True if many write at once: the audit trail is then locked as late as can be, and a command's events are stored with its commit.
    /// </summary>
    public abstract bool ChainsEventsLast { get; }

    /// <summary>Opens a connection to a database with the current tables; the caller disposes it.</summary>
    /// <exception cref="RefusalException">It cannot be opened, or is not a database of this program.</exception>
    public abstract DbConnection Open();

    /// <summary>The same, without blocking a thread where waiting for the database is waiting for a network.</summary>
    /// <exception cref="RefusalException">It cannot be opened, or is not a database of this program.</exception>
    public virtual Task<DbConnection> OpenAsync() => Task.FromResult(Open());

    /// <summary>
    /// True if many requests share few connections, so that each asks for its own ahead, in a queue that blocks no thread.
    /// </summary>
    public virtual bool OpensAhead => false;

    /// <summary>What is at the address; nothing is made there and nothing brought up to date.</summary>
    public abstract Holding Look();

    /// <summary>Writes a backup of one moment to a file that only its owner may read, and reads it back.</summary>
    /// <param name="db">A connection without a transaction.</param>
    /// <param name="file">The new file.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <returns>How it was checked; null if it is not whole.</returns>
    public abstract Task<BackupCheck?> BackUp(Db db, string file, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes, and to note which bound rows it writes.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="scope">What the command works on.</param>
    public abstract DbTransaction Begin(DbConnection connection, WriteScope scope);

    /// <summary>The same, without blocking a thread where waiting for others is waiting for a network.</summary>
    /// <exception cref="RefusalException">Others were writing for the whole waiting time.</exception>
    public virtual Task<DbTransaction> BeginAsync(DbConnection connection, WriteScope scope) => Task.FromResult(Begin(connection, scope));

    /// <summary>Begins a transaction that reads everything as it was at one moment.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Commits a transaction.</summary>
    /// <param name="db">The connection and transaction.</param>
    /// <param name="last">Events to store in the same round trip as the commit; empty unless the store chains events last.</param>
    /// <returns>The position of the log that a standby must have replayed to have it; null if the store has none or does not say.</returns>
    /// <exception cref="RefusalException">It is not known whether the transaction was committed.</exception>
    public virtual LogPosition? Commit(Db db, IReadOnlyList<TrailRow> last)
    {
        db.Transaction!.Commit();
        return null;
    }

    /// <summary>
    /// True if machines that share nothing else work on it: then it also holds what is otherwise beside the database or in memory.
    /// </summary>
    public virtual bool IsShared => false;

    /// <summary>Works in a transaction that is no command's: nothing of it is bound or in the trail.</summary>
    public abstract T Apart<T>(DbConnection connection, Func<Db, T> work);

    /// <summary>
    /// The position of the log up to which whatever is read next is complete; null if the store has no such log, or a standby does not know
    /// it yet.
    /// </summary>
    public virtual LogPosition? Position(Db db) => null;

    /// <summary>Makes sure that the database answers and has tables that this program can use.</summary>
    /// <exception cref="RefusalException">It does not, or has not.</exception>
    public virtual void Check() => Open().Dispose();

    /// <summary>
    /// Learns of what other processes commit that changes public pages, until it is stopped. A store that sends no notices returns at once.
    /// </summary>
    public virtual Task Follow(Action<LogPosition> learned, CancellationToken stopped) => Task.CompletedTask;

    /// <summary>The same, without blocking a thread where the answer comes over a network.</summary>
    /// <exception cref="RefusalException">It is not known whether the transaction was committed.</exception>
    public virtual Task<LogPosition?> CommitAsync(Db db, IReadOnlyList<TrailRow> last) => Task.FromResult(Commit(db, last));

    /// <summary>Performs a small write immediately if nothing stands in its way; false if it was skipped.</summary>
    public abstract bool WriteIfFree(Db db, Action<Db> work);

    /// <summary>The schema that the migrations make, as this database describes it.</summary>
    public abstract IReadOnlyList<SchemaPart> OwnSchema();

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>What is at the address of a database.</summary>
internal enum Holding
{
    /// <summary>Nothing: it would be made on first use.</summary>
    Nothing,

    /// <summary>A database of this program, of this version or another.</summary>
    Database,

    /// <summary>Something else.</summary>
    OtherThings,
}

/// <summary>What a command that writes works on, so that commands that would conflict wait for each other.</summary>
/// <param name="Edition">The edition; null for what belongs to no edition or to several.</param>
/// <param name="IsBeside">
/// True if others of its kind may write at the same time, such as jurors on their own sheets; false if it decides by what it has read.
/// </param>
/// <param name="IsAhead">True if it goes before others that wait for their turn in this process; see <see cref="WriteLane"/>.</param>
internal readonly record struct WriteScope(string? Edition, bool IsBeside, bool IsAhead = false);

/// <summary>A table, index, view, trigger or function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">"table", "index", "view", "trigger" or "function".</param>
/// <param name="Sql">How the database describes it.</param>
internal sealed record SchemaPart(string Name, string Kind, string Sql);

/// <summary>A row of audit_events.</summary>
internal sealed record TrailRow(
    long Sequence,
    string At,
    string Who,
    string What,
    string Subject,
    string Why,
    string Data,
    string Previous,
    string Hash
);
