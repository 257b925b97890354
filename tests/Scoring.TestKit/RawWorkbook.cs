using System.IO.Compression;
using System.Text;

namespace Scoring.TestKit;

/// <summary>A workbook written part by part, also as no program would write it.</summary>
public sealed class RawWorkbook
{
    private readonly HashSet<string> _latin1 = [];
    private readonly Dictionary<string, string> _parts = new()
    {
        ["_rels/.rels"] = Relations(("r1", "officeDocument", "xl/workbook.xml")),
        ["xl/workbook.xml"] = Book("<sheet name=\"Nilai\" sheetId=\"1\" r:id=\"r1\"/>"),
        ["xl/_rels/workbook.xml.rels"] = Relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml")
        ),
        ["xl/worksheets/sheet1.xml"] = Sheet("<sheetData/>"),
    };

    /// <summary>The parts of a workbook whose elements have a prefix, which common readers, ExcelJS among them, do not know.</summary>
    /// <param name="workbook">The workbook; it is read from its beginning and left there.</param>
    public static IReadOnlyList<string> Prefixed(Stream workbook)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        workbook.Position = 0;
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        var found = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            if (reader.ReadToEnd().Contains("<x:", StringComparison.Ordinal))
                found.Add(entry.FullName);
        }
        workbook.Position = 0;
        return found;
    }

    /// <summary>Sets a part; null leaves it out.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="xml">Its text.</param>
    /// <param name="isLatin1">True if each letter stands for one byte, so that a part can be no text at all.</param>
    public RawWorkbook With(string part, string? xml, bool isLatin1 = false)
    {
        if (isLatin1)
            _latin1.Add(part);
        if (xml is null)
            _parts.Remove(part);
        else
            _parts[part] = xml;
        return this;
    }

    /// <summary>Sets the first sheet: the text between its tags.</summary>
    public RawWorkbook WithSheet(string inner) => With("xl/worksheets/sheet1.xml", Sheet(inner));

    /// <summary>Sets the first sheet's rows.</summary>
    public RawWorkbook WithRows(string rows) => WithSheet($"<sheetData>{rows}</sheetData>");

    /// <summary>Sets the shared texts: the text between the tags.</summary>
    public RawWorkbook WithTexts(string inner) => With("xl/sharedStrings.xml", $"<sst {Main}>{inner}</sst>");

    /// <summary>The file.</summary>
    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in _parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write((_latin1.Contains(name) ? Encoding.Latin1 : Encoding.UTF8).GetBytes(xml));
            }
        }
        return stream.ToArray();
    }

    /// <summary>Elements within elements.</summary>
    public static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

    /// <summary>The workbook part with these sheets.</summary>
    public static string Book(string sheets, string properties = "") =>
        $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{properties}"
        + $"<sheets>{sheets}</sheets></workbook>";

    /// <summary>A part of relations.</summary>
    public static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(
            relations.Select(relation =>
                $"<Relationship Id=\"{relation.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + $"{relation.Type}\" Target=\"{relation.Target}\"/>"
            )
        )
        + "</Relationships>";

    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private static string Sheet(string inner) => $"<worksheet {Main}>{inner}</worksheet>";
}
