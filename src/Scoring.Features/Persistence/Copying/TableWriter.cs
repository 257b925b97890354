using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Scoring.Features.Persistence.Copying;

/// <summary>Adds rows to a table by the fastest way that its database has.</summary>
internal abstract class TableWriter : IDisposable
{
    /// <summary>Begins to add rows; until the end the connection must do nothing else.</summary>
    /// <param name="db">The connection and its transaction.</param>
    /// <param name="table">The table.</param>
    public static TableWriter Of(Db db, CopiedTable table) =>
        db.Connection is NpgsqlConnection server ? new OnServer(server, table) : new InFile(db, table);

    /// <summary>True if texts may hold U+0000.</summary>
    public abstract bool HoldsNul { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="values">A long, a string, bytes or null for each column.</param>
    public abstract void Add(ReadOnlySpan<object?> values);

    /// <summary>Ends the adding of rows.</summary>
    public abstract void Complete();

    /// <inheritdoc/>
    public abstract void Dispose();

    private static string Columns(CopiedTable table) => string.Join(", ", table.Columns.Select(CopiedTable.Quoted));

    private sealed class OnServer(NpgsqlConnection connection, CopiedTable table) : TableWriter
    {
        private readonly NpgsqlBinaryImporter _rows = connection.BeginBinaryImport(
            $"COPY {table.Name} ({Columns(table)}) FROM STDIN (FORMAT BINARY)"
        );

        public override bool HoldsNul => false;

        public override void Add(ReadOnlySpan<object?> values)
        {
            _rows.StartRow();
            foreach (var value in values)
            {
                if (value is null)
                    _rows.WriteNull();
                else if (value is long number)
                    _rows.Write(number, NpgsqlDbType.Bigint);
                else if (value is string text)
                    _rows.Write(text, NpgsqlDbType.Text);
                else
                    _rows.Write((byte[])value, NpgsqlDbType.Bytea);
            }
        }

        public override void Complete() => _rows.Complete();

        public override void Dispose() => _rows.Dispose();
    }

    private sealed class InFile : TableWriter
    {
        private readonly SqliteCommand _insert;

        public InFile(Db db, CopiedTable table)
        {
            _insert = (SqliteCommand)db.Connection.CreateCommand();
            _insert.Transaction = (SqliteTransaction?)db.Transaction;
            for (var column = 0; column < table.Columns.Count; column++)
                _insert.Parameters.Add(new SqliteParameter(Parameter(column), null));
#pragma warning disable CA2100 // names of the program's own schema
            _insert.CommandText =
                $"INSERT INTO {table.Name} ({Columns(table)}) "
                + $"VALUES ({string.Join(", ", Enumerable.Range(0, table.Columns.Count).Select(Parameter))})";
#pragma warning restore CA2100
        }

        public override bool HoldsNul => true;

        public override void Add(ReadOnlySpan<object?> values)
        {
            for (var column = 0; column < values.Length; column++)
                _insert.Parameters[column].Value = values[column] ?? DBNull.Value;
            _insert.ExecuteNonQuery();
        }

        public override void Complete()
        {
            // Each row was stored when it was added.
        }

        public override void Dispose() => _insert.Dispose();

        private static string Parameter(int column) => "@p" + column.ToString(CultureInfo.InvariantCulture);
    }
}
