using System.Data.Common;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>Stores the last events and commits in one journey: nobody holds the trail while data travel.</summary>
/// <remarks>
/// The commit is never cancelled: a server that waits for its standby answers a cancelled commit with success and a warning, although the
/// standby does not have it. So the warning is an unknown outcome, as is an answer that does not come.
/// </remarks>
internal sealed class PostgresCommit : IDisposable
{
    private const string StandbyMissing = "01000";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _batch;
    private readonly string _shown;
    private bool _isOnStandby = true;

    /// <summary>Prepares the journey.</summary>
    /// <param name="connection">The connection, in the transaction.</param>
    /// <param name="last">The events.</param>
    /// <param name="shown">The database as messages name it.</param>
    /// <param name="tellsPosition">
    /// True to ask, in the same round trip, for the position of the log that a standby must have replayed to have this.
    /// </param>
    public PostgresCommit(NpgsqlConnection connection, IReadOnlyList<TrailRow> last, string shown, bool tellsPosition)
    {
        (_connection, _shown) = (connection, shown);
        _batch = connection.CreateBatch();
        foreach (var row in last)
        {
            Add(
                _batch,
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
        Add(_batch, "COMMIT");
        if (tellsPosition)
            Add(_batch, PostgresPositions.OfPrimary);
        connection.Notice += Hear;
    }

    /// <summary>Commits.</summary>
    /// <exception cref="RefusalException">It is not known whether the transaction was committed.</exception>
    public LogPosition? Run()
    {
        LogPosition? position;
        try
        {
            position = LogPosition.Of(_batch.ExecuteScalar() as string);
        }
        catch (NpgsqlException fault) when (IsUnknown(fault))
        {
            throw Unknown();
        }
        return _isOnStandby ? position : throw Unknown();
    }

    /// <summary>The same, without blocking a thread.</summary>
    public async Task<LogPosition?> RunAsync()
    {
        LogPosition? position;
        try
        {
            position = LogPosition.Of(await _batch.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) as string);
        }
        catch (NpgsqlException fault) when (IsUnknown(fault))
        {
            throw Unknown();
        }
        return _isOnStandby ? position : throw Unknown();
    }

    /// <summary>Adds a statement to a batch: one of the program's own texts, with parameters.</summary>
    public static void Add(DbBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Notice -= Hear;
        _batch.Dispose();
    }

    private static bool IsUnknown(NpgsqlException fault) =>
        fault is not PostgresException || PostgresFaults.Of(fault) == StorageFaultKind.ServerAway;

    private RefusalException Unknown() => new(RefusalKind.State, Store.UnknownCode, _shown);

    private void Hear(object? sender, NpgsqlNoticeEventArgs heard) => _isOnStandby &= heard.Notice.SqlState != StandbyMissing;
}
