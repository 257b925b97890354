using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scoring.Features.Import.Storage;

/// <summary>A statement of SQLite, driven row by row below the data provider's commands.</summary>
internal sealed class SqliteStatement : RawStatement
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement on an open connection.</summary>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, ReadOnlySpan<byte> text)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, text));
        return this;
    }

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, string? text)
    {
        Check(text is null ? raw.sqlite3_bind_null(_statement, parameter) : raw.sqlite3_bind_text(_statement, parameter, text));
        return this;
    }

    /// <inheritdoc/>
    public override RawStatement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, bytes));
        return this;
    }

    /// <inheritdoc/>
    public override void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
        Check(raw.sqlite3_reset(_statement));
    }

    /// <inheritdoc/>
    public override bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            Check(result);
        return false;
    }

    /// <inheritdoc/>
    public override long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <inheritdoc/>
    public override string? Text(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL
            ? null
            : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <inheritdoc/>
    public override void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result);
    }
}
