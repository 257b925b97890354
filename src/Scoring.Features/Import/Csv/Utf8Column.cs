using System.Globalization;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Many texts in one array of UTF-8 bytes, one per line: a national file's ids and titles without a string for each. The database stores
/// the array as it is.
/// </summary>
internal sealed class Utf8Column
{
    private const int LongestNumber = 40;
    private const int MostGrownFast = 256 * 1024;

    private byte[] _bytes;
    private int[]? _ends;
    private int _filled;

    /// <summary>An empty column.</summary>
    public Utf8Column() => (_bytes, _ends) = (new byte[1024], new int[64]);

    // The ends of the texts are located lazily: scoring needs no titles.
    private Utf8Column(byte[] bytes, int count) => (_bytes, Count, _filled) = (bytes, count, bytes.Length);

    /// <summary>The number of texts.</summary>
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

    /// <summary>
    /// All texts, each followed by a line break. Texts that contain line breaks cannot be distinguished here: see <see cref="ToLines"/>.
    /// </summary>
    public ReadOnlySpan<byte> AsLines => _bytes.AsSpan(0, _filled);

    /// <summary>Appends a text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Append(text);
        End();
    }

    /// <summary>Appends a text.</summary>
    public void Add(string text)
    {
        Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        _filled += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_filled));
        End();
    }

    /// <summary>Appends a piece of the text that <see cref="End"/> completes.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        Room(piece.Length);
        piece.CopyTo(_bytes.AsSpan(_filled));
        _filled += piece.Length;
    }

    /// <summary>Appends a number, in the format of files, to the text that <see cref="End"/> completes.</summary>
    public void Append<T>(T number)
        where T : struct, IUtf8SpanFormattable
    {
        Room(LongestNumber);
        if (!number.TryFormat(_bytes.AsSpan(_filled), out var written, default, CultureInfo.InvariantCulture))
            throw new ArgumentOutOfRangeException(nameof(number), number, null);
        _filled += written;
    }

    /// <summary>Completes a text that was appended in pieces; an empty one if there were no pieces.</summary>
    public void End()
    {
        Room(0);
        var ends = _ends ?? FindEnds();
        if (Count == ends.Length)
            _ends = ends = Larger(ends, Count, Math.Max(64, Grown(Count)));
        _bytes[_filled] = (byte)'\n';
        ends[Count++] = _filled++;
    }

    // Import payloads are shared by many readers: two that compute this at once get the same result.
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

    // Makes room for this many bytes and a line break.
    private void Room(int bytes)
    {
        if (_filled + bytes + 1 > _bytes.Length)
            _bytes = Larger(_bytes, _filled, Math.Max(Grown(_bytes.Length), _filled + bytes + 1));
    }

    // What is copied from array to array costs; room that is never written to does not.
    private static int Grown(int size) => size < MostGrownFast ? size * 4 : size * 2;

    // The bytes after the texts are never read and need not be zeroed.
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

    /// <summary>All texts, one per line; a line break inside a text is written as \n, a backslash as \\.</summary>
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

    /// <summary>Reads the output of <see cref="ToLines"/>.</summary>
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
                text.Add(
                    line[at] != '\\' ? line[at]
                    : line[++at] == 'n' ? (byte)'\n'
                    : line[at]
                );
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
