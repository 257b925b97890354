namespace Scoring.Features.Import.Csv;

/// <summary>
/// Recognises the rows that a national file usually has next: the same first values as the row before, a known name, a whole number. They
/// are compared byte for byte, which costs at most half of splitting them into values (ImportBenchmarks); any row that differs is left to
/// the ordinary reader.
/// </summary>
/// <param name="rows">The rows; the next ones are expected to follow the last row read.</param>
internal sealed class ExpectedRows(CsvRows rows)
{
    private const int MostDigits = 9;

    private byte[] _first = new byte[64];
    private int _length;
    private bool _usable;
    private bool _crlf;

    /// <summary>Starts over after the last row read, without any first values.</summary>
    public void Begin()
    {
        var ending = rows.Ending;
        (_length, _usable, _crlf) = (0, !ending.IsEmpty, ending.Length == 2);
    }

    /// <summary>Adds one to the expected first values. A value that can only appear in quotes is never recognised.</summary>
    public void First(ReadOnlySpan<byte> value)
    {
        if (_length + value.Length + 1 > _first.Length)
            Array.Resize(ref _first, Math.Max(_first.Length * 2, _length + value.Length + 1));
        _usable &= IsPlain(value, rows.Separator);
        value.CopyTo(_first.AsSpan(_length));
        _length += value.Length;
        _first[_length++] = rows.Separator;
    }

    /// <summary>True if a value can appear in a file without quotes.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> value, byte separator) =>
        value.IndexOfAny(separator, (byte)'"') < 0 && value.IndexOfAny((byte)'\r', (byte)'\n') < 0;

    /// <summary>
    /// True if the next row has the first values, the name, a whole number of up to nine digits, and nothing else. It is not consumed yet.
    /// </summary>
    /// <param name="name">The value after the first ones; empty if it cannot appear in a file without quotes.</param>
    /// <param name="number">The number.</param>
    /// <param name="bytes">The length of the row including its end, for <see cref="CsvRows.Pass"/>.</param>
    public bool IsNext(ReadOnlySpan<byte> name, out int number, out int bytes)
    {
        (number, bytes) = (0, 0);
        var row = rows.Ahead;
        var place = _length + name.Length + 1;
        // The buffer at hand contains the end of the row, however long its number.
        if (!_usable || name.IsEmpty || row.Length < place + MostDigits + 2)
            return false;
        if (
            row[place - 1] != rows.Separator
            || !row.StartsWith(_first.AsSpan(0, _length))
            || !row.Slice(_length, name.Length).SequenceEqual(name)
        )
            return false;
        var at = place;
        for (; at < place + MostDigits && (uint)(row[at] - '0') <= 9; at++)
            number = number * 10 + row[at] - '0';
        if (at == place || (_crlf && row[at++] != '\r') || row[at] != '\n')
            return false;
        bytes = at + 1;
        return true;
    }
}
