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
    public override DbConnection Open()
    {
        try
        {
            var connection = _pool.Open();
            try
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
    public override LogPosition? Commit(Db db, IReadOnlyList<TrailRow> last)
    {
        var connection = (NpgsqlConnection)db.Connection;
        var isOnStandby = true;
        LogPosition? position;
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
            // In the same journey: how far a standby must be to have this.
            if (_tellsPositions)
                Add(batch, PostgresPositions.OfPrimary);
            position = LogPosition.Of(batch.ExecuteScalar() as string);
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
        return position;

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
