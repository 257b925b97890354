using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Hot path of national imports (ImportBenchmarks): the rows of plain UTF-8 text, without a string per value. A row is plain if it contains
/// no quotation mark, ends in LF or CRLF and fits into the buffer. Only CsvHelper interprets other rows: <see cref="CsvRows"/> continues
/// with it from there.
/// </summary>
/// <param name="stream">The text, without byte order mark.</param>
/// <param name="separator">The byte between values.</param>
/// <param name="bufferSize">The number of bytes read at once, which is also the length of the longest plain row including its end.</param>
internal sealed class PlainRows(Stream stream, byte separator, int bufferSize) : IDisposable
{
    /// <summary>The number of bytes read at once, except in tests, where the edges matter.</summary>
    public const int BufferSize = 1 << 18;

    private const int MaskLength = 64;

    // No position is within a mask's length after it.
    private const int NoMask = int.MinValue;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
    private ValueRange[] _values = new ValueRange[64];
    private int _position;
    private int _filled;
    private int _nextLine = 1;
    private bool _atEnd;
    private bool _handedOver;
    private int _maskStart = NoMask;
    private ulong _mask;

    /// <summary>The result of a call of <see cref="Read"/>.</summary>
    internal enum Step
    {
        /// <summary>A row.</summary>
        Row,

        /// <summary>The end of the text.</summary>
        End,

        /// <summary>The next row is not plain; it is the first of <see cref="Unread"/>.</summary>
        NotPlain,
    }

    private enum Outcome
    {
        Row,
        NeedsMore,
        NotPlain,
    }

    /// <summary>The line of the row, from 1; at the end, the line after the last line break.</summary>
    public int Line { get; private set; }

    /// <summary>The number of values in the row.</summary>
    public int Count { get; private set; }

    /// <summary>The buffer that <see cref="Values"/> refers to.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>The positions of the row's values, the first <see cref="Count"/> of them; valid until the next row is read.</summary>
    public ValueRange[] Values => _values;

    /// <summary>The bytes after the row, as far as they have been read.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_position, _filled - _position);

    /// <summary>The line that <see cref="Ahead"/> starts on.</summary>
    public int LineAhead => _nextLine;

    /// <summary>The row's ending: LF or CRLF. Empty if the text ended with it.</summary>
    public ReadOnlySpan<byte> Ending
    {
        get
        {
            if (_position == 0 || _buffer[_position - 1] != '\n')
                return default;
            return _position > 1 && _buffer[_position - 2] == '\r' ? "\r\n"u8 : "\n"u8;
        }
    }

    /// <summary>Skips whole rows at the start of <see cref="Ahead"/>, each on its own line.</summary>
    public void Pass(int bytes, int rows)
    {
        _position += bytes;
        _nextLine += rows;
    }

    /// <summary>Advances to the next row that is not empty.</summary>
    public Step Read()
    {
        while (true)
        {
            Line = _nextLine;
            if (_position == _filled && (_atEnd || !Fill()))
                return Step.End;
            Outcome outcome;
            while ((outcome = ReadRow()) == Outcome.NeedsMore)
            {
                if (_position == 0 && _filled == bufferSize)
                    return Step.NotPlain;
                Fill();
            }
            if (outcome == Outcome.NotPlain)
                return Step.NotPlain;
            if (Count > 1 || _values[0].End > _values[0].Start)
                return Step.Row;
        }
    }

    /// <summary>
    /// The text from <see cref="Line"/> on, after <see cref="Step.NotPlain"/>. It takes over the stream: do not read here any more.
    /// </summary>
    public Stream Unread()
    {
        _handedOver = true;
        return new RestOfText(Ahead.ToArray(), stream);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_handedOver)
            stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    // The hot loop: its per-value state is in locals, none of which is passed by reference, because that would force it into memory.
    private Outcome ReadRow()
    {
        var (buffer, filled, values, comma) = (_buffer, _filled, _values, separator);
        var (at, count) = (_position, 0);
        while (true)
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
            values[count++] = new ValueRange(at, next);
            if (next == filled)
            {
                (_position, Count) = (next, count);
                return Outcome.Row;
            }
            if (buffer[next] != comma)
            {
                Count = count;
                return EndRow(next);
            }
            at = next + 1;
        }
    }

    private Outcome EndRow(int at)
    {
        var end = at + 1;
        if (_buffer[at] == '\r')
        {
            if (end == _filled)
                return _atEnd ? Outcome.NotPlain : Outcome.NeedsMore;
            at = end++;
        }
        // A quotation mark, or a carriage return without its line feed.
        if (_buffer[at] != '\n')
            return Outcome.NotPlain;
        _position = end;
        _nextLine++;
        return Outcome.Row;
    }

    private ValueRange[] Grow()
    {
        Array.Resize(ref _values, _values.Length * 2);
        return _values;
    }

    /// <summary>The next separator, line break or quotation mark at or after a position; −1 if the buffer contains none.</summary>
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

    // Called for every row of a national file from the first one on: worth optimising immediately.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindMark(int at)
    {
        for (; at + MaskLength <= _filled; at += MaskLength)
        {
            var mask = Marks(Vector256.LoadUnsafe(ref _buffer[at])) | (ulong)Marks(Vector256.LoadUnsafe(ref _buffer[at + 32])) << 32;
            if (mask == 0)
                continue;
            _maskStart = at;
            _mask = mask;
            return at + BitOperations.TrailingZeroCount(mask);
        }
        if (at >= _filled)
            return -1;
        var rest = _buffer.AsSpan(at, _filled - at).IndexOfAny([separator, (byte)'\n', (byte)'\r', (byte)'"']);
        return rest < 0 ? -1 : at + rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Marks(Vector256<byte> bytes) =>
        (
            Vector256.Equals(bytes, Vector256.Create(separator))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
        ).ExtractMostSignificantBits();

    // Moves the row being read to the front of the buffer and reads on after it. False at the end of the text.
    private bool Fill()
    {
        var left = _filled - _position;
        if (_position > 0 && left > 0)
            System.Buffer.BlockCopy(_buffer, _position, _buffer, 0, left);
        (_position, _filled, _maskStart) = (0, left, NoMask);
        while (_filled < bufferSize)
        {
            var read = stream.Read(_buffer, _filled, bufferSize - _filled);
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
