using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>A PostgreSQL database, one of whose processes this is: connections are pooled, writers are ordered by advisory locks.</summary>
internal sealed class PostgresStore : Store
{
    private const int SecondsOfARequest = 10;
    private const int SecondsOfACommand = 120;

    // A request of the site gives up early, so that a lost server is noticed; a command of its own may import a nation.
    private static readonly TimeSpan WaitOfARequest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan WaitOfACommand = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WaitForNothing = TimeSpan.FromMilliseconds(20);

    private readonly ServerAddress _address;
    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _wait;
    private readonly SemaphoreSlim _free;
    private bool _isCurrent;

    /// <summary>The database that the options name.</summary>
    /// <exception cref="RefusalException">The address cannot be read.</exception>
    public PostgresStore(ScoringOptions options)
    {
        _address = ServerAddress.Of(options.DatabasePath);
        _wait = options.KeepsConnections ? WaitOfARequest : WaitOfACommand;
        try
        {
            var settings = PostgresSource.Settings(_address, options.KeepsConnections ? SecondsOfARequest : SecondsOfACommand);
            _source = PostgresSource.Of(settings);
            _free = new SemaphoreSlim(settings.MaxPoolSize);
            PostgresSource.HaveThreads(settings.MaxPoolSize);
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, _address) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <inheritdoc/>
    public override bool ChainsEventsLast => true;

    /// <inheritdoc/>
    public override DbConnection Open() => OpenAsItIs(BringUpToDate);

    /// <summary>The same, without blocking a thread while the pool or the server is waited for.</summary>
    public override async Task<DbConnection> OpenAsync()
    {
        try
        {
            var connection = await ConnectAsync().ConfigureAwait(false);
            return Used(connection, BringUpToDate);
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, _address) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <inheritdoc/>
    public override Holding Look() =>
        OpenAsItIs(connection =>
        {
            using (connection)
                return PostgresSchema.Look(connection);
        });

    /// <summary>Begins a transaction that fills an empty database: nobody else writes until it ends.</summary>
    public DbTransaction BeginAlone(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using var batch = connection.CreateBatch();
            Add(batch, Waiting(_wait));
            foreach (var one in new[] { Locks.Edition, Locks.Numbers, Locks.Trail })
                Add(batch, $"SELECT pg_advisory_xact_lock({one}, 0)");
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
    public override Task<BackupCheck?> BackUp(Db db, string file, CancellationToken cancellationToken) =>
        new PostgresDump(this, _address).Write((NpgsqlConnection)db.Connection, file, cancellationToken);

    /// <summary>Opens a connection without making or changing anything; the caller disposes it.</summary>
    /// <exception cref="RefusalException">It cannot be opened.</exception>
    public NpgsqlConnection OpenAsItIs() => OpenAsItIs(connection => connection);

    private T OpenAsItIs<T>(Func<NpgsqlConnection, T> use)
    {
        try
        {
            return Used(Connect(), use);
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
            PostgresSchema.Update(connection, _address.Shown);
            Volatile.Write(ref _isCurrent, true);
        }
        return connection;
    }

    /// <inheritdoc/>
    public override DbTransaction Begin(DbConnection connection, WriteScope scope)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using var batch = Opening(connection, scope);
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

    /// <inheritdoc/>
    public override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <inheritdoc/>
    public override void Commit(Db db, IReadOnlyList<TrailRow> last)
    {
        using var commit = new PostgresCommit((NpgsqlConnection)db.Connection, last, _address.Shown);
        commit.Run();
    }

    /// <summary>The same, without blocking a thread while the standby is waited for.</summary>
    public override async Task CommitAsync(Db db, IReadOnlyList<TrailRow> last)
    {
        using var commit = new PostgresCommit((NpgsqlConnection)db.Connection, last, _address.Shown);
        await commit.RunAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override bool WriteIfFree(Db db, Action<Db> work)
    {
        try
        {
            using var transaction = db.Connection.BeginTransaction();
            using (var batch = db.Connection.CreateBatch())
            {
                Add(batch, Waiting(WaitForNothing));
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
        using var connection = Connect();
        return PostgresSchema.Own(connection);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _source.Dispose();
        _free.Dispose();
    }

    // Waits for one of the pool's connections as long as others may write, longer than for the server itself.
    private NpgsqlConnection Connect()
    {
        if (!_free.Wait(_wait))
            throw new RefusalException(RefusalKind.State, BusyCode);
        try
        {
            return Counted(_source.OpenConnection());
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        if (!await _free.WaitAsync(_wait).ConfigureAwait(false))
            throw new RefusalException(RefusalKind.State, BusyCode);
        try
        {
            return Counted(await _source.OpenConnectionAsync().ConfigureAwait(false));
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private NpgsqlConnection Counted(NpgsqlConnection connection)
    {
        var isUsed = 1;
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open && Interlocked.Exchange(ref isUsed, 0) == 1)
                _free.Release();
        };
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

    private static string Waiting(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)time.TotalMilliseconds}");

    private static void Add(DbBatch batch, string sql, params ReadOnlySpan<object> values) => PostgresCommit.Add(batch, sql, values);
}
