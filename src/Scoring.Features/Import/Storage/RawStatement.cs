using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>A prepared statement driven row by row.</summary>
/// <remarks>
/// Hot path only: bytes are bound and read without a string for each value (RESULTS.md, the index and jury jobs;
/// tests/Scoring.Benchmarks/run). All other statements are Dapper calls in the slice that needs them. Not used outside this folder.
/// Parameters are $1, $2 and so on, in this order.
/// </remarks>
internal abstract class RawStatement : IDisposable
{
    /// <summary>Prepares a statement on an open connection; parameters are numbered from 1.</summary>
    public static RawStatement Of(Db db, string sql) =>
        db.Connection is SqliteConnection file
            ? new SqliteStatement(file, sql)
            : new PostgresStatement((NpgsqlConnection)db.Connection, sql);

    /// <summary>
    /// Prepares to add rows to a table, by the fastest way that its database has. The values of each row are bound in order of the columns;
    /// until <see cref="Complete"/> the connection must do nothing else.
    /// </summary>
    /// <param name="db">The connection; the caller holds the transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, in the order in which they are bound.</param>
    public static RawStatement Into(Db db, string table, params ReadOnlySpan<string> columns)
    {
        var names = string.Join(", ", columns!);
        return db.Connection is NpgsqlConnection server
            ? new PostgresCopy(server, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)")
            : Of(db, $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", Enumerable.Repeat("?", columns.Length))})");
    }

    /// <summary>Binds an integer.</summary>
    public abstract RawStatement Bind(int parameter, long value);

    /// <summary>Binds UTF-8 text.</summary>
    public abstract RawStatement Bind(int parameter, ReadOnlySpan<byte> text);

    /// <summary>Binds a text, or NULL.</summary>
    public abstract RawStatement Bind(int parameter, string? text);

    /// <summary>Binds an exact number as text, or NULL: a score is never stored as a binary fraction.</summary>
    public RawStatement Bind(int parameter, decimal? number) => Bind(parameter, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Binds bytes.</summary>
    public abstract RawStatement BindBlob(int parameter, ReadOnlySpan<byte> bytes);

    /// <summary>Runs the statement once with the bound values, or adds the row.</summary>
    public abstract void Run();

    /// <summary>Ends the adding of rows.</summary>
    public virtual void Complete()
    {
        // Each row was stored when it was run.
    }

    /// <summary>Advances to the next row of a query; false if there is none.</summary>
    public abstract bool Next();

    /// <summary>An integer of the row, column from 0.</summary>
    public abstract long Integer(int column);

    /// <summary>The bytes of a text or blob of the row; valid until the next row. Empty for NULL.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    /// <summary>A text of the row; null for NULL.</summary>
    public abstract string? Text(int column);

    /// <summary>An exact number of the row; null for NULL.</summary>
    public decimal? Number(int column) => Text(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <inheritdoc/>
    public abstract void Dispose();
}
