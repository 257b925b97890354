using System.Globalization;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Many texts in one array of UTF-8 bytes, one a line: a national file's ids and titles without a string each. The array is also what
/// the database keeps.
/// </summary>
internal sealed class Utf8Column
{
    private const int LongestNumber = 40;

    private byte[] _bytes;
    private int[]? _ends;
    private int _filled;

    /// <summary>An empty column.</summary>
    public Utf8Column() => (_bytes, _ends) = (new byte[1024], new int[64]);

    // Where each text ends is only looked for when one is asked for: scoring needs no titles.
    private Utf8Column(byte[] bytes, int count) => (_bytes, Count, _filled) = (bytes, count, bytes.Length);

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>A text.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        var ends = _ends ?? FindEnds();
        var start = index == 0 ? 0 : ends[index - 1] + 1;
        return _bytes.AsSpan(start, ends[index] - start);
    }

    /// <summary>All texts, a line break behind each. Texts that hold line breaks themselves are not told apart here: see <see cref="ToLines"/>.</summary>
    public ReadOnlySpan<byte> AsLines => _bytes.AsSpan(0, _filled);

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
        var ends = _ends ?? FindEnds();
        if (Count == ends.Length)
            _ends = ends = Larger(ends, Count, Math.Max(64, Count * 2));
        _bytes[_filled] = (byte)'\n';
        ends[Count++] = _filled++;
    }

    // Many readers share what an import brought: two who look at once find the same.
    private int[] FindEnds()
    {
        var ends = new int[Count];
        for (var (i, at) = (0, 0); i < ends.Length; i++)
        {
            at += _bytes.AsSpan(at).IndexOf((byte)'\n');
            ends[i] = at++;
        }
        return _ends = ends;
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
        if (!lines.Contains((byte)'\\'))
            return new Utf8Column(lines.ToArray(), lines.Count((byte)'\n'));
        var column = new Utf8Column();
        var text = new List<byte>();
        while (!lines.IsEmpty)
        {
            text.Clear();
            var line = lines[..lines.IndexOf((byte)'\n')];
            for (var at = 0; at < line.Length; at++)
                text.Add(line[at] != '\\' ? line[at] : line[++at] == 'n' ? (byte)'\n' : line[at]);
            column.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text));
            lines = lines[(line.Length + 1)..];
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
