using System.Globalization;
using System.Text;
using System.Xml;

namespace Scoring.Features.Output.Charts;

/// <summary>A chart as an SVG file that stands by itself: it needs no style sheet and no font but one without serifs.</summary>
public static class SvgFile
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The type of the file.</summary>
    public const string ContentType = "image/svg+xml; charset=utf-8";

    /// <summary>Writes it.</summary>
    public static byte[] Of(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var sheet = ChartSheet.Of(chart);
        using var file = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                file,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    Indent = true,
                    CheckCharacters = false,
                }
            )
        )
        {
            xml.WriteStartElement("svg", Namespace);
            xml.WriteAttributeString("viewBox", $"0 0 {At(sheet.Width)} {At(sheet.Height)}");
            xml.WriteAttributeString("width", At(sheet.Width));
            xml.WriteAttributeString("height", At(sheet.Height));
            xml.WriteAttributeString("font-family", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif");
            xml.WriteElementString("title", Namespace, Storable(chart.Title));
            xml.WriteElementString("desc", Namespace, Storable(chart.Summary));
            xml.WriteStartElement("rect", Namespace);
            xml.WriteAttributeString("width", "100%");
            xml.WriteAttributeString("height", "100%");
            xml.WriteAttributeString("fill", "#ffffff");
            xml.WriteEndElement();
            foreach (var shape in sheet.Shapes)
                Write(xml, shape);
            xml.WriteEndElement();
        }
        return file.ToArray();
    }

    private static void Write(XmlWriter xml, Shape shape)
    {
        var ink = Inks.Of(shape.Class);
        switch (shape)
        {
            case Block block:
                Begin(xml, "rect", ink, ("x", block.X.Pixels), ("y", block.Y), ("width", block.Width.Pixels), ("height", block.Height));
                if (block.Radius > 0)
                    xml.WriteAttributeString("rx", At(block.Radius));
                break;
            case Stroke line:
                Begin(xml, "line", ink, ("x1", line.X1.Pixels), ("y1", line.Y1), ("x2", line.X2.Pixels), ("y2", line.Y2));
                break;
            case Dot dot:
                Begin(xml, "circle", ink, ("cx", dot.X.Pixels), ("cy", dot.Y), ("r", dot.Radius));
                break;
            case Words words:
                Begin(xml, "text", ink, ("x", words.X.Pixels), ("y", words.Y), ("font-size", ink.Size));
                if (ink.IsBold)
                    xml.WriteAttributeString("font-weight", "600");
                if (words.Anchor != Anchor.Start)
                    xml.WriteAttributeString("text-anchor", words.Anchor == Anchor.End ? "end" : "middle");
                xml.WriteString(Storable(words.Text));
                break;
            default:
                throw new ArgumentException(shape.GetType().Name, nameof(shape));
        }
        xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml, string element, Ink ink, params (string Name, double Value)[] places)
    {
        xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in places)
            xml.WriteAttributeString(name, At(value));
        xml.WriteAttributeString("fill", ink.Fill ?? "none");
        if (ink.Line is null)
            return;
        xml.WriteAttributeString("stroke", ink.Line);
        xml.WriteAttributeString("stroke-width", At(ink.Width));
        if (ink.Dash.Length > 0)
            xml.WriteAttributeString("stroke-dasharray", ink.Dash);
    }

    // Names come from files: XML cannot hold every character that they may have.
    private static string Storable(string text) =>
        string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));

    private static string At(double place) => place.ToString("0.##", CultureInfo.InvariantCulture);
}
