using System.Buffers.Binary;

namespace Scoring.Features.Attachments.Content;

/// <summary>Copies a PNG: its image, its colours and which way is up; no texts, EXIF, time, animation or bytes after its end.</summary>
internal static class PngContent
{
    private const int LongestPart = 64 << 20;

    private static readonly uint[] Table = MakeTable();

    private static readonly HashSet<string> Staying =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "sBIT",
        "bKGD",
        "pHYs",
        "cICP",
    ];

    /// <summary>Checks a picture and writes its copy.</summary>
    public static void Copy(Stream source, Stream target, string name)
    {
        var parts = new List<(long Start, long Length, string Kind)>();
        var up = 1;
        source.Position = 8;
        Span<byte> head = stackalloc byte[8];
        Span<byte> size = stackalloc byte[8];
        while (true)
        {
            var start = source.Position;
            source.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var kind = System.Text.Encoding.Latin1.GetString(head[4..]);
            if (length > LongestPart || parts.Count > PictureCopy.MostParts || (parts.Count == 0) != (kind == "IHDR"))
                throw PictureCopy.Damaged(name);
            if (source.Position + length + 4 > source.Length)
                throw new EndOfStreamException();
            if (kind == "IHDR")
            {
                source.ReadExactly(size);
                PictureCopy.CheckPixels(BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[4..]), name);
            }
            else if (kind == "eXIf")
            {
                var exif = new byte[length];
                source.ReadExactly(exif);
                up = PictureCopy.UpOf(exif);
            }
            else if (char.IsAsciiLetterUpper(kind[0]) && !Staying.Contains(kind) && kind != "IEND")
                throw PictureCopy.Damaged(name);
            if (!IsWhole(source, start + 4, length + 4))
                throw PictureCopy.Damaged(name);
            if (Staying.Contains(kind))
                parts.Add((start, length + 12, kind));
            if (kind == "IEND")
                break;
        }
        if (parts.All(part => part.Kind != "IDAT"))
            throw PictureCopy.Damaged(name);
        target.Write(FileType.Png.Start());
        var isSaid = up == 1;
        foreach (var (start, length, kind) in parts)
        {
            if (kind == "IDAT" && !isSaid)
            {
                Write(target, "eXIf"u8, PictureCopy.ExifOf(up));
                isSaid = true;
            }
            PictureCopy.Range(source, target, start, length);
        }
        Write(target, "IEND"u8, []);
    }

    private static void Write(Stream target, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        target.Write(number);
        target.Write(kind);
        target.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, kind), body));
        target.Write(number);
    }

    private static bool IsWhole(Stream source, long start, long length)
    {
        var buffer = new byte[1 << 16];
        var sum = uint.MaxValue;
        source.Position = start;
        while (length > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length));
            source.ReadExactly(part);
            sum = Sum(sum, part);
            length -= part.Length;
        }
        source.ReadExactly(buffer.AsSpan(0, 4));
        return BinaryPrimitives.ReadUInt32BigEndian(buffer) == ~sum;
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            sum = Table[(sum ^ one) & 0xFF] ^ (sum >> 8);
        return sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var place = 0u; place < 256; place++)
        {
            var value = place;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[place] = value;
        }
        return table;
    }
}
