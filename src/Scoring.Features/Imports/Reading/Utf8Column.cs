using System.Text;

namespace Scoring.Features.Imports.Reading;

/// <summary>
/// Many texts in one array of UTF-8 bytes, one a line: a national file's ids and titles without a string each. The array is also what
/// the database keeps.
/// </summary>
internal sealed class Utf8Column
{
    private byte[] _bytes;
    private int[] _ends;

    /// <summary>An empty column.</summary>
    public Utf8Column() => (_bytes, _ends) = (new byte[1024], new int[64]);

    private Utf8Column(byte[] bytes, int[] ends) => (_bytes, _ends, Count) = (bytes, ends, ends.Length);

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>A text.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1] + 1;
        return _bytes.AsSpan(start, _ends[index] - start);
    }

    /// <summary>All texts, a line break behind each. Texts that hold line breaks themselves are not told apart here: see <see cref="ToLines"/>.</summary>
    public ReadOnlySpan<byte> AsLines => _bytes.AsSpan(0, Count == 0 ? 0 : _ends[Count - 1] + 1);

    /// <summary>Adds a text at the end.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1] + 1;
        if (start + text.Length + 1 > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + text.Length + 1));
        if (Count == _ends.Length)
            Array.Resize(ref _ends, Count * 2);
        text.CopyTo(_bytes.AsSpan(start));
        _bytes[start + text.Length] = (byte)'\n';
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

    /// <summary>All texts, one a line; a line break inside a text is written \n, a backslash \\.</summary>
    public ReadOnlySpan<byte> ToLines()
    {
        if (AsLines.Count((byte)'\n') == Count && !AsLines.Contains((byte)'\\'))
            return AsLines;
        var lines = new List<byte>(AsLines.Length + 64);
        for (var i = 0; i < Count; i++)
        {
            foreach (var value in Bytes(i))
            {
                if (value is (byte)'\n' or (byte)'\\')
                    lines.Add((byte)'\\');
                lines.Add(value == '\n' ? (byte)'n' : value);
            }
            lines.Add((byte)'\n');
        }
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines);
    }

    /// <summary>Reads back what <see cref="ToLines"/> wrote.</summary>
    public static Utf8Column FromLines(ReadOnlySpan<byte> lines)
    {
        var ends = new int[lines.Count((byte)'\n')];
        for (var (i, at) = (0, 0); i < ends.Length; i++)
        {
            at += lines[at..].IndexOf((byte)'\n');
            ends[i] = at++;
        }
        if (!lines.Contains((byte)'\\'))
            return new Utf8Column(lines.ToArray(), ends);
        var column = new Utf8Column();
        var text = new List<byte>();
        for (var (i, start) = (0, 0); i < ends.Length; start = ends[i++] + 1)
        {
            text.Clear();
            var line = lines[start..ends[i]];
            for (var at = 0; at < line.Length; at++)
                text.Add(line[at] != '\\' ? line[at] : line[++at] == 'n' ? (byte)'\n' : line[at]);
            column.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text));
        }
        return column;
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
