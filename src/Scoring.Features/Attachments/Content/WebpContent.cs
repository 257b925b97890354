using System.Buffers.Binary;
using Scoring.Features.Core;

namespace Scoring.Features.Attachments.Content;

/// <summary>
/// Copies a WebP picture: its image, its colours and which way is up; no EXIF, XMP, unknown parts or bytes after its end.
/// </summary>
internal static class WebpContent
{
    private const byte Animated = 0x02;
    private const byte HasXmp = 0x04;
    private const byte HasExif = 0x08;

    /// <summary>Checks a picture and writes its copy.</summary>
    public static void Copy(Stream source, Stream target, string name)
    {
        Span<byte> head = stackalloc byte[12];
        source.Position = 0;
        source.ReadExactly(head);
        if (!head[8..].SequenceEqual("WEBP"u8))
            throw new RefusalException(RefusalKind.Usage, "file-signature", name, "WEBP");
        var end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (end > source.Length)
            throw new EndOfStreamException();
        var parts = new List<(long Start, long Length)>();
        byte[]? extended = null;
        var (up, images) = (1, 0);
        while (source.Position + 8 <= end)
        {
            var start = source.Position;
            source.ReadExactly(head[..8]);
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var body = source.Position;
            var next = body + length + (length & 1);
            if (next > end + 1 || parts.Count > PictureCopy.MostParts)
                throw new EndOfStreamException();
            var kind = System.Text.Encoding.Latin1.GetString(head[..4]);
            switch (kind)
            {
                case "VP8X" when length >= 10 && parts.Count == 0 && extended is null:
                    extended = new byte[10];
                    source.ReadExactly(extended);
                    if ((extended[0] & Animated) != 0)
                        throw new RefusalException(RefusalKind.Usage, "file-animated", name);
                    PictureCopy.CheckPixels(1 + Three(extended.AsSpan(4)), 1 + Three(extended.AsSpan(7)), name);
                    break;
                case "VP8 " or "VP8L":
                    CheckImage(source, kind, length, name);
                    images++;
                    parts.Add((start, length + 8));
                    break;
                case "ALPH" or "ICCP":
                    parts.Add((start, length + 8));
                    break;
                case "EXIF":
                    var exif = new byte[length];
                    source.ReadExactly(exif);
                    up = PictureCopy.UpOf(exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif.AsSpan(6) : exif);
                    break;
                case "ANIM" or "ANMF":
                    throw new RefusalException(RefusalKind.Usage, "file-animated", name);
            }
            source.Position = next;
        }
        if (images != 1)
            throw PictureCopy.Damaged(name);
        Write(source, target, parts, extended, up);
    }

    private static void Write(Stream source, Stream target, List<(long Start, long Length)> parts, byte[]? extended, int up)
    {
        // Only the extended form can say which way is up, and only it had parts that are left out.
        var exif = extended is not null && up > 1 ? PictureCopy.ExifOf(up) : [];
        if (extended is not null)
            extended[0] = (byte)((extended[0] & ~(HasXmp | HasExif)) | (exif.Length > 0 ? HasExif : 0));
        var length =
            4L + (extended is null ? 0 : 18) + parts.Sum(part => part.Length + (part.Length & 1)) + (exif.Length > 0 ? 8 + exif.Length : 0);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)length);
        target.Write("RIFF"u8);
        target.Write(number);
        target.Write("WEBP"u8);
        if (extended is not null)
            target.Write([.. "VP8X"u8, 10, 0, 0, 0, .. extended]);
        foreach (var (start, size) in parts)
        {
            PictureCopy.Range(source, target, start, size);
            if ((size & 1) == 1)
                target.WriteByte(0);
        }
        if (exif.Length > 0)
            target.Write([.. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif]);
    }

    private static void CheckImage(Stream source, string kind, long length, string name)
    {
        Span<byte> frame = stackalloc byte[10];
        if (length < frame.Length)
            throw PictureCopy.Damaged(name);
        source.ReadExactly(frame);
        if (kind == "VP8 ")
        {
            if (!frame[3..6].SequenceEqual<byte>([0x9D, 0x01, 0x2A]))
                throw PictureCopy.Damaged(name);
            PictureCopy.CheckPixels(
                BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3FFF,
                name
            );
            return;
        }
        if (frame[0] != 0x2F)
            throw PictureCopy.Damaged(name);
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(frame[1..]);
        PictureCopy.CheckPixels(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF), name);
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
