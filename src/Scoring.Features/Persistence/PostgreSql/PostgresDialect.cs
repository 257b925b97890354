using System.Data.Common;
using System.Text;
using Npgsql;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>PostgreSQL: many write at once, so what must not be taken twice is locked until the end of the transaction.</summary>
internal sealed class PostgresDialect : Dialect
{
    /// <summary>The one instance.</summary>
    public static PostgresDialect Instance { get; } = new();

    /// <summary>Of every statement after it, so that the next one sees what was committed while this one waited.</summary>
    public override string HoldTrail => $"DO $$ BEGIN PERFORM pg_advisory_xact_lock({Locks.Trail}, 0); END $$; ";

    /// <inheritdoc/>
    public override string For(string sqlite, string postgres) => postgres;

    /// <inheritdoc/>
    public override void HoldNumbers(Db db)
    {
        using var command = db.Connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_xact_lock({Locks.Numbers}, 0)";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override void HoldKey(Db db, string key)
    {
        using var command = db.Connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_xact_lock({Locks.Key}, hashtext($1))";
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        command.ExecuteNonQuery();
    }

    /// <summary>The server's autovacuum does it in time, and its files are the operator's alone.</summary>
    public override void EraseWhatIsReplaced(Db db)
    {
        // Nothing that a client could do.
    }

    /// <inheritdoc/>
    public override IRowBytes Bytes(DbDataReader rows) => new RowBytes((NpgsqlDataReader)rows);

    /// <inheritdoc/>
    public override bool AnyTouched(Db db) => PostgresTouched.Any(db);

    /// <inheritdoc/>
    public override List<TouchedRow> TakeTouched(Db db) => PostgresTouched.Take(db);

    /// <inheritdoc/>
    public override IReadOnlyList<SchemaPart> Schema(Db db) => PostgresSchema.Read(db.Connection);

    // The tables have columns of three types alone: bigint, text and bytea.
    private sealed class RowBytes(NpgsqlDataReader rows) : IRowBytes
    {
        private readonly byte[] _kinds =
        [
            .. Enumerable
                .Range(0, rows.FieldCount)
                .Select(column =>
                    rows.GetFieldType(column) == typeof(long) ? (byte)'i'
                    : rows.GetFieldType(column) == typeof(byte[]) ? (byte)'b'
                    : (byte)'t'
                ),
        ];

        public byte Kind(int column) => rows.IsDBNull(column) ? (byte)0 : _kinds[column];

        public long Integer(int column) => rows.GetInt64(column);

        public ReadOnlySpan<byte> Bytes(int column) =>
            _kinds[column] == (byte)'t' ? Encoding.UTF8.GetBytes(rows.GetString(column)) : rows.GetFieldValue<byte[]>(column);
    }
}

/// <summary>
/// The numbers of advisory locks. A command that needs several takes them in the order of this list: edition, numbers, trail.
/// </summary>
internal static class Locks
{
    /// <summary>The schema, while it is brought up to date.</summary>
    public const int Schema = 7000;

    /// <summary>Editions, or with key 0 the whole database.</summary>
    public const int Edition = 7002;

    /// <summary>The next numbers of tables that count up; the migrations name it too.</summary>
    public const int Numbers = 7003;

    /// <summary>
    /// Keys: of tries, which lock nothing else, and of a ballot that is confirmed: first its ask, then its voter, before any number.
    /// </summary>
    public const int Key = 7004;

    /// <summary>The audit trail.</summary>
    public const int Trail = 7001;

    /// <summary>The outbox, while a process takes mail to send: limits hold for the whole database.</summary>
    public const int Outbox = 7017;
}
