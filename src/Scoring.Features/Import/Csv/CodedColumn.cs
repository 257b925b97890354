using System.Runtime.InteropServices;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// A column of texts with few distinct values (agencies, regions, dates): each is stored once, with a number for each row.
/// </summary>
internal sealed class CodedColumn
{
    private Utf8Index _index;
    private List<string?> _texts = [null];
    private int[] _codes = new int[64];
    private int _lastCode;

    /// <summary>An empty column.</summary>
    public CodedColumn()
        : this(new Utf8Column()) { }

    private CodedColumn(Utf8Column texts)
    {
        _index = new Utf8Index(texts);
        for (var i = 0; i < texts.Count; i++)
            _texts.Add(texts[i]);
    }

    /// <summary>True if any row has a text: otherwise the file did not have the column, or nothing in it.</summary>
    public bool IsGiven => _texts.Count > 1;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a row, or null if it is empty.</summary>
    public string? this[int row] => _texts[_codes[row]];

    /// <summary>The number of each row's text; 0 if it is empty.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    /// <summary>The texts by number; the first is null.</summary>
    public IReadOnlyList<string?> Texts => _texts;

    /// <summary>Adds a row; an empty text is null.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (Count == _codes.Length)
            Array.Resize(ref _codes, Count * 2);
        _codes[Count++] = text.IsEmpty ? 0 : CodeOf(text);
    }

    /// <summary>Adds a row; null or empty is null.</summary>
    public void Add(string? text) => Add(Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>Puts texts in the place of others in every row.</summary>
    /// <param name="changed">The new text by the old one; neither is empty.</param>
    public void Replace(IReadOnlyDictionary<string, string> changed)
    {
        var before = _texts;
        (_index, _texts, _lastCode) = (new Utf8Index(new Utf8Column()), [null], 0);
        var numbers = new int[before.Count];
        for (var row = 0; row < Count; row++)
        {
            if (before[_codes[row]] is not { } text)
                continue;
            ref var number = ref numbers[_codes[row]];
            if (number == 0)
                number = CodeOf(Encoding.UTF8.GetBytes(changed.GetValueOrDefault(text, text)));
            _codes[row] = number;
        }
    }

    /// <summary>All rows as strings.</summary>
    public string?[] ToStrings()
    {
        var texts = new string?[Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = _texts[_codes[i]];
        return texts;
    }

    /// <summary>The distinct texts, one per line, in the order of their numbers.</summary>
    public ReadOnlySpan<byte> ToLines() => _index.Ids.ToLines();

    /// <summary>The number of each row in as few bytes as the largest needs: one, two or four, little-endian.</summary>
    public byte[] PackCodes()
    {
        var width = WidthOf(_texts.Count);
        var packed = new byte[Count * width];
        for (var row = 0; row < Count; row++)
        {
            for (var i = 0; i < width; i++)
                packed[row * width + i] = (byte)(_codes[row] >> (8 * i));
        }
        return packed;
    }

    /// <summary>Reads the output of <see cref="ToLines"/> and <see cref="PackCodes"/>.</summary>
    public static CodedColumn Unpack(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> packed)
    {
        var column = new CodedColumn(Utf8Column.FromLines(lines));
        var width = WidthOf(column._texts.Count);
        column.Count = packed.Length / width;
        column._codes = new int[Math.Max(1, column.Count)];
        if (width == 4)
            MemoryMarshal.Cast<byte, int>(packed).CopyTo(column._codes);
        else
        {
            for (var row = 0; row < column.Count; row++)
                column._codes[row] = width == 1 ? packed[row] : packed[2 * row] | packed[2 * row + 1] << 8;
        }
        return column;
    }

    private static int WidthOf(int texts) =>
        texts <= 1 << 8 ? 1
        : texts <= 1 << 16 ? 2
        : 4;

    private int CodeOf(ReadOnlySpan<byte> text)
    {
        if (_lastCode > 0 && _index.Ids.Bytes(_lastCode - 1).SequenceEqual(text))
            return _lastCode;
        var (number, known) = _index.Add(text);
        if (!known)
            _texts.Add(Encoding.UTF8.GetString(text));
        return _lastCode = number + 1;
    }
}
