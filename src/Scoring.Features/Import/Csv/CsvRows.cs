using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Reads rows of separated values from UTF-8 bytes, without a string per value. This is the hot path of national imports; a property
/// test holds it to CsvHelper's reading of the same bytes.
/// </summary>
/// <remarks>
/// Rows end in LF, CRLF or CR; empty rows are passed over; a value in quotes may hold separators, line breaks and doubled quotes;
/// a quote inside a value that does not start with one is kept as it is. Memory is one buffer, at most twice the longest row allowed:
/// a row that does not end in it is read again from its start once more of the file is there.
/// </remarks>
/// <param name="stream">The text, without byte order mark.</param>
/// <param name="separator">The byte between values.</param>
internal sealed class CsvRows(Stream stream, byte separator) : IDisposable
{
    private const int FirstBuffer = 1 << 18;
    private const int MaskLength = 64;

    // No position lies within a mask's length behind it.
    private const int NoMask = int.MinValue;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private byte[] _scratch = [];
    private Range32[] _values = new Range32[64];
    private int _position;
    private int _filled;
    private int _nextLine = 1;
    private int _rowLength;
    private bool _atEnd;
    private int _maskStart = NoMask;
    private ulong _mask;

    private record struct Range32(int Start, int End, bool Complex);

    private enum Outcome
    {
        Row,
        NeedsMore,
        Faulty,
    }

    /// <summary>The line that the row starts on, from 1, as an editor shows it.</summary>
    public int Line { get; private set; }

    /// <summary>How many values the row has.</summary>
    public int Count { get; private set; }

    /// <summary>What ended the reading early; its row starts on <see cref="Line"/>.</summary>
    public RowFault Fault { get; private set; }

    /// <summary>True where a value of any row so far stood in quotes: line breaks may then lie inside values.</summary>
    public bool SawQuotes { get; private set; }

    /// <summary>True where a quoted value of this row goes on behind its closing quote.</summary>
    public bool QuoteMisplaced { get; private set; }

