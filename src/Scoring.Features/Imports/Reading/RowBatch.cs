using System.Text;

namespace Scoring.Features.Imports.Reading;

/// <summary>Rows that CsvHelper read, their values as UTF-8 side by side. It is filled again and again: nothing of it is valid after that.</summary>
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
    public void Add(string value)
    {
        if (_valueCount == _values.Length)
            Array.Resize(ref _values, _valueCount * 2);
        // Three bytes are the most that a char of text takes.
        if (_bytes.Length - _length < value.Length * 3)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + value.Length * 3));
        var end = _length + Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
        _values[_valueCount++] = new ValueRange(_length, end);
        _length = end;
    }

    /// <summary>Ends the row that is being read.</summary>
    public void EndRow(int line, int count, bool quoteMisplaced) => Rows.Add(new Row(line, _valueCount - count, count, quoteMisplaced));

    /// <summary>Says that nothing comes behind these rows.</summary>
    public void End(int line, RowFault fault) => (IsLast, LastLine, Fault) = (true, line, fault);
}
