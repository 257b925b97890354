using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Rows that CsvHelper read, with their values as consecutive UTF-8 bytes. The batch is reused: its contents are invalid after the next
/// fill.
/// </summary>
internal sealed class RowBatch
{
    private byte[] _bytes = new byte[4096];
    private ValueRange[] _values = new ValueRange[256];
    private int _length;
    private int _valueCount;

    /// <summary>A row.</summary>
    /// <param name="Line">The line it starts on, from 1.</param>
    /// <param name="First">The index of its first value in <see cref="Values"/>.</param>
    /// <param name="Count">The number of its values.</param>
    /// <param name="QuoteMisplaced">True if one of its quoted values continues after its closing quote.</param>
    public readonly record struct Row(int Line, int First, int Count, bool QuoteMisplaced);

    /// <summary>The rows.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>The buffer that <see cref="Values"/> refers to.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>The positions of the values, row by row.</summary>
    public ValueRange[] Values => _values;

    /// <summary>The number of bytes the values take.</summary>
    public int Length => _length;

    /// <summary>True if no rows follow these.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What ended the reading after these rows.</summary>
    public RowFault Fault { get; private set; }

    /// <summary>The line that the reading ended on.</summary>
    public int LastLine { get; private set; }

    /// <summary>Empties the batch.</summary>
    public void Clear()
    {
        Rows.Clear();
        (_length, _valueCount, IsLast, Fault) = (0, 0, false, RowFault.None);
    }

    /// <summary>Adds a value to the row being read.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        var end = Encode(value);
        AddRange(_length, end);
        _length = end;
    }

    /// <summary>
    /// Adds all values of a row without quotation marks at once, which saves a string for each. False if the count does not match; none is
    /// added.
    /// </summary>
    /// <param name="row">The row as it appears in the text, without its end.</param>
    /// <param name="separator">The byte between values.</param>
    /// <param name="count">The expected number of values.</param>
    public bool AddUnquoted(ReadOnlySpan<char> row, byte separator, int count)
    {
        var (start, end, before) = (_length, Encode(row), _valueCount);
        while (_bytes.AsSpan(start, end - start).IndexOf(separator) is >= 0 and var length)
        {
            AddRange(start, start + length);
            start += length + 1;
        }
        AddRange(start, end);
        if (_valueCount - before != count)
        {
            _valueCount = before;
            return false;
        }
        _length = end;
        return true;
    }

    /// <summary>Ends the row being read.</summary>
    public void EndRow(int line, int count, bool quoteMisplaced) => Rows.Add(new Row(line, _valueCount - count, count, quoteMisplaced));

    /// <summary>Marks these rows as the last.</summary>
    public void End(int line, RowFault fault) => (IsLast, LastLine, Fault) = (true, line, fault);

    // A character takes at most three bytes.
    private int Encode(ReadOnlySpan<char> text)
    {
        if (_bytes.Length - _length < text.Length * 3)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + text.Length * 3));
        return _length + Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    private void AddRange(int start, int end)
    {
        if (_valueCount == _values.Length)
            Array.Resize(ref _values, _valueCount * 2);
        _values[_valueCount++] = new ValueRange(start, end);
    }
}
