using System.Buffers.Binary;
using Scoring.Features.Core;

namespace Scoring.Features.Attachments.Content;

/// <summary>
/// Copies pictures part by part. They are not decoded: a decoder is the largest thing that a stranger's file could attack, and what a
/// picture says of its taking lies in parts of its own, which are left out. Only which way is up is said again, in an EXIF part of ours.
/// </summary>
internal static class PictureCopy
{
    /// <summary>The most pixels: 40 megapixels, more than telephones and usual cameras take.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>The most parts of a picture: even one in many scans has a hundredth of it.</summary>
    public const int MostParts = 20_000;

    private const int Orientation = 0x0112;
    private const int Block = 1 << 16;

    /// <summary>Refuses a picture without pixels or with too many.</summary>
    public static void CheckPixels(long width, long height, string name)
    {
        if (width < 1 || height < 1)
            throw Damaged(name);
        if (width * height > MostPixels)
            throw new RefusalException(RefusalKind.Usage, "file-pixels", name, width, height, MostPixels / 1_000_000);
    }

    /// <summary>The refusal of a picture whose parts do not fit together.</summary>
    public static RefusalException Damaged(string name) =>
        new(RefusalKind.Usage, "file-damaged", name, Path.GetExtension(name).TrimStart('.').ToUpperInvariant());

    /// <summary>Copies bytes of a file.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static void Range(Stream source, Stream target, long start, long length)
    {
        source.Position = start;
        var buffer = new byte[Block];
        while (length > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length));
            source.ReadExactly(part);
            target.Write(part);
            length -= part.Length;
        }
    }

    /// <summary>Which way is up, 1 to 8 as EXIF counts it; 1 if the part does not say, or not in its form.</summary>
    /// <param name="exif">An EXIF part: a TIFF header and its first directory.</param>
    public static int UpOf(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14)
            return 1;
        var isLittle = exif is [(byte)'I', (byte)'I', ..];
        if (!isLittle && exif is not [(byte)'M', (byte)'M', ..])
            return 1;
        var at = Number(exif[4..], isLittle);
        if (at < 8 || at > exif.Length - 2)
            return 1;
        var entries = Short(exif[(int)at..], isLittle);
        for (var place = (int)at + 2; entries-- > 0 && place + 12 <= exif.Length; place += 12)
        {
            if (Short(exif[place..], isLittle) == Orientation)
                return Short(exif[(place + 8)..], isLittle) is >= 1 and <= 8 and var up ? up : 1;
        }
        return 1;
    }

    /// <summary>An EXIF part that says which way is up, and nothing else.</summary>
    public static byte[] ExifOf(int up) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)up, 0, 0, 0, 0, 0, 0];

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
