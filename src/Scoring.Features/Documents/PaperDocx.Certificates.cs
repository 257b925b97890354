using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Scoring.Features.Documents;

/// <content>Certificates: a page each, crosswise, in a frame.</content>
public static partial class PaperDocx
{
    private const string Certificate = "page";

    // The lines of a certificate, all in the middle of the page: how large, and whether bold.
    private static readonly Dictionary<string, (int Size, bool IsBold)> OnCertificates = new(StringComparer.Ordinal)
    {
        ["edition"] = (Large, false),
        ["to"] = (24, false),
        ["holder"] = (44, true),
        ["holder long"] = (30, true),
        ["title"] = (30, false),
        ["title long"] = (22, false),
        ["award"] = (48, true),
        ["award long"] = (32, true),
        ["cluster"] = (22, false),
        ["hash"] = (14, false),
    };

    private static bool IsCertificate(XElement element) => (string?)element.Attribute("class") == Certificate;

    // Certificates lie crosswise within a double frame, with their text in the middle.
    private static SectionProperties Landscape() =>
        new(
            new PageSize
            {
                Width = 16838,
                Height = 11906,
                Orient = PageOrientationValues.Landscape,
            },
            new PageMargin
            {
                Top = 850,
                Bottom = 850,
                Left = 1417,
                Right = 1417,
                Header = 400,
                Footer = 400,
                Gutter = 0,
            },
            new PageBorders(Frame(new TopBorder()), Frame(new LeftBorder()), Frame(new BottomBorder()), Frame(new RightBorder()))
            {
                OffsetFrom = PageBorderOffsetValues.Page,
            },
            new VerticalTextAlignmentOnPage { Val = VerticalJustificationValues.Center }
        );

    private static T Frame<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Color, border.Size, border.Space) = (BorderValues.Double, "7A5C13", 12, 24);
        return border;
    }

    // Each certificate begins a page.
    private static void WriteCertificate(OpenXmlElement into, XElement element, Pictures pictures)
    {
        var last = into.LastChild;
        foreach (var inner in element.Elements())
            Write(into, inner, pictures);
        var first = last is null ? null : last.NextSibling<Paragraph>();
        if (first?.ParagraphProperties is { } properties)
            properties.PageBreakBefore = new PageBreakBefore();
    }

    // Place and day to the left; to the right room for a signature above the name.
    private static Table Signature(XElement element)
    {
        var table = new Table(
            new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }),
            new TableGrid(new GridColumn { Width = "7002" }, new GridColumn { Width = "7002" })
        );
        var row = new TableRow();
        foreach (var (column, part) in element.Elements().Index())
        {
            var cell = new TableCell();
            if (column > 0)
                cell.Append(Enumerable.Range(0, 3).Select(_ => new Paragraph()));
            cell.Append(Line(part, Normal));
            row.Append(cell);
        }
        table.Append(row);
        return table;
    }
}
