using System.Globalization;
using System.Text;

namespace Scoring.Features.Imports.Reading;

/// <summary>
/// Many texts in one array of UTF-8 bytes, one a line: a national file's ids and titles without a string each. The array is also what
/// the database keeps.
/// </summary>
internal sealed class Utf8Column
{
    private const int LongestNumber = 40;

    private byte[] _bytes;
    private int[] _ends;
    private int _filled;

    /// <summary>An empty column.</summary>
    public Utf8Column() => (_bytes, _ends) = (new byte[1024], new int[64]);

    private Utf8Column(byte[] bytes, int[] ends) => (_bytes, _ends, Count, _filled) = (bytes, ends, ends.Length, bytes.Length);

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
        Append(text);
        End();
    }

    /// <summary>Adds a text at the end.</summary>
    public void Add(string text)
    {
        Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        _filled += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_filled));
        End();
    }

    /// <summary>Adds a piece of the text that <see cref="End"/> ends.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        Room(piece.Length);
        piece.CopyTo(_bytes.AsSpan(_filled));
        _filled += piece.Length;
    }

    /// <summary>Adds a number, as files write it, to the text that <see cref="End"/> ends.</summary>
    public void Append<T>(T number)
        where T : struct, IUtf8SpanFormattable
    {
        Room(LongestNumber);
        if (!number.TryFormat(_bytes.AsSpan(_filled), out var written, default, CultureInfo.InvariantCulture))
            throw new ArgumentOutOfRangeException(nameof(number), number, null);
        _filled += written;
    }

    /// <summary>Ends a text that was added piece by piece; an empty one where there was none.</summary>
    public void End()
    {
        Room(0);
        if (Count == _ends.Length)
            _ends = Larger(_ends, Count, Math.Max(64, Count * 2));
        _bytes[_filled] = (byte)'\n';
        _ends[Count++] = _filled++;
    }

    // For so many bytes and a line break behind them.
    private void Room(int bytes)
    {
        if (_filled + bytes + 1 > _bytes.Length)
            _bytes = Larger(_bytes, _filled, Math.Max(_bytes.Length * 2, _filled + bytes + 1));
    }

    // What lies behind the texts is never read, and need not be made zero.
    private static T[] Larger<T>(T[] array, int used, int size)
    {
        var larger = GC.AllocateUninitializedArray<T>(size);
        array.AsSpan(0, used).CopyTo(larger);
        return larger;
    }

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
