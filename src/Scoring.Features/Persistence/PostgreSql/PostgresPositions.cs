using System.Data.Common;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>Asks a server how far its log is.</summary>
internal static class PostgresPositions
{
    /// <summary>The question to a primary after a commit; where a commit waits for no disk, it lies in the part not written yet.</summary>
    public const string OfPrimary = "SELECT pg_current_wal_insert_lsn()::text";

    // A standby that has taken over goes on with its own log.
    private const string OfEither = """
        SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_flush_lsn() END::text
        """;

    /// <summary>
    /// The position of the log up to which what this connection reads next is complete; null if a standby does not know yet.
    /// </summary>
    public static LogPosition? Now(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = OfEither;
        return LogPosition.Of(command.ExecuteScalar() as string);
    }
}
