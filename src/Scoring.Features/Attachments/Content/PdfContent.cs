using System.IO.Compression;
using Scoring.Features.Core;

namespace Scoring.Features.Attachments.Content;

/// <summary>
/// Looks through a PDF: header, end, no encryption; and whether it runs scripts, opens programs or carries files. It is kept as it came,
/// because rewriting would change its hash.
/// </summary>
internal static class PdfContent
{
    private const int TailBytes = 1024;
    private const long MostUnpacked = 64L << 20;

    private static readonly HashSet<string> Active =
    [
        "JavaScript",
        "JS",
        "Launch",
        "EmbeddedFile",
        "EmbeddedFiles",
        "RichMedia",
        "XFA",
        "ImportData",
        "SubmitForm",
    ];

    /// <summary>Checks a file.</summary>
    /// <returns>What an examiner should know; see <see cref="AttachmentRemark"/>.</returns>
    public static IReadOnlyList<string> Check(FileStream source, string name)
    {
        Span<byte> head = stackalloc byte[8];
        source.Position = 0;
        if (source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !IsVersion(head))
            throw new RefusalException(RefusalKind.Usage, "file-signature", name, "PDF");
        if (!EndsWell(source))
            throw new RefusalException(RefusalKind.Usage, "file-pdf-end", name);
        var (remarks, left) = (new SortedSet<string>(StringComparer.Ordinal), MostUnpacked);
        source.Position = 0;
        var tokens = new PdfTokens(source);
        var (names, dictionary, depth) = (new List<string>(), new List<string>(), 0);
        while (tokens.Next() is { } token)
        {
            switch (token.Kind)
            {
                case PdfToken.Name when token.Text == "Encrypt":
                    throw new RefusalException(RefusalKind.Usage, "file-pdf-locked", name);
                case PdfToken.Name:
                    if (Active.Contains(token.Text))
                        remarks.Add(AttachmentRemark.Scripts);
                    dictionary.Add(token.Text);
                    break;
                case PdfToken.Opening:
                    if (depth++ == 0)
                        dictionary.Clear();
                    break;
                case PdfToken.Closing:
                    depth = Math.Max(0, depth - 1);
                    break;
                case PdfToken.Word when token.Text == "stream":
                    var (start, length) = tokens.SkipStream();
                    if (dictionary.Contains("ObjStm"))
                        ReadObjects(source.Name, start, length, dictionary, remarks, ref left);
                    dictionary.Clear();
                    depth = 0;
                    break;
                case PdfToken.Word when token.Text is "obj" or "endobj":
                    dictionary.Clear();
                    depth = 0;
                    break;
            }
        }
        return [.. remarks];
    }

    private static bool IsVersion(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) && head[5] is (byte)'1' or (byte)'2' && head[6] == '.' && char.IsAsciiDigit((char)head[7]);

    // Readers find the table of objects from there; what follows it is no part of the document.
    private static bool EndsWell(FileStream source)
    {
        var tail = new byte[(int)Math.Min(TailBytes, source.Length)];
        source.Position = source.Length - tail.Length;
        source.ReadExactly(tail);
        var end = tail.AsSpan().TrimEnd("\0\t\n\f\r "u8);
        return end.EndsWith("%%EOF"u8) && end.LastIndexOf("startxref"u8) >= 0;
    }

    // Objects may be packed together; what they say counts like any other.
    private static void ReadObjects(string path, long start, long length, List<string> dictionary, SortedSet<string> remarks, ref long left)
    {
        if (
            !dictionary.Contains("FlateDecode")
            || dictionary.Contains("DecodeParms")
            || dictionary.Count(one => one.EndsWith("Decode", StringComparison.Ordinal)) > 1
        )
        {
            remarks.Add(AttachmentRemark.Unread);
            return;
        }
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            file.Position = start;
            using var part = new BoundedStream(file, length);
            using var packed = new ZLibStream(part, CompressionMode.Decompress);
            using var unpacked = new BoundedStream(packed, left);
            var tokens = new PdfTokens(unpacked);
            while (tokens.Next() is { } token)
            {
                if (token.Kind == PdfToken.Name && Active.Contains(token.Text))
                    remarks.Add(AttachmentRemark.Scripts);
            }
            left = unpacked.Left;
            if (left == 0)
                remarks.Add(AttachmentRemark.Unread);
        }
        catch (InvalidDataException)
        {
            remarks.Add(AttachmentRemark.Unread);
        }
    }
}
