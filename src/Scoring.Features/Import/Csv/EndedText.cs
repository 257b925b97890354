namespace Scoring.Features.Import.Csv;

/// <summary>
/// A text prepared for CsvHelper's parser. Two line breaks are appended, and a row that is too long ends it: otherwise the parser would
/// read a whole large file into one row. If the parser counts the breaks as lines inside a value, a quotation mark was opened and never
/// closed.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="longestRow">The maximum length of a row in characters, without its end.</param>
/// <param name="atEnd">Called once at the end of the text, before the parser sees the line breaks.</param>
internal sealed class EndedText(TextReader text, int longestRow, Action atEnd) : TextReader
{
    // The second matters if the text ends in a carriage return.
    private int _breaksToGive = 2;
    private bool _returnHeld;
    private char[] _buffer = [];
    private int _filled;
    private long _given;

    /// <summary>True at the end of the text.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>True if it ended because a row is too long.</summary>
    public bool WasCut { get; private set; }

    /// <inheritdoc/>
    /// <remarks>
    /// The parser has its unfinished row at the front of its buffer: <paramref name="index"/> is the length so far. The characters returned
    /// never end with a carriage return if more can be returned: CsvHelper 33.0.1 reads one character too many if the next read returns
    /// only the line feed of an empty row.
    /// </remarks>
    public override int Read(char[] buffer, int index, int count)
    {
        var given = Give(buffer, index, count);
        (_buffer, _filled, _given) = (buffer, index + given, _given + given);
        return given;
    }

    /// <summary>
    /// The row that the parser has just read, as it appears in the text, without its end: the parser itself would allocate a string for it.
    /// Valid until the parser reads on.
    /// </summary>
    /// <param name="from">The number of characters the parser had read before the row and the empty rows above it.</param>
    /// <param name="to">The number of characters it has read now.</param>
    public ReadOnlySpan<char> Row(long from, long to)
    {
        var end = _filled - (int)(_given - to);
        // What is above the row may have left the buffer already.
        var row = _buffer.AsSpan(0, end)[Math.Max(0, end - (int)(to - from))..].TrimStart("\r\n");
        return row.EndsWith("\r\n") ? row[..^2]
            : row.EndsWith('\n') || row.EndsWith('\r') ? row[..^1]
            : row;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    private int Give(char[] buffer, int index, int count)
    {
        // There may be one more character: a carriage return whose line feed has not been read.
        if (!IsAtEnd && index > longestRow + 1)
            End(cut: true);
        var room = WasCut ? count : Math.Min(count, longestRow + 2 - index);
        var given = 0;
        if (_returnHeld)
            buffer[index + given++] = '\r';
        _returnHeld = false;
        while (given < room)
        {
            var more = Next(buffer, index + given, room - given);
            given += more;
            if (more == 0 || buffer[index + given - 1] != '\r')
                return given;
            if (given == 1)
                continue;
            _returnHeld = true;
            return given - 1;
        }
        return given;
    }

    private int Next(char[] buffer, int index, int count)
    {
        if (!IsAtEnd)
        {
            if (text.Read(buffer, index, count) is > 0 and var read)
                return read;
            End(cut: false);
        }
        if (_breaksToGive == 0)
            return 0;
        _breaksToGive--;
        buffer[index] = '\n';
        return 1;
    }

    private void End(bool cut)
    {
        (IsAtEnd, WasCut) = (true, cut);
        atEnd();
    }
}
