using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>A PostgreSQL database, one of whose processes this is: connections are pooled, writers are ordered by advisory locks.</summary>
internal sealed class PostgresStore : Store
{
    // A request of the site gives up early, so that a lost server is noticed; a command of its own may import a nation.
    private static readonly TimeSpan WaitOfARequest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan WaitOfACommand = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WaitForNothing = TimeSpan.FromMilliseconds(20);

    private readonly ServerAddress _address;
    private readonly PostgresPool _pool;
    private readonly TimeSpan _wait;
    private readonly bool _isReader;
    private readonly bool _tellsPositions;
    private bool _isCurrent;

    /// <summary>The database that the options name.</summary>
    /// <exception cref="RefusalException">The address cannot be read.</exception>
    public PostgresStore(ScoringOptions options)
    {
        _address = ServerAddress.Of(options.DatabasePath);
        _wait = options.KeepsConnections ? WaitOfARequest : WaitOfACommand;
        (_isReader, _tellsPositions) = (options.IsReader, options.KeepsConnections && !options.IsReader);
        _pool = new PostgresPool(_address, options, _wait);
    }

    /// <inheritdoc/>
    public override bool ChainsEventsLast => true;

    /// <inheritdoc/>
    public override DbConnection Open() => Use(_pool.Open, BringUpToDate);

    /// <inheritdoc/>
    public override bool OpensAhead => _isReader || _tellsPositions;

