using System.Xml;

namespace Scoring.Features.Import.Workbooks;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">True if a person does not see it.</param>
/// <param name="Part">The part with its cells.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string Part);

/// <summary>
/// Reads any workbook (.xlsx) forwards, sheet by sheet and row by row, within limits. What a cell means is the caller's matter: it gets the
/// stored text, the kind and the number format.
/// </summary>
internal sealed class WorkbookReader : IDisposable
{
    private readonly WorkbookPackage _package;
    private readonly Dictionary<int, string> _formatCodes = [];
    private readonly List<int> _formats = [];
    private readonly List<string> _texts = [];
    private readonly string? _textsPart;
    private bool _hasTexts;

    private WorkbookReader(string path, WorkbookLimits limits)
    {
        Limits = limits;
        _package = new WorkbookPackage(path, limits);
        try
        {
            var book = _package.RelationsOf("").Values.FirstOrDefault(relation => relation.Type == "officeDocument").Part
                ?? "xl/workbook.xml";
            var relations = _package.RelationsOf(book);
            string? PartOf(string type) => relations.Values.FirstOrDefault(relation => relation.Type == type).Part;
            _textsPart = PartOf("sharedStrings");
            if (PartOf("styles") is { } styles)
                ReadFormats(styles);
            Sheets = ReadSheets(book, relations);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The sheets with cells, in their order; charts are left out.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>True if days are counted from 1904-01-01 rather than from 1899-12-30.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>The limits.</summary>
    public WorkbookLimits Limits { get; }

    /// <summary>How many cells were read so far, and the length of their texts together: both are limited.</summary>
    internal (int Cells, long Length) Given { get; private set; }

    /// <summary>Opens a workbook; the caller disposes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Other limits than <see cref="WorkbookLimits.Default"/>.</param>
    /// <exception cref="WorkbookException">It cannot be read or passes a limit.</exception>
    public static WorkbookReader Open(string path, WorkbookLimits? limits = null) => new(path, limits ?? WorkbookLimits.Default);

    /// <summary>Reads a sheet from its start; the caller disposes the reader.</summary>
    public SheetReader Read(WorkbookSheet sheet) => new(this, sheet, _package.Open(sheet.Part));

    /// <summary>The code of a number format, as the file defines it ("yyyy-mm-dd"); null for a built-in one.</summary>
    /// <param name="id">The number of the format.</param>
    public string? FormatCode(int id) => _formatCodes.GetValueOrDefault(id);

    /// <inheritdoc/>
    public void Dispose() => _package.Dispose();

    /// <summary>The number format of a style; 0, general, for an unknown one.</summary>
    internal int FormatOf(int style) => style < _formats.Count ? _formats[style] : 0;

    /// <summary>A shared text.</summary>
    /// <exception cref="WorkbookException">There is none of that number.</exception>
    internal string TextOf(string number, string place)
    {
        if (!_hasTexts)
            ReadTexts();
        return WorkbookXml.NumberOf(number) is { } index && index < _texts.Count
            ? _texts[index]
            : throw new WorkbookException("workbook-place", place);
    }

    /// <summary>Counts a cell that was read.</summary>
    internal void Count(string text)
    {
        Given = (Given.Cells + 1, Given.Length + text.Length);
        if (Given.Cells > Limits.Cells)
            throw new WorkbookException("workbook-cells", Limits.Cells);
        if (Given.Length > Limits.TextLength)
            throw new WorkbookException("workbook-text-sum", Limits.TextLength);
    }

    private List<WorkbookSheet> ReadSheets(string book, Dictionary<string, (string Type, string? Part)> relations)
    {
        var sheets = new List<WorkbookSheet>();
        using var xml = _package.Open(book);
        while (xml.ReadWithin(Limits, book))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                CountsFrom1904 = WorkbookXml.IsTrue(xml.GetAttribute("date1904"));
            if (xml.LocalName != "sheet")
                continue;
            var (name, hidden, id) = (
                xml.GetAttribute("name") ?? "",
                xml.GetAttribute("state") is "hidden" or "veryHidden",
                RelationOf(xml)
            );
            var relation = id is not null && relations.TryGetValue(id, out var known) ? known : default;
            if (relation.Part is not { } part || !_package.Has(part))
                throw new WorkbookException("workbook-no-part", WorkbookPackage.Shown(name));
            if (relation.Type == "worksheet")
                sheets.Add(new WorkbookSheet(name, hidden, part));
        }
        return sheets;
    }

    private static string? RelationOf(XmlReader xml)
    {
        string? id = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
                id = xml.Value;
        }
        xml.MoveToElement();
        return id;
    }

    private void ReadFormats(string part)
    {
        using var xml = _package.Open(part);
        for (var (within, depth) = (false, 0); xml.ReadWithin(Limits, part); )
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "cellXfs")
                within = false;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "cellXfs")
                (within, depth) = (!xml.IsEmptyElement, xml.Depth);
            else if (xml.LocalName == "numFmt" && WorkbookXml.NumberOf(xml.GetAttribute("numFmtId")) is { } id)
                _formatCodes[id] = xml.GetAttribute("formatCode") ?? "";
            else if (within && xml.LocalName == "xf" && xml.Depth == depth + 1)
                _formats.Add(WorkbookXml.NumberOf(xml.GetAttribute("numFmtId")) ?? 0);
        }
    }

    // Phonetic guides (rPh) accompany a text and are not part of it.
    private void ReadTexts()
    {
        _hasTexts = true;
        if (_textsPart is null)
            return;
        var length = 0L;
        using var xml = _package.Open(_textsPart);
        while (xml.ReadWithin(Limits, _textsPart))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                continue;
            var text = xml.TextBelow(Limits, _textsPart, without: "rPh");
            if (_texts.Count == Limits.Texts)
                throw new WorkbookException("workbook-texts", Limits.Texts);
            if ((length += text.Length) > Limits.TextLength)
                throw new WorkbookException("workbook-text-sum", Limits.TextLength);
            _texts.Add(text);
        }
    }
}
