using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>A PostgreSQL database, one of whose processes this is: connections are pooled, writers are ordered by advisory locks.</summary>
internal sealed class PostgresStore : Store
{
    private const string StandbyMissing = "01000";
    private const int MostConnections = 20;
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
            var settings = Settings(_address, options.KeepsConnections ? SecondsOfARequest : SecondsOfACommand);
            _source = Source(settings);
            _free = new SemaphoreSlim(settings.MaxPoolSize);
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, _address) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <inheritdoc/>
    public override bool ChainsEventsLast => true;

    /// <inheritdoc/>
    public override DbConnection Open()
    {
        try
        {
            var connection = Connect();
            try
            {
                if (!Volatile.Read(ref _isCurrent))
                {
                    PostgresSchema.Update(connection, _address.Shown);
                    Volatile.Write(ref _isCurrent, true);
                }
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, _address) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <inheritdoc/>
    public override DbTransaction Begin(DbConnection connection, WriteScope scope)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using var batch = connection.CreateBatch();
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

    /// <summary>Stores the last events and commits in one journey: nobody holds the trail while data travel.</summary>
    /// <remarks>
    /// The commit is never cancelled: a server that waits for its standby answers a cancelled commit with success and a warning, although
    /// the standby does not have it. So the warning is an unknown outcome, as is an answer that does not come.
    /// </remarks>
    public override void Commit(Db db, IReadOnlyList<TrailRow> last)
    {
        var connection = (NpgsqlConnection)db.Connection;
        var isOnStandby = true;
        connection.Notice += Hear;
        try
        {
            using var batch = connection.CreateBatch();
            foreach (var row in last)
            {
                Add(
                    batch,
                    """
                    INSERT INTO audit_events (sequence, at, who, what, subject, why, data, previous, hash)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    """,
                    row.Sequence,
                    row.At,
                    row.Who,
                    row.What,
                    row.Subject,
                    row.Why,
                    row.Data,
                    row.Previous,
                    row.Hash
                );
            }
            Add(batch, "COMMIT");
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException fault) when (fault is not PostgresException || PostgresFaults.Of(fault) == StorageFaultKind.ServerAway)
        {
            throw new RefusalException(RefusalKind.State, PostgresFaults.UnknownCode, _address.Shown);
        }
        finally
        {
            connection.Notice -= Hear;
        }
        if (!isOnStandby)
            throw new RefusalException(RefusalKind.State, PostgresFaults.UnknownCode, _address.Shown);

        void Hear(object? sender, NpgsqlNoticeEventArgs heard) => isOnStandby &= heard.Notice.SqlState != StandbyMissing;
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
        NpgsqlConnection connection;
        try
        {
            connection = _source.OpenConnection();
        }
        catch
        {
            _free.Release();
            throw;
        }
        var isUsed = 1;
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open && Interlocked.Exchange(ref isUsed, 0) == 1)
                _free.Release();
        };
        return connection;
    }

    // What an operator names in the address stands; the rest is as a standby that takes over asks for.
    private static NpgsqlConnectionStringBuilder Settings(ServerAddress address, int seconds)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Timeout = 2,
            CommandTimeout = seconds,
            CancellationTimeout = -1,
            HostRecheckSeconds = 1,
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 40,
            NoResetOnClose = true,
            ApplicationName = "scoring",
        };
        foreach (string key in address.Keys)
            Set(settings, key, address.Value(key));
        settings.IncludeErrorDetail = false;
        return settings;
    }

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder settings)
    {
        // The small one: the tables have few types, and the native program grows by what is named here.
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string key, string value)
    {
        try
        {
            settings[key] = value;
        }
        catch (ArgumentException)
        {
            throw new RefusalException(RefusalKind.Usage, ServerAddress.WrongCode, key);
        }
    }

    private static string Waiting(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)time.TotalMilliseconds}");

    // The text is one of the program's own; what varies are parameters.
    private static void Add(DbBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
