namespace Scoring.Features.Import.Csv;

/// <summary>
/// Recognises the rows that a national file mostly has next: the same first values as the row before, a name that is known beforehand, a whole number.
/// They are compared byte for byte, which costs half of cutting them into values or less (ImportBenchmarks); whatever differs in anything is left to be read as any other row.
/// </summary>
/// <param name="rows">The rows; the one that was read last is what the next ones are expected to follow.</param>
internal sealed class ExpectedRows(CsvRows rows)
{
    private const int MostDigits = 9;

    private byte[] _first = new byte[64];
    private int _length;
    private bool _usable;
    private bool _crlf;

    /// <summary>Begins anew behind the row that was read last, without any first value.</summary>
    public void Begin()
    {
        var ending = rows.Ending;
        (_length, _usable, _crlf) = (0, !ending.IsEmpty, ending.Length == 2);
    }

    /// <summary>Expects one more of the first values. One that can only stand in quotes is not to be recognised.</summary>
    public void First(ReadOnlySpan<byte> value)
    {
        if (_length + value.Length + 1 > _first.Length)
            Array.Resize(ref _first, Math.Max(_first.Length * 2, _length + value.Length + 1));
        _usable &= IsPlain(value, rows.Separator);
        value.CopyTo(_first.AsSpan(_length));
        _length += value.Length;
        _first[_length++] = rows.Separator;
    }

    /// <summary>True where a value can stand in a file without quotes.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> value, byte separator) =>
        value.IndexOfAny(separator, (byte)'"') < 0 && value.IndexOfAny((byte)'\r', (byte)'\n') < 0;

    /// <summary>True where the next row has the first values, the name, and a whole number of up to nine digits, and nothing else. It is not taken yet.</summary>
    /// <param name="name">The value behind the first ones; empty where it cannot stand in a file without quotes.</param>
    /// <param name="number">The number.</param>
    /// <param name="bytes">How long the row is with its end, for <see cref="CsvRows.Pass"/>.</param>
    public bool IsNext(ReadOnlySpan<byte> name, out int number, out int bytes)
    {
        (number, bytes) = (0, 0);
        var row = rows.Ahead;
        var place = _length + name.Length + 1;
        // The end of a row lies in what is at hand, however long its number.
        if (!_usable || name.IsEmpty || row.Length < place + MostDigits + 2)
            return false;
        if (row[place - 1] != rows.Separator || !row.StartsWith(_first.AsSpan(0, _length)) || !row.Slice(_length, name.Length).SequenceEqual(name))
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
