using System.Data.Common;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence.Binding;
using SQLitePCL;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>SQLite: a transaction that writes is the only one, so nothing has to be waited for within it.</summary>
internal sealed class SqliteDialect : Dialect
{
    /// <summary>The one instance.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string HoldTrail => "";

    /// <inheritdoc/>
    public override string For(string sqlite, string postgres) => sqlite;

    /// <inheritdoc/>
    public override void HoldNumbers(Db db)
    {
        // Nobody else writes.
    }

    /// <inheritdoc/>
    public override void HoldKey(Db db, string key)
    {
        // Nobody else writes.
    }

    /// <summary>SQLite leaves what it deletes in the file's free pages by default.</summary>
    public override void EraseWhatIsReplaced(Db db) =>
        SqliteStore.Run((SqliteConnection)db.Connection, (SqliteTransaction?)db.Transaction, "PRAGMA secure_delete = ON");

    /// <inheritdoc/>
    public override IRowBytes Bytes(DbDataReader rows) => new RowBytes(((SqliteDataReader)rows).Handle!);

    /// <inheritdoc/>
    public override bool AnyTouched(Db db) => SqliteTouched.Any(db);

    /// <inheritdoc/>
    public override List<TouchedRow> TakeTouched(Db db) => SqliteTouched.Take(db);

    /// <inheritdoc/>
    public override IReadOnlyList<SchemaPart> Schema(Db db) => SqliteSchema.Read(db.Connection, db.Transaction);

    private sealed class RowBytes(sqlite3_stmt row) : IRowBytes
    {
        public byte Kind(int column) =>
            raw.sqlite3_column_type(row, column) switch
            {
                raw.SQLITE_NULL => 0,
                raw.SQLITE_INTEGER => (byte)'i',
                raw.SQLITE_TEXT => (byte)'t',
                raw.SQLITE_BLOB => (byte)'b',
                _ => (byte)'?', // a binary fraction, which no table of this program can hold
            };

        public long Integer(int column) => raw.sqlite3_column_int64(row, column);

        public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(row, column);
    }
}
