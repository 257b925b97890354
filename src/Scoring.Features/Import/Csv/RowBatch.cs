using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Rows that CsvHelper read, their values as UTF-8 side by side. It is filled again and again: nothing of it is valid after that.
/// </summary>
internal sealed class RowBatch
{
    private byte[] _bytes = new byte[4096];
    private ValueRange[] _values = new ValueRange[256];
    private int _length;
    private int _valueCount;

    /// <summary>A row.</summary>
    /// <param name="Line">The line that it starts on, from 1.</param>
    /// <param name="First">The place of its first value in <see cref="Values"/>.</param>
    /// <param name="Count">How many values it has.</param>
    /// <param name="QuoteMisplaced">True where a quoted value of it goes on behind its closing quote.</param>
    public readonly record struct Row(int Line, int First, int Count, bool QuoteMisplaced);

    /// <summary>The rows.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>The bytes that <see cref="Values"/> lie in.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Where the values lie, row by row.</summary>
    public ValueRange[] Values => _values;

    /// <summary>How many bytes the values have.</summary>
    public int Length => _length;

    /// <summary>True where nothing comes behind these rows.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What ended the reading behind these rows.</summary>
    public RowFault Fault { get; private set; }

    /// <summary>The line that the reading ended on.</summary>
    public int LastLine { get; private set; }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        Rows.Clear();
        (_length, _valueCount, IsLast, Fault) = (0, 0, false, RowFault.None);
    }

    /// <summary>Adds a value of the row that is being read.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        var end = Encode(value);
        AddRange(_length, end);
        _length = end;
    }

    /// <summary>
    /// Adds the values of a row without quotation marks all at once, which spares a string for each. False where they are not that many;
    /// none is added.
    /// </summary>
    /// <param name="row">The row as it stands in the text, without its end.</param>
    /// <param name="separator">The byte between values.</param>
    /// <param name="count">How many values it has.</param>
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

    /// <summary>Ends the row that is being read.</summary>
    public void EndRow(int line, int count, bool quoteMisplaced) => Rows.Add(new Row(line, _valueCount - count, count, quoteMisplaced));

    /// <summary>Says that nothing comes behind these rows.</summary>
    public void End(int line, RowFault fault) => (IsLast, LastLine, Fault) = (true, line, fault);

    // Three bytes are the most that a character takes.
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
