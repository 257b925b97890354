using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Scoring.Features.Documents;

/// <summary>
/// A printed document as a Word file (DOCX), made from its HTML, so that both say the same: headings, paragraphs, lists and tables. What
/// has to be changed before signing is changed there.
/// </summary>
public static partial class PaperDocx
{
    private const string ContentBegins = "<body>";
    private const string ContentEnds = "</body>";
    private const int Small = 18;
    private const int Normal = 21;
    private const int Large = 26;
    private const int Title = 32;
    private const string Blank = "………………………………………………";

    /// <summary>The type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The file.</summary>
    /// <param name="html">A document that a template of ours made.</param>
    /// <param name="png">The picture of what a drawing in it stands for, as PNG; null for none.</param>
    public static byte[] Of(string html, Func<string, byte[]?>? png = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        var from = html.IndexOf(ContentBegins, StringComparison.Ordinal);
        var to = html.LastIndexOf(ContentEnds, StringComparison.Ordinal) + ContentEnds.Length;
        // No entity of HTML's own is used, and nothing outside the text is ever read.
        using var reader = XmlReader.Create(
            new StringReader(Storable(html[from..to])),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false }
        );
        var content = XElement.Load(reader);
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            var main = document.AddMainDocumentPart();
            var pictures = new Pictures(main, png);
            foreach (var element in content.Elements())
                Write(body, element, pictures);
            body.Append(content.Elements().Any(IsCertificate) ? Landscape() : Portrait());
            main.Document = new Document(body);
        }
        return file.ToArray();
    }

    private static SectionProperties Portrait() =>
        new(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin
            {
                Top = 1247,
                Bottom = 1134,
                Left = 1021,
                Right = 1021,
                Header = 600,
                Footer = 600,
                Gutter = 0,
            }
        );

    // Characters that XML cannot hold; names come from files.
    private static string Storable(string text) =>
        string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));

    private static void Write(OpenXmlElement into, XElement element, Pictures pictures)
    {
        switch (element.Name.LocalName)
        {
            case "h1":
                into.Append(Line(element, Title, isBold: true, JustificationValues.Center));
                break;
            case "h2":
                into.Append(Line(element, Large, isBold: true, keepsWithNext: true));
                break;
            case "h3":
                into.Append(Line(element, Normal, isBold: true, keepsWithNext: true));
                break;
            case "section" when IsCertificate(element):
                WriteCertificate(into, element, pictures);
                break;
            case "div" when (string?)element.Attribute("class") == "sign":
                into.Append(Signature(element));
                break;
            case "p" when OnCertificates.GetValueOrDefault((string?)element.Attribute("class") ?? "") is { Size: > 0 } line:
                into.Append(Line(element, line.Size, line.IsBold, JustificationValues.Center));
                break;
            case "p":
                var style = (string?)element.Attribute("class") ?? "";
                var isHead = style is "office" or "warning" or "of" or "office-address";
                into.Append(
                    Line(
                        element,
                        style == "office" ? Large : Normal,
                        style is "office" or "warning",
                        isHead ? JustificationValues.Center : null
                    )
                );
                break;
            case "ul":
                foreach (var item in element.Elements())
                    into.Append(Line(item, Normal, prefix: "• "));
                break;
            case "svg":
                if (pictures.Of(element) is { } picture)
                    into.Append(picture);
                break;
            case "table":
                into.Append(Grid(element));
                into.Append(new Paragraph());
                break;
            default:
                foreach (var inner in element.Elements())
                    Write(into, inner, pictures);
                break;
        }
    }

    private static Paragraph Line(
        XElement element,
        int size,
        bool isBold = false,
        JustificationValues? justified = null,
        bool keepsWithNext = false,
        string prefix = ""
    )
    {
        var properties = new ParagraphProperties();
        if (keepsWithNext)
            properties.Append(new KeepNext());
        properties.Append(new SpacingBetweenLines { After = "80", Before = keepsWithNext ? "160" : "0" });
        if (justified is { } justification)
            properties.Append(new Justification { Val = justification });
        var run = new RunProperties(
            new RunFonts
            {
                Ascii = "Times New Roman",
                HighAnsi = "Times New Roman",
                ComplexScript = "Times New Roman",
            }
        );
        if (isBold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) });
        return new Paragraph(properties, new Run(run, new Text(prefix + TextOf(element)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    // A line to fill in by hand is an empty element of this class.
    private static string TextOf(XElement element) =>
        string.Join(
            ' ',
            string.Concat(
                    element
                        .DescendantNodes()
                        .Select(node =>
                            node switch
                            {
                                XText text => text.Value,
                                XElement line when (string?)line.Attribute("class") == "line" => Blank,
                                _ => "",
                            }
                        )
                )
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static Table Grid(XElement table)
    {
        var style = (string?)table.Attribute("class") ?? "";
        var isPlain = style is "fill" or "signs";
        var kind = isPlain ? BorderValues.None : BorderValues.Single;
        var grid = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    new TopBorder { Val = kind, Size = 4 },
                    new LeftBorder { Val = kind, Size = 4 },
                    new BottomBorder { Val = kind, Size = 4 },
                    new RightBorder { Val = kind, Size = 4 },
                    new InsideHorizontalBorder { Val = kind, Size = 4 },
                    new InsideVerticalBorder { Val = kind, Size = 4 }
                )
            )
        );
        var rows = table.Descendants("tr").ToList();
        var columns = rows.Max(row => row.Elements().Count());
        grid.Append(
            new TableGrid(
                Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = (9864 / columns).ToString(CultureInfo.InvariantCulture) })
            )
        );
        foreach (var row in rows)
        {
            var isHead = row.Elements().Any(cell => cell.Name.LocalName == "th");
            var line = new TableRow();
            var properties = new TableRowProperties(new CantSplit());
            if (isHead)
                properties.Append(new TableHeader());
            line.Append(properties);
            foreach (var cell in row.Elements())
            {
                var isBold = isHead || (string?)row.Attribute("class") == "in";
                var written = new TableCell();
                // Room for a signature above each name.
                if (style == "signs")
                    written.Append(new Paragraph(), new Paragraph());
                written.Append(Line(cell, isPlain ? Normal : Small, isBold));
                line.Append(written);
            }
            grid.Append(line);
        }
        return grid;
    }
}
