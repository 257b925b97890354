using System.Data.Common;
using System.Globalization;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Persistence.Copying;

/// <summary>What a table holds, to compare it with another's: two with the same hash hold the same bytes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Sha256">The hash of all rows in their order, each as <see cref="BoundTable"/> writes it, with every column.</param>
public sealed record TableDigest(string Table, long Rows, string Sha256);

/// <summary>Reads all rows of a table, of either kind of database, and hashes them on the way.</summary>
internal sealed class TableRows : IDisposable
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly CopiedTable _table;
    private readonly DbCommand _command;
    private readonly DbDataReader _rows;
    private readonly IRowBytes _bytes;
    private readonly RowText _text;
    private long _count;

    /// <summary>Begins to read.</summary>
    /// <param name="db">The connection and the transaction whose moment is read.</param>
    /// <param name="table">The table.</param>
    public TableRows(Db db, CopiedTable table)
    {
        _table = table;
        _command = db.Connection.CreateCommand();
        _command.Transaction = db.Transaction;
#pragma warning disable CA2100 // names of the program's own schema
        _command.CommandText =
            $"SELECT {string.Join(", ", table.Columns.Select(CopiedTable.Quoted))} FROM {db.Dialect.For("main.", "")}{table.Name} "
            + $"ORDER BY {table.Order(db.Dialect)}";
#pragma warning restore CA2100
        _rows = _command.ExecuteReader();
        _bytes = db.Dialect.Bytes(_rows);
        _text = new RowText(_rows, _bytes, new BoundTable(table.Name, BoundAs.Single));
    }

    /// <summary>What a table of a database holds.</summary>
    public static TableDigest Digest(Db db, CopiedTable table)
    {
        using var rows = new TableRows(db, table);
        while (rows.Next())
        {
            // Each is hashed.
        }
        return rows.Digest();
    }

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Next()
    {
        if (!_rows.Read())
            return false;
        _text.Add();
        _count++;
        return true;
    }

    /// <summary>The value of a column of the current row: a long, a string, bytes, or null.</summary>
    /// <exception cref="RefusalException">It is text that another database could not hold.</exception>
    public object? Value(int column)
    {
        switch (_bytes.Kind(column))
        {
            case 0:
                return null;
            case (byte)'i':
                return _bytes.Integer(column);
            case (byte)'b':
                return _bytes.Bytes(column).ToArray();
            case (byte)'t':
                try
                {
                    return Strict.GetString(_bytes.Bytes(column));
                }
                catch (DecoderFallbackException)
                {
                    throw Unstorable(column);
                }
            default:
                throw Unstorable(column);
        }
    }

    /// <summary>The refusal of a value of the current row.</summary>
    public RefusalException Unstorable(int column) =>
        new(
            RefusalKind.Data,
            "copy-unstorable",
            _table.Name,
            string.Join(", ", _table.Key.Select(name => Convert.ToString(_rows[name], CultureInfo.InvariantCulture))),
            _table.Columns[column]
        );

    /// <summary>What the rows read so far hold.</summary>
    public TableDigest Digest() => new(_table.Name, _count, _text.Take());

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _rows.Dispose();
        _command.Dispose();
    }
}
