using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Rows as CsvHelper reads them, which is what a CSV file means here. A file of more than a batch is read ahead on another thread, batch by
/// batch, while the rows of the one before are used.
/// </summary>
internal sealed class CsvHelperRows : IDisposable
{
    /// <summary>
    /// How many characters the parser reads at once. Doubled until it holds the longest row, it stops short of twice that length.
    /// </summary>
    public const int BufferSize = (ImportLimits.LongestRow + (1 << 16)) >> 7;

    private const int BatchBytes = 1 << 17;

    private readonly CsvParser _parser;
    private readonly EndedText _text;
    private readonly byte _separator;
    private readonly int _linesBefore;
    private RowBatch _batch = new();
    private RowBatch? _spare;
    private Task? _ahead;
    private int _row = -1;
    private bool _misplaced;
    private int _breaksInQuotes;

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">The text, without byte order mark.</param>
    /// <param name="encoding">How it is encoded.</param>
    /// <param name="separator">The byte between values.</param>
    /// <param name="firstLine">The line that the stream starts on.</param>
    /// <param name="bufferSize">How many characters the parser reads at once, at least four: <see cref="BufferSize"/> but in tests.</param>
    public CsvHelperRows(Stream stream, Encoding encoding, byte separator, int firstLine = 1, int bufferSize = BufferSize)
    {
        (_separator, _linesBefore) = (separator, firstLine - 1);
        var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 15);
        _text = new EndedText(reader, ImportLimits.LongestRow, () => _breaksInQuotes = BreaksInQuotes);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            Delimiter = ((char)separator).ToString(),
            TrimOptions = TrimOptions.None,
            IgnoreBlankLines = true,
            BufferSize = bufferSize,
            // A quotation mark inside a value that does not begin with one is a character as any other.
            BadDataFound = bad => _misplaced |= bad.Field.StartsWith('"'),
        });
    }

    /// <summary>The rows that the one that was read last stands among.</summary>
    public RowBatch Batch => _batch;

    /// <summary>The row that was read last.</summary>
    public RowBatch.Row Row => _batch.Rows[_row];

    // Lines that ended inside values: the parser counts them in one of its two numbers.
    private int BreaksInQuotes => _parser.RawRow - _parser.Row;

    /// <summary>
    /// Goes to the next row that is not empty. False at the end, or where <see cref="RowBatch.Fault"/> of <see cref="Batch"/> says why.
    /// </summary>
    public bool Read()
    {
        while (++_row >= _batch.Rows.Count)
        {
            if (_batch.IsLast)
                return false;
            NextBatch();
        }
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whatever became of what was read ahead, nobody asks for it now.
        if (_ahead is { } ahead)
            Task.WaitAny(ahead);
        _parser.Dispose();
    }

    private void NextBatch()
    {
        if (_ahead is { } ahead)
        {
            ahead.GetAwaiter().GetResult();
            (_batch, _spare) = (_spare!, _batch);
        }
        else
            Fill(_batch);
        _row = -1;
        if (_batch.IsLast)
            return;
        var next = _spare ??= new RowBatch();
        _ahead = Task.Run(() => Fill(next));
    }

    private void Fill(RowBatch batch)
    {
        batch.Clear();
        while (!batch.IsLast && batch.Length < BatchBytes)
            ReadRow(batch);
    }

    private void ReadRow(RowBatch batch)
    {
        var (rows, lines, characters) = (_parser.Row, _parser.RawRow, _parser.CharCount);
        var found = _parser.Read();
        // Its number of rows counts empty ones too, each of which is a line.
        var line = _linesBefore + lines + _parser.Row - rows;
        if (!found)
            batch.End(line, RowFault.None);
        else if (_text.IsAtEnd && BreaksInQuotes > _breaksInQuotes)
            batch.End(line, RowFault.QuoteOpen);
        else if (_text.WasCut)
            batch.End(line, RowFault.TooLong);
        else
            Take(batch, line, _text.Row(characters, _parser.CharCount));
    }

    private void Take(RowBatch batch, int line, ReadOnlySpan<char> row)
    {
        // Three bytes are the most that a character takes: nearly every row is short enough at a glance.
        if (row.Length > ImportLimits.LongestRow / 3 && Encoding.UTF8.GetByteCount(row) > ImportLimits.LongestRow)
        {
            batch.End(line, RowFault.TooLong);
            return;
        }
        _misplaced = false;
        // Without a quotation mark the values are what stands between the separators, as many as the parser has found.
        if (row.Contains('"') || !batch.AddUnquoted(row, _separator, _parser.Count))
        {
            for (var i = 0; i < _parser.Count; i++)
                batch.Add(_parser[i]);
        }
        batch.EndRow(line, _parser.Count, _misplaced);
    }
}