    /// <summary>The bytes of a value, unquoted. Valid until the next value with quotes inside it is asked for, or the next row is read.</summary>
    public ReadOnlySpan<byte> this[int value]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var range = _values[value];
            return range.Complex ? Quotes.Without(_buffer.AsSpan(range.Start, range.End - range.Start), ref _scratch) : _buffer.AsSpan(range.Start, range.End - range.Start);
        }
    }

    /// <summary>A value as text.</summary>
    public string Text(int value) => Encoding.UTF8.GetString(this[value]);

    /// <summary>Goes to the next row that is not empty. False at the end, or where <see cref="Fault"/> says why.</summary>
    public bool Read()
    {
        while (true)
        {
            Line = _nextLine;
            if (_position == _filled && (_atEnd || !Fill()))
                return false;
            var outcome = ReadRow();
            while (outcome == Outcome.NeedsMore)
            {
                // One byte more may be there: a carriage return whose line feed is not.
                if (_filled - _position > ImportLimits.LongestRow + 1)
                    return TooLong();
                Fill();
                outcome = ReadRow();
            }
            if (outcome == Outcome.Faulty)
                return false;
            if (_rowLength > ImportLimits.LongestRow)
                return TooLong();
            Fault = RowFault.None;
            if (Count > 1 || _values[0].Complex || _values[0].End > _values[0].Start)
                return true;
        }
    }

    /// <summary>
    /// The bytes behind the row, as far as they have been read. Who knows how the next rows should look may recognise them here, byte for byte, and
    /// go on behind them with <see cref="Pass"/>; everything else is left to <see cref="Read"/>.
    /// </summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_position, _filled - _position);

    /// <summary>The line that <see cref="Ahead"/> starts on.</summary>
    public int LineAhead => _nextLine;

    /// <summary>How the row ended: with LF, or CR and LF. Empty where it ended otherwise.</summary>
    public ReadOnlySpan<byte> Ending
    {
        get
        {
            if (_position == 0 || _buffer[_position - 1] != '\n')
                return default;
            return _position > 1 && _buffer[_position - 2] == '\r' ? "\r\n"u8 : "\n"u8;
        }
    }

    /// <summary>The byte between values.</summary>
    public byte Separator => separator;

    /// <summary>Goes on behind whole rows at the start of <see cref="Ahead"/>, each on a line of its own.</summary>
    public void Pass(int bytes, int rows)
    {
        _position += bytes;
        _nextLine += rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool TooLong()
    {
        Fault = Fault == RowFault.QuoteOpen ? RowFault.QuoteOpen : RowFault.TooLong;
        return false;
    }

    // The hot loop: what it looks at for every value is held in locals, and none of them is handed on by reference, which would keep it in memory.
    private Outcome ReadRow()
    {
        var (buffer, filled, values, comma) = (_buffer, _filled, _values, separator);
        var (at, lines, count) = (_position, 0, 0);
        QuoteMisplaced = false;
        Fault = RowFault.None;
        while (true)
        {
            if (at < filled && buffer[at] == '"')
            {
                Count = count;
                var (outcome, behind, breaks) = ReadQuoted(at);
                if (outcome != Outcome.Row)
                    return outcome;
                (at, lines, values, count) = (behind, lines + breaks, _values, Count);
            }
            else
            {
                var next = NextMark(at);
                if (next < 0)
                {
                    if (!_atEnd)
                        return Outcome.NeedsMore;
                    next = filled;
                }
                if (count == values.Length)
                    values = Grow();
                values[count++] = new Range32(at, next, false);
                at = next;
            }
            if (at == filled)
            {
                if (!_atEnd)
                    return Outcome.NeedsMore;
                (_rowLength, _position, Count) = (at - _position, at, count);
                _nextLine += lines;
                return Outcome.Row;
            }
            if (buffer[at] != comma)
            {
                Count = count;
                return EndRow(at, lines);
            }
            at++;
        }
    }

    private Outcome EndRow(int at, int lines)
    {
        var end = at + 1;
        if (_buffer[at] == '\r')
        {
            if (end == _filled && !_atEnd)
                return Outcome.NeedsMore;
            if (end < _filled && _buffer[end] == '\n')
                end++;
        }
        _rowLength = at - _position;
        _position = end;
        _nextLine += lines + 1;
        return Outcome.Row;
    }

    // A value that begins with a quote: what lies behind it, and how many lines end in it.
    private (Outcome Outcome, int Behind, int Breaks) ReadQuoted(int at)
    {
        SawQuotes = true;
        var (from, breaks, doubled) = (at + 1, 0, false);
        while (true)
        {
            var length = _buffer.AsSpan(from, _filled - from).IndexOf((byte)'"');
            if (length < 0)
            {
                Fault = RowFault.QuoteOpen;
                return (_atEnd ? Outcome.Faulty : Outcome.NeedsMore, at, 0);
            }
            breaks += Quotes.LineBreaks(_buffer.AsSpan(from, length));
            from += length + 1;
            if (from == _filled && !_atEnd)
                return (Outcome.NeedsMore, at, 0);
            if (from == _filled || _buffer[from] != '"')
                break;
            doubled = true;
            from++;
        }
        var behind = NextMark(from);
        if (behind < 0 && !_atEnd)
            return (Outcome.NeedsMore, at, 0);
        if (behind < 0)
            behind = _filled;
        QuoteMisplaced |= behind > from;
        if (doubled || behind > from)
            Add(at, behind, true);
        else
            AddQuoted(at + 1, from - 1);
        return (Outcome.Row, behind, breaks);
    }

    // An empty value in quotes is a value: the row it stands in is not empty.
    private void AddQuoted(int start, int end) => Add(start == end ? start - 1 : start, start == end ? end + 1 : end, start == end);

    private void Add(int start, int end, bool complex)
    {
        if (Count == _values.Length)
            Grow();
        _values[Count++] = new Range32(start, end, complex);
    }

    private Range32[] Grow()
    {
        Array.Resize(ref _values, _values.Length * 2);
        return _values;
    }

    /// <summary>The next separator or line break at or after a position; −1 where the buffer holds none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextMark(int at)
    {
        var seen = (uint)(at - _maskStart);
        if (seen < MaskLength)
        {
            var left = _mask & (ulong.MaxValue << (int)seen);
            if (left != 0)
                return _maskStart + BitOperations.TrailingZeroCount(left);
            at = _maskStart + MaskLength;
        }
        return FindMark(at);
    }

    // Called for every row of a nation from its first one on: worth the better code at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindMark(int at)
    {
        var (vSeparator, vLf, vCr) = (Vector256.Create(separator), Vector256.Create((byte)'\n'), Vector256.Create((byte)'\r'));
        for (; at + MaskLength <= _filled; at += MaskLength)
        {
            var low = Vector256.LoadUnsafe(ref _buffer[at]);
            var high = Vector256.LoadUnsafe(ref _buffer[at + 32]);
            var mask = (Vector256.Equals(low, vSeparator) | Vector256.Equals(low, vLf) | Vector256.Equals(low, vCr)).ExtractMostSignificantBits()
                | (ulong)(Vector256.Equals(high, vSeparator) | Vector256.Equals(high, vLf) | Vector256.Equals(high, vCr)).ExtractMostSignificantBits() << 32;
            if (mask == 0)
                continue;
            _maskStart = at;
            _mask = mask;
            return at + BitOperations.TrailingZeroCount(mask);
        }
        if (at >= _filled)
            return -1;
        var rest = _buffer.AsSpan(at, _filled - at).IndexOfAny(separator, (byte)'\n', (byte)'\r');
        return rest < 0 ? -1 : at + rest;
    }

    // Brings the row that is being read to the front of the buffer and reads on behind it. False at the end of the file.
    private bool Fill()
    {
        var kept = _filled - _position;
        if (kept > _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        if (_position > 0 && kept > 0)
            Buffer.BlockCopy(_buffer, _position, _buffer, 0, kept);
        (_position, _filled, _maskStart) = (0, kept, NoMask);
        while (_filled < _buffer.Length)
        {
            var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
            if (read == 0)
            {
                _atEnd = true;
                break;
            }
            _filled += read;
        }
        return _filled > 0;
    }
}
