using Scoring.Features.Import.Csv;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>
/// Stores the columns of an import, one database row each: texts one per line, or each distinct text once with a number for every row. A
/// national file costs a dozen statements instead of one for every row, and scoring reads only the columns it needs.
/// </summary>
/// <param name="db">The connection; a caller that writes holds the transaction.</param>
/// <param name="importId">The import.</param>
internal sealed class ColumnStore(Db db, long importId) : IDisposable
{
    private const string LineColumn = "(line)";

    private RawStatement? _insert;

    /// <summary>Stores a column of texts.</summary>
    public void Write(string name, Utf8Column texts) => Write(name, texts.ToLines(), []);

    /// <summary>Stores a column of texts with few distinct values.</summary>
    public void Write(string name, CodedColumn texts) => Write(name, texts.ToLines(), texts.PackCodes());

    /// <summary>Stores the line of each row, as the difference from the previous one.</summary>
    public void WriteLines(IReadOnlyList<int> lines)
    {
        var packed = new MemoryStream(lines.Count);
        using var writer = new BinaryWriter(packed);
        var before = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            writer.Write7BitEncodedInt(lines[i] - before);
            before = lines[i];
        }
        Write(LineColumn, [], packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <summary>Stores further columns.</summary>
    public void Write(Attributes attributes)
    {
        for (var i = 0; i < attributes.Names.Count; i++)
            Write(attributes.Names[i], attributes.Coded(i));
    }

    /// <summary>Ends the storing; until then the connection must do nothing else.</summary>
    public void Complete() => _insert?.Complete();

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    /// <summary>A column of texts; empty if no column has that name.</summary>
    public Utf8Column Texts(string name)
    {
        using var row = Row(name);
        return row.Next() ? Utf8Column.FromLines(row.Bytes(0)) : new Utf8Column();
    }

    /// <summary>A column of texts with few distinct values; empty if no column has that name.</summary>
    public CodedColumn Coded(string name)
    {
        using var row = Row(name);
        return row.Next() ? Unpack(row) : new CodedColumn();
    }

    /// <summary>The line of each row.</summary>
    public List<int> Lines()
    {
        using var row = Row(LineColumn);
        var lines = new List<int>();
        if (!row.Next())
            return lines;
        var packed = row.Bytes(1);
        for (var (at, line) = (0, 0); at < packed.Length; )
        {
            var (difference, shift) = (0, 0);
            byte value;
            do
            {
                value = packed[at++];
                difference |= (value & 0x7F) << shift;
                shift += 7;
            } while (value > 0x7F);
            lines.Add(line += difference);
        }
        return lines;
    }

    /// <summary>The further columns: all except the named ones.</summary>
    public Attributes Further(params string[] named)
    {
        using var rows = RawStatement.Of(
            db,
            "SELECT texts, codes, name FROM import_columns WHERE import_id = $1 ORDER BY "
                + db.Dialect.For(sqlite: "rowid", postgres: "position")
        );
        rows.Bind(1, importId);
        var (names, columns) = (new List<string>(), new List<CodedColumn>());
        while (rows.Next())
        {
            var name = rows.Text(2)!;
            if (name == LineColumn || named.Contains(name))
                continue;
            names.Add(name);
            columns.Add(Unpack(rows));
        }
        return new Attributes(names, columns);
    }

    private void Write(string name, ReadOnlySpan<byte> texts, ReadOnlySpan<byte> codes)
    {
        _insert ??= RawStatement.Into(db, "import_columns", "import_id", "name", "texts", "codes");
        _insert.Bind(1, importId).Bind(2, name).Bind(3, texts).BindBlob(4, codes).Run();
    }

    private RawStatement Row(string name) =>
        RawStatement.Of(db, "SELECT texts, codes FROM import_columns WHERE import_id = $1 AND name = $2").Bind(1, importId).Bind(2, name);

    private static CodedColumn Unpack(RawStatement row) => CodedColumn.Unpack(row.Bytes(0), row.Bytes(1));
}
