using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Scoring.TestKit;

/// <summary>
/// Small files of the kinds that entries may have, all made up. Pictures are 32 pixels wide and 16 high, the left half red, the right blue.
/// </summary>
public static class SampleFiles
{
    /// <summary>What the pictures with a place say of it; nothing of it may be left.</summary>
    public const string Place = "KAMERA-UJI";

    private const string JpegText =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA"
        + "8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAC"
        + "hjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABja"
        + "WFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAA"
        + "AAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcU"
        + "FhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKC"
        + "goKCgoKCgoKCgoKCj/wAARCAAQACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAA"
        + "AAAAAAAAAAAAAAgG/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AzoBHEigADCFZ/9k=";

    private const string WebpText =
        "UklGRggCAABXRUJQVlA4WAoAAAAgAAAAHwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA"
        + "8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAC"
        + "hjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABja"
        + "WFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAA"
        + "AAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMGQAAAC8fwAMADxDzv//zHw4EAkn+0gMsENH/KFYA";

    private const string PngText =
        "iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAYAAAB3AH1ZAAAAK0lEQVR4AezQsQkAAAwCQXH/nT9DWKR5wVKQKwlLxznNczyggAIKKKCAAgcAAP//xAhcyw"
        + "AAAAZJREFUAwB6jj/h1pjlzgAAAABJRU5ErkJggg==";

    /// <summary>A JPEG; with EXIF that names a camera and a place if <paramref name="up"/> is given.</summary>
    /// <param name="up">Which way is up, 1 to 8; 0 for a picture without EXIF.</param>
    public static byte[] Jpeg(int up = 0)
    {
        var plain = Convert.FromBase64String(JpegText);
        if (up == 0)
            return plain;
        byte[] exif = [.. "Exif\0\0"u8, .. Exif(up)];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [0xFF, 0xD8, 0xFF, 0xE1, .. length, .. exif, .. plain.AsSpan(2)];
    }

    /// <summary>A PNG; with EXIF and a text if <paramref name="up"/> is given.</summary>
    public static byte[] Png(int up = 0)
    {
        var plain = Convert.FromBase64String(PngText);
        const int AfterHeader = 8 + 25;
        return up == 0
            ? plain
            :
            [
                .. plain.AsSpan(0, AfterHeader),
                .. Chunk("eXIf", Exif(up)),
                .. Chunk("tEXt", Encoding.Latin1.GetBytes("Comment\0" + Place)),
                .. plain.AsSpan(AfterHeader),
            ];
    }

    /// <summary>A WebP picture; with EXIF and XMP if <paramref name="up"/> is given.</summary>
    public static byte[] Webp(int up = 0)
    {
        var plain = Convert.FromBase64String(WebpText);
        if (up == 0)
            return plain;
        byte[] all = [.. plain, .. Riff("EXIF", Exif(up)), .. Riff("XMP ", Encoding.UTF8.GetBytes($"<x>{Place}</x>"))];
        all[20] |= 0x0C;
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(4), (uint)(all.Length - 8));
        return all;
    }

    /// <summary>A PDF of one page with a line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="more">More entries of its catalogue, such as an action.</param>
    /// <param name="trailer">More entries of its trailer.</param>
    /// <param name="paint">What is painted under the text, in the words of the format.</param>
    public static byte[] Pdf(string text = "Berkas uji", string more = "", string trailer = "", string paint = "")
    {
        var content = $"{paint} BT /F1 24 Tf 40 100 Td ({text}) Tj ET";
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R {more} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        for (var number = 1; number <= objects.Length; number++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>A document of one paragraph, with further parts.</summary>
    public static byte[] Docx(params (string Name, string Text)[] more) =>
        Package([
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
            ("word/document.xml", "<w:document xmlns:w=\"urn:w\"><w:body/></w:document>"),
            .. more,
        ]);

    /// <summary>A zip of parts.</summary>
    public static byte[] Package(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    /// <summary>A part of a PNG.</summary>
    public static byte[] Chunk(string kind, byte[] body)
    {
        byte[] named = [.. Encoding.Latin1.GetBytes(kind), .. body];
        var sum = uint.MaxValue;
        foreach (var one in named)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, ~sum);
        return [.. length, .. named, .. check];
    }

    private static byte[] Riff(string kind, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. Encoding.Latin1.GetBytes(kind), .. length, .. body, .. body.Length % 2 == 1 ? [(byte)0] : Array.Empty<byte>()];
    }

    // A directory with which way is up, the camera, and a directory of the place: latitude 0° S.
    private static byte[] Exif(int up)
    {
        var camera = Encoding.ASCII.GetBytes(Place + "\0");
        const int Directory = 8;
        const int Texts = Directory + 2 + (3 * 12) + 4;
        var gps = Texts + camera.Length;
        return
        [
            .. "MM"u8,
            0,
            42,
            0,
            0,
            0,
            Directory,
            0,
            3,
            .. Tag(0x010F, 2, camera.Length, Texts),
            .. Tag(0x0112, 3, 1, up << 16),
            .. Tag(0x8825, 4, 1, gps),
            0,
            0,
            0,
            0,
            .. camera,
            0,
            1,
            .. Tag(0x0001, 2, 2, 'S' << 24),
            0,
            0,
            0,
            0,
        ];
    }

    private static byte[] Tag(int tag, int type, int count, int value)
    {
        var bytes = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)tag);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)type);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), value);
        return bytes;
    }
}
