using System.Buffers.Binary;

namespace Scoring.Features.Attachments.Content;

/// <summary>
/// Copies a JPEG: its image, its colour profile and which way is up; no EXIF, XMP, IPTC, comment, preview or bytes after its end.
/// </summary>
internal static class JpegContent
{
    private const byte Mark = 0xFF;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Exif = 0xE1;

    /// <summary>Checks a picture and writes its copy.</summary>
    public static void Copy(Stream source, Stream target, string name)
    {
        var parts = new List<(long Start, long Length)>();
        var (up, isSized) = (1, false);
        source.Position = 2;
        while (true)
        {
            if (parts.Count > PictureCopy.MostParts)
                throw PictureCopy.Damaged(name);
            var marker = NextMarker(source, name);
            var start = source.Position - 2;
            if (marker == End)
            {
                if (!isSized || parts.Count == 0)
                    throw PictureCopy.Damaged(name);
                break;
            }
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                throw PictureCopy.Damaged(name);
            var length = Length(source);
            var body = source.Position;
            // Frames as browsers show them: baseline, extended, progressive.
            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                if (isSized)
                    throw PictureCopy.Damaged(name);
                CheckFrame(source, name);
                isSized = true;
            }
            else if (marker is >= 0xC3 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                throw PictureCopy.Damaged(name);
            if (marker == Exif)
                up = UpIn(source, length, up);
            else if (Stays(source, marker, body, length))
                parts.Add((start, length + 4));
            source.Position = body + length;
            if (marker != Scan)
                continue;
            if (!isSized)
                throw PictureCopy.Damaged(name);
            SkipScan(source);
            parts.Add((body + length, source.Position - body - length));
        }
        Write(source, target, parts, up);
    }

    private static void Write(Stream source, Stream target, List<(long Start, long Length)> parts, int up)
    {
        target.Write([Mark, 0xD8]);
        if (up > 1)
        {
            byte[] exif = [.. "Exif\0\0"u8, .. PictureCopy.ExifOf(up)];
            target.Write([Mark, Exif, 0, (byte)(exif.Length + 2), .. exif]);
        }
        foreach (var (start, length) in parts)
            PictureCopy.Range(source, target, start, length);
        target.Write([Mark, End]);
    }

    // Parts of the image itself; of the rest, what says how its colours are meant.
    private static bool Stays(Stream source, int marker, long body, long length)
    {
        if (marker is < 0xE0 or (> 0xEF and not 0xFE))
            return true;
        ReadOnlySpan<byte> word = marker switch
        {
            0xE0 => "JFIF\0"u8,
            0xE2 => "ICC_PROFILE\0"u8,
            0xEE => "Adobe"u8,
            _ => [],
        };
        if (word.IsEmpty || length < word.Length)
            return false;
        Span<byte> start = stackalloc byte[12];
        source.Position = body;
        source.ReadExactly(start[..word.Length]);
        return start[..word.Length].SequenceEqual(word);
    }

    private static void CheckFrame(Stream source, string name)
    {
        Span<byte> frame = stackalloc byte[5];
        source.ReadExactly(frame);
        PictureCopy.CheckPixels(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), name);
    }

    private static int UpIn(Stream source, long length, int known)
    {
        var body = new byte[length];
        source.ReadExactly(body);
        return body.AsSpan().StartsWith("Exif\0\0"u8) && known == 1 ? PictureCopy.UpOf(body.AsSpan(6)) : known;
    }

    private static int NextMarker(Stream source, string name)
    {
        if (source.ReadByte() != Mark)
            throw source.Position >= source.Length ? new EndOfStreamException() : PictureCopy.Damaged(name);
        int marker;
        do
        {
            marker = source.ReadByte();
        } while (marker == Mark);
        return marker > 0 ? marker : throw new EndOfStreamException();
    }

    private static long Length(Stream source)
    {
        Span<byte> length = stackalloc byte[2];
        source.ReadExactly(length);
        return BinaryPrimitives.ReadUInt16BigEndian(length) is >= 2 and var known ? known - 2 : throw new EndOfStreamException();
    }

    // To the next mark that is neither a byte of the image nor a restart.
    private static void SkipScan(Stream source)
    {
        var buffer = new byte[1 << 16];
        var wasMark = false;
        while (source.Read(buffer) is > 0 and var read)
        {
            for (var at = 0; at < read; at++)
            {
                if (!wasMark)
                {
                    var next = buffer.AsSpan(at, read - at).IndexOf(Mark);
                    if (next < 0)
                        break;
                    at += next;
                    wasMark = true;
                }
                else if (buffer[at] is not (0 or Mark or (>= 0xD0 and <= 0xD7)))
                {
                    source.Position += at - read - 1;
                    return;
                }
                else
                    wasMark = buffer[at] == Mark;
            }
        }
        throw new EndOfStreamException();
    }
}