    /// <summary>The same, without blocking a thread while the pool or the server is waited for.</summary>
    public override async Task<DbConnection> OpenAsync()
    {
        try
        {
            return Used(await _pool.OpenAsync().ConfigureAwait(false), BringUpToDate);
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, _address) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Opens a connection without making or changing anything; the caller disposes it.</summary>
    /// <exception cref="RefusalException">It cannot be opened.</exception>
    public NpgsqlConnection OpenAsItIs() => Use(_pool.Open, connection => connection);

    /// <inheritdoc/>
    public override Holding Look()
    {
        using var connection = OpenAsItIs();
        return PostgresSchema.Look(connection);
    }

    /// <inheritdoc/>
    public override Task<BackupCheck?> BackUp(Db db, string file, CancellationToken cancellationToken) =>
        new PostgresDump(this, _address).Write((NpgsqlConnection)db.Connection, file, cancellationToken);

    /// <inheritdoc/>
    public override DbTransaction Begin(DbConnection connection, WriteScope scope) => Begin(connection, () => Opening(connection, scope));

    /// <summary>The same, without blocking a thread while others write.</summary>
    public override async Task<DbTransaction> BeginAsync(DbConnection connection, WriteScope scope)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted).ConfigureAwait(false);
        try
        {
            using var batch = Opening(connection, scope);
            await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
            return transaction;
        }
        catch (Exception fault)
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            if (PostgresFaults.IsBusy(fault))
                throw new RefusalException(RefusalKind.State, BusyCode);
            throw;
        }
    }

    /// <summary>Begins a transaction that fills an empty database: nobody else writes until it ends.</summary>
    public DbTransaction BeginAlone(DbConnection connection) => Begin(connection, () =>
        {
            var batch = connection.CreateBatch();
            Add(batch, Waiting(_wait));
            foreach (var one in new[] { Locks.Edition, Locks.Numbers, Locks.Trail })
                Add(batch, $"SELECT pg_advisory_xact_lock({one}, 0)");
            return batch;
        });

    private static DbTransaction Begin(DbConnection connection, Func<DbBatch> opening)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using var batch = opening();
            batch.ExecuteNonQuery();
            return transaction;
        }
        catch (Exception fault)
        {
            transaction.Dispose();
            if (PostgresFaults.IsBusy(fault))
                throw new RefusalException(RefusalKind.State, BusyCode);
            throw;
        }
    }

    /// <inheritdoc/>
    public override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <inheritdoc/>
    public override LogPosition? Commit(Db db, IReadOnlyList<TrailRow> last)
    {
        using var commit = Ending(db, last);
        return commit.Run();
    }

    /// <summary>The same, without blocking a thread while the standby is waited for.</summary>
    public override async Task<LogPosition?> CommitAsync(Db db, IReadOnlyList<TrailRow> last)
    {
        using var commit = Ending(db, last);
        return await commit.RunAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override bool WriteIfFree(Db db, Action<Db> work)
    {
        try
        {
            using var transaction = db.Connection.BeginTransaction();
            using (var batch = db.Connection.CreateBatch())
            {
                // It may be lost: a page does not wait for a standby because of it.
                Add(batch, Waiting(WaitForNothing));
                Add(batch, "SET LOCAL synchronous_commit = off");
                batch.ExecuteNonQuery();
            }
            work(db with { Transaction = transaction });
            transaction.Commit();
            return true;
        }
        catch (PostgresException fault) when (PostgresFaults.IsBusy(fault))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SchemaPart> OwnSchema()
    {
        using var connection = _pool.Open();
        return PostgresSchema.Own(connection);
    }

    /// <inheritdoc/>
    public override T Apart<T>(DbConnection connection, Func<Db, T> work)
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        var done = work(new Db(connection, transaction));
        transaction.Commit();
        return done;
    }

    /// <inheritdoc/>
    public override bool IsShared => true;

    /// <inheritdoc/>
    public override LogPosition? Position(Db db) => PostgresPositions.Now(db.Connection);

    /// <inheritdoc/>
    public override void Check()
    {
        // The tables are looked at again: another program may have changed them since.
        Volatile.Write(ref _isCurrent, false);
        Open().Dispose();
    }

    /// <inheritdoc/>
    public override Task Follow(Action<LogPosition> learned, CancellationToken stopped) =>
        new PostgresNews(_pool.OpenApart, learned).Follow(stopped);

    /// <inheritdoc/>
    public override void Dispose() => _pool.Dispose();

    private T Use<T>(Func<NpgsqlConnection> open, Func<NpgsqlConnection, T> use)
    {
        try
        {
            return Used(open(), use);
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, _address) is { } refusal)
        {
            throw refusal;
        }
    }

    private static T Used<T>(NpgsqlConnection connection, Func<NpgsqlConnection, T> use)
    {
        try
        {
            return use(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private NpgsqlConnection BringUpToDate(NpgsqlConnection connection)
    {
        if (!Volatile.Read(ref _isCurrent))
        {
            if (!_isReader)
                PostgresSchema.Update(connection, _address.Shown);
            else if (!PostgresSchema.IsUsable(connection, _address.Shown))
                throw new RefusalException(RefusalKind.State, PostgresFaults.ServerCode, _address.Shown);
            Volatile.Write(ref _isCurrent, true);
        }
        return connection;
    }

    private DbBatch Opening(DbConnection connection, WriteScope scope)
    {
        var batch = connection.CreateBatch();
        Add(batch, Waiting(_wait));
        Add(batch, PostgresTouched.Begin);
        var shared = scope.IsBeside ? "_shared" : "";
        if (scope.Edition is null)
            Add(batch, $"SELECT pg_advisory_xact_lock{shared}({Locks.Edition}, 0)");
        else
        {
            Add(batch, $"SELECT pg_advisory_xact_lock_shared({Locks.Edition}, 0)");
            Add(batch, $"SELECT pg_advisory_xact_lock{shared}({Locks.Edition}, hashtext($1))", scope.Edition);
        }
        return batch;
    }

    private PostgresCommit Ending(Db db, IReadOnlyList<TrailRow> last) =>
        new((NpgsqlConnection)db.Connection, last, _address.Shown, _tellsPositions);

    private static string Waiting(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)time.TotalMilliseconds}");

    private static void Add(DbBatch batch, string sql, params ReadOnlySpan<object> values) => PostgresCommit.Add(batch, sql, values);
}
