using System.Runtime.CompilerServices;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// The rows of a file of separated values, as UTF-8 bytes. CsvHelper defines them. The plain rows at the start of a bulk file are split by
/// <see cref="PlainRows"/>, which is several times as fast; from the first row that is not plain, CsvHelper reads the rest. A property test
/// checks that both yield the same rows, lines and faults wherever the handover happens.
/// </summary>
/// <remarks>
/// Rows end in LF, CRLF or CR; empty rows are skipped; a quoted value may contain separators, line breaks and doubled quotes; a quote
/// inside a value that does not start with one is preserved.
/// </remarks>
internal sealed class CsvRows : IDisposable
{
    private readonly byte _separator;
    private readonly bool _plainOnly;
    private readonly int _parserBuffer;
    private PlainRows? _plain;
    private CsvHelperRows? _helper;
    private byte[] _bytes = [];
    private ValueRange[] _values = [];
    private int _first;
    private RowBatch? _batch;
    private int _next;

    private CsvRows(
        byte separator,
        PlainRows? plain,
        CsvHelperRows? helper,
        bool plainOnly = false,
        int parserBuffer = CsvHelperRows.BufferSize
    ) => (_separator, _plain, _helper, _plainOnly, _parserBuffer) = (separator, plain, helper, plainOnly, parserBuffer);

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isBulk">True for levels, marks and measures: files large and plain enough for the fast path to pay off.</param>
    public static CsvRows Of(InspectedFile file, bool isBulk) =>
        isBulk && file.Encoding == InspectedFile.Utf8
            ? PlainFirst(file.Open(), file.Separator)
            : ByCsvHelper(file.Open(), file.Separator, file.Encoding);

    /// <summary>The rows of a text, all read by CsvHelper.</summary>
    /// <param name="stream">The text, without byte order mark.</param>
    /// <param name="separator">The byte between values.</param>
    /// <param name="encoding">Its encoding; null for UTF-8.</param>
    /// <param name="bufferSize">The number of characters the parser reads at once.</param>
    public static CsvRows ByCsvHelper(
        Stream stream,
        byte separator,
        Encoding? encoding = null,
        int bufferSize = CsvHelperRows.BufferSize
    ) => new(separator, null, new CsvHelperRows(stream, encoding ?? InspectedFile.Utf8, separator, bufferSize: bufferSize));

    /// <summary>The rows of a UTF-8 text, read without CsvHelper up to the first that is not plain.</summary>
    /// <param name="stream">The text, without byte order mark.</param>
    /// <param name="separator">The byte between values.</param>
    /// <param name="plainBuffer">The number of bytes of plain rows read at once.</param>
    /// <param name="parserBuffer">The number of characters the parser reads at once after them.</param>
    public static CsvRows PlainFirst(
        Stream stream,
        byte separator,
        int plainBuffer = PlainRows.BufferSize,
        int parserBuffer = CsvHelperRows.BufferSize
    ) => new(separator, new PlainRows(stream, separator, plainBuffer), null, parserBuffer: parserBuffer);

    /// <summary>
    /// The plain rows of a UTF-8 text: the first row that is not plain ends the reading with <see cref="RowFault.NotPlain"/>.
    /// </summary>
    /// <param name="stream">The text, without byte order mark.</param>
    /// <param name="separator">The byte between values.</param>
    public static CsvRows PlainOnly(Stream stream, byte separator) =>
        new(separator, new PlainRows(stream, separator, PlainRows.BufferSize), null, plainOnly: true);

    /// <summary>Rows that were read and put right before.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="separator">The byte that stood between their values.</param>
    public static CsvRows OfBatch(RowBatch batch, byte separator) => new(separator, null, null) { _batch = batch };

    /// <summary>The line that the row starts on, from 1, as shown by an editor.</summary>
    public int Line { get; private set; }

    /// <summary>The number of values in the row.</summary>
    public int Count { get; private set; }

    /// <summary>What ended the reading early; its row starts on <see cref="Line"/>.</summary>
    public RowFault Fault { get; private set; }

    /// <summary>True if a quoted value of this row continues after its closing quote.</summary>
    public bool QuoteMisplaced { get; private set; }

    /// <summary>The bytes of a value, unquoted. Valid until the next row is read.</summary>
    public ReadOnlySpan<byte> this[int value]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var range = _values[_first + value];
            return _bytes.AsSpan(range.Start, range.End - range.Start);
        }
    }

    /// <summary>A value as text.</summary>
    public string Text(int value) => Encoding.UTF8.GetString(this[value]);

    /// <summary>Advances to the next row that is not empty. False at the end, or if <see cref="Fault"/> says why.</summary>
    public bool Read()
    {
        if (_batch is { } batch)
            return ReadBatch(batch);
        if (_plain is not { } plain)
            return ReadByCsvHelper(_helper!);
        var step = plain.Read();
        Line = plain.Line;
        if (step == PlainRows.Step.Row)
        {
            (_bytes, _values, Count) = (plain.Buffer, plain.Values, plain.Count);
            return true;
        }
        if (step == PlainRows.Step.End)
            return false;
        if (_plainOnly)
        {
            Fault = RowFault.NotPlain;
            return false;
        }
        _helper = new CsvHelperRows(plain.Unread(), InspectedFile.Utf8, _separator, plain.Line, _parserBuffer);
        plain.Dispose();
        _plain = null;
        return ReadByCsvHelper(_helper);
    }

    /// <summary>
    /// The plain bytes after the row, as far as they have been read; empty while CsvHelper reads. A caller that knows what the next rows
    /// should look like may recognise them here, byte for byte, and skip them with <see cref="Pass"/>; everything else is left to
    /// <see cref="Read"/>.
    /// </summary>
    public ReadOnlySpan<byte> Ahead => _plain is { } plain ? plain.Ahead : default;

    /// <summary>The line that <see cref="Ahead"/> starts on.</summary>
    public int LineAhead => _plain?.LineAhead ?? 0;

    /// <summary>The row's ending: LF or CRLF. Empty if it ended otherwise or while CsvHelper reads.</summary>
    public ReadOnlySpan<byte> Ending => _plain is { } plain ? plain.Ending : default;

    /// <summary>The byte between values.</summary>
    public byte Separator => _separator;

    /// <summary>Skips whole rows at the start of <see cref="Ahead"/>, each on its own line.</summary>
    public void Pass(int bytes, int rows) => _plain!.Pass(bytes, rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        _plain?.Dispose();
        _helper?.Dispose();
    }

    private bool ReadBatch(RowBatch batch)
    {
        if (_next == batch.Rows.Count)
        {
            (Line, Fault) = (batch.LastLine, batch.Fault);
            return false;
        }
        Take(batch, batch.Rows[_next++]);
        return true;
    }

    private void Take(RowBatch batch, RowBatch.Row row)
    {
        (Line, Count, QuoteMisplaced) = (row.Line, row.Count, row.QuoteMisplaced);
        (_bytes, _values, _first) = (batch.Bytes, batch.Values, row.First);
    }

    private bool ReadByCsvHelper(CsvHelperRows helper)
    {
        if (!helper.Read())
        {
            (Line, Fault) = (helper.Batch.LastLine, helper.Batch.Fault);
            return false;
        }
        Take(helper.Batch, helper.Row);
        return true;
    }
}
