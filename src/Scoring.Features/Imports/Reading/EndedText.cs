namespace Scoring.Features.Imports.Reading;

/// <summary>
/// A text as CsvHelper's parser gets it. Behind its end it has two line breaks more, and a row that is too long ends it: the parser would else read all of a
/// large file into one row. Where the parser counts the breaks as lines inside a value, a quotation mark was opened and never closed.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="longestRow">How many characters a row may have without its end.</param>
/// <param name="atEnd">Called once when the text has ended, before the parser sees the line breaks.</param>
internal sealed class EndedText(TextReader text, int longestRow, Action atEnd) : TextReader
{
    // The second counts where the text ends in a carriage return.
    private int _breaksToGive = 2;
    private bool _returnHeld;

    /// <summary>True where the text has ended.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>True where it ended because a row is too long.</summary>
    public bool WasCut { get; private set; }

    /// <inheritdoc/>
    /// <remarks>
    /// The parser has the row that it has not finished at the front of its buffer: <paramref name="index"/> is how long that is so far. Characters are never
    /// given up to a carriage return where more can be given: CsvHelper 33.0.1 reads one character too many where the line feed of an empty row is all that
    /// it gets next.
    /// </remarks>
    public override int Read(char[] buffer, int index, int count)
    {
        // One character more may be there: a carriage return whose line feed is not.
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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
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
