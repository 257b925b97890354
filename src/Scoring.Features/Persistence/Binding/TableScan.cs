using System.Data.Common;
using System.Globalization;

namespace Scoring.Features.Persistence.Binding;

/// <summary>Reads the rows of a bound table in order of their keys, and hashes those that the caller takes together.</summary>
internal sealed class TableScan : IDisposable
{
    private const char Between = '|';

    private readonly BoundTable _table;
    private readonly DbCommand _command;
    private readonly DbDataReader _rows;
    private readonly RowText _text;
    private readonly int[] _key;

    private TableScan(Db db, BoundTable table, string where, params ReadOnlySpan<object> values)
    {
        _table = table;
        _command = db.Connection.CreateCommand();
        _command.Transaction = db.Transaction;
#pragma warning disable CA2100 // names from the definitions; values are parameters
        _command.CommandText =
            $"SELECT * FROM {db.Dialect.For("main.", "")}{table.Name}{where} ORDER BY {string.Join(", ", [.. table.Key, .. table.Order])}";
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = _command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@p" + i.ToString(CultureInfo.InvariantCulture), values[i]);
            _command.Parameters.Add(parameter);
        }
        _rows = _command.ExecuteReader();
        _text = new RowText(_rows, db.Dialect.Bytes(_rows), table);
        _key = [.. table.Key.Select(_rows.GetOrdinal)];
    }

    /// <summary>The key of the current row, or its group, as events name it.</summary>
    public string Key => KeyOf([.. _key.Select(_rows.GetValue)]);

    /// <summary>The number of the current row of a numbered table.</summary>
    public long Number => _rows.GetInt64(_key[0]);

    /// <summary>All rows.</summary>
    public static TableScan Of(Db db, BoundTable table) => new(db, table, "");

    /// <summary>The rows from one number to another.</summary>
    public static TableScan Of(Db db, BoundTable table, long first, long last) =>
        new(db, table, $" WHERE {table.Key[0]} BETWEEN @p0 AND @p1", first, last);

    /// <summary>The rows with a key or of a group.</summary>
    public static TableScan Of(Db db, BoundTable table, IReadOnlyList<object> key) =>
        new(db, table, " WHERE " + string.Join(" AND ", table.Key.Select((column, i) => $"{column} = @p{i}")), [.. key]);

    /// <summary>A key as events name it: its values, between several a bar.</summary>
    public static string KeyOf(IReadOnlyList<object> values) => string.Join(Between, values.Select(value => Escaped(value, values.Count)));

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Next() => _rows.Read();

    /// <summary>Adds the current row to the hash.</summary>
    public void Add() => _text.Add();

    /// <summary>The hash of the rows added since the last call.</summary>
    public string Take() => _text.Take();

    /// <summary>Hashes all remaining rows; null if there are none.</summary>
    public string? TakeAll()
    {
        var some = false;
        for (; Next(); some = true)
            Add();
        return some ? Take() : null;
    }

    /// <summary>What says to a person which row the current one is; empty if the key says it.</summary>
    public string Shown() =>
        string.Join(
            ", ",
            _table
                .Shown.Select(column => _rows.GetOrdinal(column))
                .Where(at => !_rows.IsDBNull(at))
                .Select(at => Convert.ToString(_rows.GetValue(at), CultureInfo.InvariantCulture))
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _rows.Dispose();
        _command.Dispose();
    }

    private static string Escaped(object value, int parts)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return parts == 1 ? text : text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);
    }
}
