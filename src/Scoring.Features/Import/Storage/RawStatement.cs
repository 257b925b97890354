using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence;
using SQLitePCL;

namespace Scoring.Features.Import.Storage;

/// <summary>A prepared statement driven row by row, below the data provider's commands.</summary>
/// <remarks>
/// Hot path only: bytes are bound and read without a string for each value (RESULTS.md, the index and jury jobs;
/// tests/Scoring.Benchmarks/run). All other statements are Dapper calls in the slice that needs them. Not used outside this folder.
/// </remarks>
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement on an open connection; parameters are numbered from 1.</summary>
    public RawStatement(Db db, string sql)
    {
        _database = ((SqliteConnection)db.Connection).Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds an integer.</summary>
    public RawStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds UTF-8 text.</summary>
    public RawStatement Bind(int parameter, ReadOnlySpan<byte> text)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, text));
        return this;
    }

    /// <summary>Binds a text, or NULL.</summary>
    public RawStatement Bind(int parameter, string? text)
    {
        Check(text is null ? raw.sqlite3_bind_null(_statement, parameter) : raw.sqlite3_bind_text(_statement, parameter, text));
        return this;
    }

    /// <summary>Binds an exact number as text, or NULL: a score is never stored as a binary fraction.</summary>
    public RawStatement Bind(int parameter, decimal? number) => Bind(parameter, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Binds bytes.</summary>
    public RawStatement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, bytes));
        return this;
    }

    /// <summary>Runs the statement once with the bound values.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
        Check(raw.sqlite3_reset(_statement));
    }

    /// <summary>Advances to the next row of a query; false if there is none.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            Check(result);
        return false;
    }

    /// <summary>An integer of the row, column from 0.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a text or blob of the row; valid until the next row. Empty for NULL.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>A text of the row; null for NULL.</summary>
    public string? Text(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL
            ? null
            : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>An exact number of the row; null for NULL.</summary>
    public decimal? Number(int column) => Text(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result);
    }
}
