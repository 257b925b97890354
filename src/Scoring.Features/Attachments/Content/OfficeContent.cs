using System.IO.Compression;
using System.Xml;
using Scoring.Features.Core;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Attachments.Content;

/// <summary>
/// Looks through an office file by the limits of imports: its parts, how far they unpack, and that no macro is among them.
/// </summary>
internal static class OfficeContent
{
    private const string Types = "[Content_Types].xml";
    private const int LongestTypes = 1 << 20;

    // A report with pictures is larger than a table of marks, and never opened here.
    private static readonly WorkbookLimits Limits = WorkbookLimits.Marks;

    /// <summary>Checks a file.</summary>
    public static void Check(Stream source, FileType type, string name)
    {
        try
        {
            using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > Limits.Parts)
                throw TooMuch(name);
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var part in zip.Entries)
            {
                if (!names.Add(part.FullName.Replace('\\', '/').TrimStart('/')))
                    throw Damaged(name, type);
                if (IsMacro(part.FullName))
                    throw new RefusalException(RefusalKind.Usage, "file-macros", name, part.Name);
            }
            CheckSizes(zip, source.Length, name);
            CheckTypes(zip.GetEntry(Types) ?? throw Damaged(name, type), type, name);
            if (!names.Contains(type == FileType.Xlsx ? "xl/workbook.xml" : "word/document.xml"))
                throw Damaged(name, type);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw Damaged(name, type);
        }
    }

    private static bool IsMacro(string part) =>
        part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || part.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase)
        || part.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || part.Contains("/activeX/", StringComparison.OrdinalIgnoreCase);

    // What the list of parts says of their sizes is the sender's word: they are unpacked, into nothing, and counted.
    private static void CheckSizes(ZipArchive zip, long packed, string name)
    {
        var left = Math.Min(Limits.UnpackedBytes, Math.Max(Limits.UnsuspiciousBytes, packed * Limits.Ratio));
        var buffer = new byte[1 << 16];
        foreach (var part in zip.Entries)
        {
            using var unpacked = part.Open();
            while (unpacked.Read(buffer) is > 0 and var read)
            {
                if ((left -= read) < 0)
                    throw TooMuch(name);
            }
        }
    }

    private static void CheckTypes(ZipArchiveEntry part, FileType type, string name)
    {
        using var unpacked = new BoundedStream(part.Open(), LongestTypes);
        using var xml = XmlReader.Create(
            unpacked,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CloseInput = false,
            }
        );
        var main = type == FileType.Xlsx ? "spreadsheetml.sheet.main+xml" : "wordprocessingml.document.main+xml";
        var isMain = false;
        while (xml.Read())
        {
            var kind = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType") : null;
            if (kind?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
                throw new RefusalException(RefusalKind.Usage, "file-macros", name, kind);
            isMain |= kind?.EndsWith(main, StringComparison.Ordinal) == true;
        }
        if (!isMain)
            throw Damaged(name, type);
    }

    private static RefusalException TooMuch(string name) =>
        new(RefusalKind.Usage, "file-unpacked", name, Limits.UnpackedBytes >> 20, Limits.Parts);

    private static RefusalException Damaged(string name, FileType type) =>
        new(RefusalKind.Usage, "file-damaged", name, type.ToString().ToUpperInvariant());
}
