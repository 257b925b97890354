namespace Scoring.Features.Import.Csv;

/// <summary>Values in quotation marks.</summary>
internal static class Quotes
{
    /// <summary>The value without its quotation marks, a doubled one inside it once; what stands behind the closing one is kept.</summary>
    /// <param name="raw">The value as it stands in the file, from its opening mark on.</param>
    /// <param name="scratch">Where it is written; made larger where it does not fit.</param>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> raw, ref byte[] scratch)
    {
        if (scratch.Length < raw.Length)
            scratch = new byte[raw.Length * 2];
        var (length, quoted) = (0, true);
        for (var i = 1; i < raw.Length; i++)
        {
            if (!quoted || raw[i] != '"')
                scratch[length++] = raw[i];
            else if (i + 1 < raw.Length && raw[i + 1] == '"')
                scratch[length++] = raw[i++];
            else
                quoted = false;
        }
        return scratch.AsSpan(0, length);
    }

    /// <summary>How many line breaks stand in a text: LF, CRLF and CR each count as one.</summary>
    public static int LineBreaks(ReadOnlySpan<byte> text)
    {
        var count = text.Count((byte)'\n');
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i..].IndexOf((byte)'\r');
            if (next < 0)
                break;
            i += next;
            if (i + 1 == text.Length || text[i + 1] != '\n')
                count++;
        }
        return count;
    }
}
