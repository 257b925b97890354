using System.Data.Common;
using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using SQLitePCL;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>The SQLite file: created and migrated on first use, with one connection per command.</summary>
/// <param name="options">The options with its path.</param>
internal sealed partial class SqliteStore(ScoringOptions options) : Store
{
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;
    private const int NoCheckpointOnClose = 1006;

    /// <summary>How long a connection waits for another process that is writing, in milliseconds.</summary>
    internal const int BusyTimeout = 30_000;

    private const int BytesOfAKibibyte = 1024;

    // The system caches the file as well. A larger cache saves no time, measured with seven national years (1 to 64 MiB), but memory is
    // dear: what a command has written waits here for its commit, and a site has as many connections as concurrent requests.
    private const int CacheSize = 8 << 20;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = options.DatabasePath,
        Mode = options.IsFrozen ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = options.KeepsConnections,
    }.ToString();

    private readonly LogOwner _log = new(options.DatabasePath);

    private readonly string _settings =
        (options.IsFrozen ? "" : $"PRAGMA busy_timeout = {BusyTimeout}; PRAGMA synchronous = FULL; ")
        + $"PRAGMA cache_size = -{CacheSize / BytesOfAKibibyte}; "
        + "PRAGMA temp_store = MEMORY;";

    private readonly Lock _change = new();
    private readonly FileHeader? _header = options.KeepsConnections ? FileHeader.Keep(options.DatabasePath) : null;

    private bool _migrated;
    private int _restarts;
    private int? _id;

    /// <summary>
    /// SQLite itself makes writers retry after ever longer pauses, so on a site with many jurors some would wait very long.
    /// </summary>
    public override WriteLane WriteLane { get; } = new();

    /// <summary>One writer at a time: the next event is known as soon as the transaction has begun.</summary>
    public override bool ChainsEventsLast => false;

    /// <summary>Loads SQLite into the process, if it is not there yet.</summary>
    public static void Load()
    {
        Batteries_V2.Init();
        raw.sqlite3_libversion_number();
    }

    /// <summary>
    /// Creates the facts of a publication, whose bytes depend on its contents alone; the caller disposes the connection.
    /// </summary>
    /// <exception cref="RefusalException">The file cannot be created.</exception>
    public DbConnection OpenForFacts() => OpenFile(isFacts: true);

    /// <summary>Opens a connection with foreign keys on and a busy timeout; the caller disposes it.</summary>
    /// <exception cref="RefusalException">
    /// The file is not a database of this program, cannot be opened, or the log of another file lies beside it.
    /// </exception>
    public override DbConnection Open() => OpenFile(options.IsFrozen);

    /// <inheritdoc/>
    public override Holding Look()
    {
        var path = options.DatabasePath; // with a log of another file it is not read: opening it will say so
        return !File.Exists(path) ? Holding.Nothing
            : Snapshot.IsDatabase(path) && (_log.IsLogForeign() || Snapshot.IsOurs(path)) ? Holding.Database
            : Holding.OtherThings;
    }

    /// <inheritdoc/>
    public override Task<BackupCheck?> BackUp(Db db, string file, CancellationToken cancellationToken)
    {
        Snapshot.Write(db, file);
        return Task.FromResult(Snapshot.IsWhole(file) ? new BackupCheck(CheckedBy.Pages) : null);
    }

    /// <inheritdoc/>
    public override DbTransaction Begin(DbConnection connection, WriteScope scope)
    {
        SqliteTouched.Begin((SqliteConnection)connection);
        return connection.BeginTransaction();
    }

    /// <inheritdoc/>
    public override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <inheritdoc/>
    public override bool WriteIfFree(Db db, Action<Db> work)
    {
        if (!WriteLane.TryEnter())
            return false;
        var handle = ((SqliteConnection)db.Connection).Handle;
        try
        {
            raw.sqlite3_busy_timeout(handle, 0);
            work(db);
            return true;
        }
        catch (SqliteException fault) when (IsBusy(fault))
        {
            return false;
        }
        finally
        {
            raw.sqlite3_busy_timeout(handle, BusyTimeout);
            WriteLane.Release();
        }
    }

    /// <inheritdoc/>
    public override T Apart<T>(DbConnection connection, Func<Db, T> work)
    {
        using var transaction = connection.BeginTransaction();
        var done = work(new Db(connection, transaction));
        transaction.Commit();
        return done;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SchemaPart> OwnSchema()
    {
        using var own = InMemory();
        return SqliteSchema.Read(own, null);
    }

    private SqliteConnection OpenFile(bool isFacts)
    {
        if (!isFacts && !(options.KeepsConnections && Volatile.Read(ref _migrated)))
            CheckFile();
        var restarts = Volatile.Read(ref _restarts);
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            if (!isFacts && options.KeepsConnections && Volatile.Read(ref _migrated) && IsOfAnotherFile(connection))
            {
                connection.Dispose();
                Restart(restarts);
                return OpenFile(isFacts);
            }
            if (!options.KeepsConnections)
                KeepHeader(connection);
            SetUp(connection, isFacts);
            return connection;
        }
        catch (Exception fault)
        {
            connection.Dispose();
            if (fault is not SqliteException { SqliteErrorCode: CannotOpen or NoDatabase } known)
                throw;
            throw new RefusalException(
                RefusalKind.Usage,
                known.SqliteErrorCode == NoDatabase ? "database-not-ours" : "database-cannot-open",
                options.DatabasePath
            );
        }
    }

    private void KeepHeader(SqliteConnection connection)
    {
        var header = FileHeader.Keep(options.DatabasePath);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == System.Data.ConnectionState.Closed)
                header.Dispose();
        };
    }

    private void SetUp(SqliteConnection connection, bool isFacts)
    {
        var isFirst = !isFacts && options.KeepsConnections && !Volatile.Read(ref _migrated);
        if (options.KeepsConnections)
            raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);
        Run(connection, null, _settings);
        if (isFirst)
            _log.Renew(connection);
        // The command that creates the file is its only writer: its first rows, often a nation's, go straight into the file. A
        // write-ahead log would write them twice; the next connection turns it on, so that readers and writers do not block each other.
        if (!options.IsFrozen && (!Migrate(connection, isFacts) || options.KeepsConnections))
            Run(connection, null, "PRAGMA journal_mode = WAL");
        if (isFirst)
            _id = _log.IdInFile();
    }

    private void CheckFile()
    {
        _log.Check();
        PrivateFile.CreateIfMissing(options.DatabasePath);
    }

    // An open connection would go on writing to a file that has been replaced, and those marks would be lost. It was if another file lies
    // at its path, or if the file was written over with another one, which has another number.
    private bool IsOfAnotherFile(SqliteConnection connection) => MovedFile.Is(connection) || _log.IdInFile() != _id;

    private void Restart(int known)
    {
        lock (_change)
        {
            if (_restarts != known)
                return;
            Volatile.Write(ref _restarts, known + 1);
            Volatile.Write(ref _migrated, false);
            ClearPool();
            FileHeader.Forget(options.DatabasePath);
        }
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Closes the pooled connections and leaves a single complete file.</summary>
    public override void Dispose()
    {
        if (options.KeepsConnections)
            ClearPool();
        _header?.Dispose(); // from here on what lies at the path is read, unless another store in this process keeps it
        if (options.KeepsConnections && Volatile.Read(ref _migrated) && _id == _log.IdInFile())
            CloseLog();
    }

    // Kept connections leave the log alone when they are closed: the file may have been replaced meanwhile. The last one to close it is
    // sure.
    private void CloseLog()
    {
        try
        {
            using var last = new SqliteConnection(new SqliteConnectionStringBuilder(_connection) { Pooling = false }.ToString());
            last.Open();
            Run(last, null, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Another process has it open, or the disk is full: the log stays, and the next one to open the file reads it.
        }
    }

    /// <summary>True for an error that only means that others are writing: a retry may succeed a moment later.</summary>
    public static bool IsBusy(Exception fault) => fault is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };
}
