using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Rows as read by CsvHelper, which defines what a CSV file means here. A file larger than a batch is read ahead on another thread, batch
/// by batch, while the rows of the previous batch are used.
/// </summary>
internal sealed class CsvHelperRows : IDisposable
{
    /// <summary>
    /// The number of characters the parser reads at once. Doubled until it holds the longest row, it stops short of twice that length.
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
    /// <param name="encoding">Its encoding.</param>
    /// <param name="separator">The byte between values.</param>
    /// <param name="firstLine">The line that the stream starts on.</param>
    /// <param name="bufferSize">
    /// The number of characters the parser reads at once, at least four; <see cref="BufferSize"/> except in tests.
    /// </param>
    public CsvHelperRows(Stream stream, Encoding encoding, byte separator, int firstLine = 1, int bufferSize = BufferSize)
    {
        (_separator, _linesBefore) = (separator, firstLine - 1);
        var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 15);
        _text = new EndedText(reader, ImportLimits.LongestRow, () => _breaksInQuotes = BreaksInQuotes);
        _parser = new CsvParser(
            _text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Mode = CsvMode.RFC4180,
                Delimiter = ((char)separator).ToString(),
                TrimOptions = TrimOptions.None,
                IgnoreBlankLines = true,
                BufferSize = bufferSize,
                // A quotation mark inside a value that does not begin with one is an ordinary character.
                BadDataFound = bad => _misplaced |= bad.Field.StartsWith('"'),
            }
        );
    }

    /// <summary>The batch that contains the last row read.</summary>
    public RowBatch Batch => _batch;

    /// <summary>The last row read.</summary>
    public RowBatch.Row Row => _batch.Rows[_row];

    // Line breaks inside values: the parser counts them in only one of its two numbers.
    private int BreaksInQuotes => _parser.RawRow - _parser.Row;

    /// <summary>
    /// Advances to the next row that is not empty. False at the end, or if <see cref="RowBatch.Fault"/> of <see cref="Batch"/> says why.
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
        // Nobody needs the result of the read-ahead any more.
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
        // The parser's number of rows also counts empty ones, each of which is a line.
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
        // A character takes at most three bytes, so nearly every row is known to be short enough without encoding it.
        if (row.Length > ImportLimits.LongestRow / 3 && Encoding.UTF8.GetByteCount(row) > ImportLimits.LongestRow)
        {
            batch.End(line, RowFault.TooLong);
            return;
        }
        _misplaced = false;
        // Without quotation marks, the values are the text between the separators, as many as the parser found.
        if (row.Contains('"') || !batch.AddUnquoted(row, _separator, _parser.Count))
        {
            for (var i = 0; i < _parser.Count; i++)
                batch.Add(_parser[i]);
        }
        batch.EndRow(line, _parser.Count, _misplaced);
    }
}
