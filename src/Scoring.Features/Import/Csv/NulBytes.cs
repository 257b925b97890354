using System.Text;
using Microsoft.Win32.SafeHandles;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Says where a file holds the character U+0000, which no text of a PostgreSQL database can hold and which is refused wherever a file is
/// imported; or that the file is no text at all.
/// </summary>
internal static class NulBytes
{
    private const int Window = 4096;
    private const int LongestLine = 1 << 16;
    private const int LongestValue = 80;
    private const int FewestControls = 4;
    private const int TextPerControl = 16;

    /// <summary>The problem of a file that holds a NUL byte.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="file">The file.</param>
    /// <param name="at">Where its first NUL byte is.</param>
    /// <param name="separator">The byte between values.</param>
    public static Problem ProblemOf(string name, SafeFileHandle file, long at, byte separator)
    {
        var buffer = new byte[LongestLine];
        var around = Read(file, Math.Max(0, at - Window / 2), buffer.AsSpan(0, Window));
        if (IsBinary(around))
            return new Problem("file-binary", name, 0, "", "");
        var (row, start) = (1, 0L);
        for (var offset = 0L; offset < at; )
        {
            var part = Read(file, offset, buffer.AsSpan(0, (int)Math.Min(buffer.Length, at - offset)));
            if (part.IsEmpty)
                break;
            row += part.Count((byte)'\n');
            if (part.LastIndexOf((byte)'\n') is >= 0 and var last)
                start = offset + last + 1;
            offset += part.Length;
        }
        var header = LineOf(Read(file, 0, buffer)).ToArray();
        return ProblemOf(name, row, header, Read(file, start, buffer), (int)Math.Min(at - start, LongestLine), separator);
    }

    /// <summary>The problem of a text that holds U+0000.</summary>
    public static Problem ProblemOf(string name, string text, byte separator)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = bytes.AsSpan().IndexOf((byte)0);
        if (IsBinary(bytes.AsSpan(0, Math.Min(bytes.Length, Window))))
            return new Problem("wrong-encoding", name, 0, "", "");
        var start = bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        var row = 1 + bytes.AsSpan(0, at).Count((byte)'\n');
        return ProblemOf(name, row, LineOf(bytes), bytes.AsSpan(start), at - start, separator);
    }

    private static Problem ProblemOf(string name, int row, ReadOnlySpan<byte> header, ReadOnlySpan<byte> line, int at, byte separator)
    {
        var values = Values(LineOf(line), separator);
        var place = values.FindLastIndex(value => value.Start <= at);
        var names = Values(header, separator);
        var column = row > 1 && place < names.Count ? Shown(header[names[place].Start..names[place].End]) : "";
        return new Problem("character-nul", name, row, column, Shown(LineOf(line)[values[place].Start..values[place].End]));
    }

    // What is no text has many control characters; a text has one by mistake.
    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var value in bytes)
        {
            if (value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                controls++;
        }
        return controls >= FewestControls && controls * TextPerControl > bytes.Length;
    }

    private static List<(int Start, int End)> Values(ReadOnlySpan<byte> line, byte separator)
    {
        var values = new List<(int, int)>();
        var (start, quoted) = (0, false);
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '"')
                quoted = !quoted;
            else if (at == line.Length || (line[at] == separator && !quoted))
            {
                values.Add((start, at));
                start = at + 1;
            }
        }
        return values;
    }

    private static string Shown(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).Trim('"', ' ', '\uFEFF').Replace('\0', '\uFFFD');
        return text.Length <= LongestValue ? text : text[..LongestValue];
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> text) =>
        (text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text).TrimEnd((byte)'\r');

    private static ReadOnlySpan<byte> Read(SafeFileHandle file, long offset, Span<byte> into)
    {
        var length = 0;
        while (length < into.Length && RandomAccess.Read(file, into[length..], offset + length) is > 0 and var read)
            length += read;
        return into[..length];
    }
}
