namespace Scoring.Features.Import.Csv;

/// <summary>What the bytes of a text file say before it is read as text: its separator, and where its characters end.</summary>
internal static class FileBytes
{
    internal static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    internal static byte SeparatorOf(ReadOnlySpan<byte> start)
    {
        var (counts, quoted) = (new int[Separators.Length], false);
        start = start[(start.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0)..].TrimStart("\r\n"u8);
        foreach (var value in start)
        {
            if (value == '"')
                quoted = !quoted;
            else if (!quoted && value is (byte)'\n' or (byte)'\r')
                break;
            else if (!quoted && Separators.IndexOf(value) is >= 0 and var separator)
                counts[separator]++;
        }
        // The first of those that stand most often; a comma if none does.
        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    // In the order in which they are preferred.
    private static ReadOnlySpan<byte> Separators => [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    // A chunk may end inside a character: those bytes are examined with the next chunk.
    internal static int CompleteLength(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if ((value & 0xC0) == 0x80)
                continue;
            var size =
                value >= 0xF0 ? 4
                : value >= 0xE0 ? 3
                : value >= 0xC0 ? 2
                : 1;
            return size > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }
}
