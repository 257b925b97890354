using Npgsql;
using NpgsqlTypes;

namespace Scoring.Features.Import.Storage;

/// <summary>A statement of PostgreSQL.</summary>
internal sealed class PostgresStatement : RawStatement
{
    private readonly NpgsqlCommand _command;
    private NpgsqlDataReader? _rows;

    /// <summary>A statement on an open connection.</summary>
    public PostgresStatement(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // one of the texts of this folder
        _command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
    }

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, long value) => Bind(parameter, NpgsqlDbType.Bigint, value);

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, ReadOnlySpan<byte> text) => Bind(parameter, NpgsqlDbType.Text, text.ToArray());

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, string? text) => Bind(parameter, NpgsqlDbType.Text, text ?? (object)DBNull.Value);

    /// <inheritdoc/>
    public override RawStatement BindBlob(int parameter, ReadOnlySpan<byte> bytes) => Bind(parameter, NpgsqlDbType.Bytea, bytes.ToArray());

    /// <inheritdoc/>
    public override void Run() => _command.ExecuteNonQuery();

    /// <inheritdoc/>
    public override bool Next() => (_rows ??= _command.ExecuteReader()).Read();

    /// <inheritdoc/>
    public override long Integer(int column) => _rows!.GetInt64(column);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes(int column) => _rows!.IsDBNull(column) ? [] : _rows.GetFieldValue<byte[]>(column);

    /// <inheritdoc/>
    public override string? Text(int column) => _rows!.IsDBNull(column) ? null : _rows.GetString(column);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _rows?.Dispose();
        _command.Dispose();
    }

    private PostgresStatement Bind(int parameter, NpgsqlDbType type, object value)
    {
        while (_command.Parameters.Count < parameter)
            _command.Parameters.Add(new NpgsqlParameter());
        (_command.Parameters[parameter - 1].NpgsqlDbType, _command.Parameters[parameter - 1].Value) = (type, value);
        return this;
    }
}

/// <summary>Rows that are copied into a table of PostgreSQL as one stream.</summary>
internal sealed class PostgresCopy(NpgsqlConnection connection, string copy) : RawStatement
{
    private readonly NpgsqlBinaryImporter _rows = connection.BeginBinaryImport(copy);

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, long value)
    {
        Begin(parameter);
        _rows.Write(value, NpgsqlDbType.Bigint);
        return this;
    }

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, ReadOnlySpan<byte> text)
    {
        Begin(parameter);
        _rows.Write(text.ToArray(), NpgsqlDbType.Text);
        return this;
    }

    /// <inheritdoc/>
    public override RawStatement Bind(int parameter, string? text)
    {
        Begin(parameter);
        if (text is null)
            _rows.WriteNull();
        else
            _rows.Write(text, NpgsqlDbType.Text);
        return this;
    }

    /// <inheritdoc/>
    public override RawStatement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        Begin(parameter);
        _rows.Write(bytes.ToArray(), NpgsqlDbType.Bytea);
        return this;
    }

    /// <inheritdoc/>
    public override void Run()
    {
        // A row ends with its last value.
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        _rows.Complete();
        _rows.Dispose(); // only then may the connection do something else
    }

    /// <inheritdoc/>
    public override bool Next() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Integer(int column) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes(int column) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override string? Text(int column) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Dispose() => _rows.Dispose();

    private void Begin(int parameter)
    {
        if (parameter == 1)
            _rows.StartRow();
    }
}
