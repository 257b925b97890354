using System.Text;

namespace Scoring.Features.Imports.Reading;

/// <summary>Many texts side by side in one array of UTF-8 bytes: a national file's ids and titles without a string each.</summary>
internal sealed class Utf8Column
{
    private byte[] _bytes = new byte[1024];
    private int[] _ends = new int[64];

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>A text.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsSpan(start, _ends[index] - start);
    }

    /// <summary>Adds a text at the end.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + text.Length));
        if (Count == _ends.Length)
            Array.Resize(ref _ends, Count * 2);
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + text.Length;
    }

    /// <summary>Adds a text at the end.</summary>
    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>All texts as strings.</summary>
    public string[] ToStrings()
    {
        var texts = new string[Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = this[i];
        return texts;
    }

    /// <summary>A column of these texts.</summary>
    public static Utf8Column Of(IEnumerable<string> texts)
    {
        var column = new Utf8Column();
        foreach (var text in texts)
            column.Add(text);
        return column;
    }
}

/// <summary>A column of texts of which few differ (agencies, regions, dates): each kept once, a number for each row.</summary>
internal sealed class CodedColumn
{
    private readonly List<string?> _texts = [null];
    private readonly Utf8Index _index = new(new Utf8Column());
    private int[] _codes = new int[64];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a row; null where it is empty.</summary>
    public string? this[int row] => _texts[_codes[row]];

    /// <summary>Adds a row; an empty text is null.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (Count == _codes.Length)
            Array.Resize(ref _codes, Count * 2);
        _codes[Count++] = text.IsEmpty ? 0 : CodeOf(text);
    }

    /// <summary>Adds a row; null or empty is null.</summary>
    public void Add(string? text) => Add(Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>All rows as strings.</summary>
    public string?[] ToStrings()
    {
        var texts = new string?[Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = _texts[_codes[i]];
        return texts;
    }

    private int CodeOf(ReadOnlySpan<byte> text)
    {
        var (number, known) = _index.Add(text);
        if (!known)
            _texts.Add(Encoding.UTF8.GetString(text));
        return number + 1;
    }
}
