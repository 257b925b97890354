using System.Globalization;
using System.Xml;
using Scoring.Cli.Localization;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>
/// The steps of an edition as an SVG picture: boxes from left to right, weights on the lines, a coloured stripe for the standing.
/// </summary>
internal static class EditionPicture
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const double Margin = 24;
    private const double HeaderHeight = 78;

    private static readonly Dictionary<Standing, string> Colours = new()
    {
        [Standing.Official] = "#17693b",
        [Standing.Transcribed] = "#1f6fa8",
        [Standing.Press] = "#8a6a12",
        [Standing.Inferred] = "#b0501a",
        [Standing.Committee] = "#6b3fa0",
        [Standing.Illustrative] = "#6e6e6e",
    };

    /// <summary>Writes the picture.</summary>
    public static void Write(Stream stream, Edition edition, string language)
    {
        var (roots, bottom) = PictureLayout.Place(
            PictureBox.Of(edition, CliTexts.Get("picture.again", language), language),
            Margin + HeaderHeight
        );
        var boxes = roots.SelectMany(root => root.All()).ToList();
        var columns = boxes.Select(box => box.Depth).DefaultIfEmpty(1).Max() + 1;
        var width = Math.Max(columns * (PictureLayout.Width + PictureLayout.Gap) - PictureLayout.Gap + 2 * Margin, 900);
        using var svg = XmlWriter.Create(
            stream,
            new XmlWriterSettings
            {
                Indent = true,
                NewLineChars = "\n",
                CheckCharacters = false,
                Encoding = new System.Text.UTF8Encoding(false),
            }
        );
        svg.WriteStartElement("svg", Namespace);
        Put(svg, ("width", width), ("height", bottom + Margin));
        svg.WriteAttributeString("viewBox", $"0 0 {Number(width)} {Number(bottom + Margin)}");
        svg.WriteAttributeString("role", "img");
        svg.WriteAttributeString("font-family", "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif");
        svg.WriteElementString("title", Namespace, Clean($"{edition.Name.In(language)} ({edition.Id})"));
        Rectangle(svg, 0, 0, width, bottom + Margin, "#ffffff", null);
        Header(
            svg,
            edition,
            [.. boxes.Select(box => box.Box.Standing).OfType<Standing>().Distinct().Order()],
            boxes.Any(box => box.Box.Weight is not null),
            language
        );
        foreach (var box in boxes)
            Lines(svg, box);
        foreach (var box in boxes)
            Box(svg, box);
        svg.WriteEndElement();
    }

    private static void Header(XmlWriter svg, Edition edition, IReadOnlyList<Standing> standings, bool weighed, string language)
    {
        Text(svg, Margin, Margin + 18, 20, true, $"{edition.Name.In(language)} ({edition.Id})");
        var x = Margin;
        foreach (var standing in standings)
        {
            var word = Texts.Standing(standing, language);
            Rectangle(svg, x, Margin + 34, 10, 10, Colours[standing], null);
            Text(svg, x + 16, Margin + 43, 11, false, word);
            x += 40 + word.Length * 7;
        }
        if (weighed)
            Text(svg, x, Margin + 43, 11, false, CliTexts.Get("picture.weight", language));
    }

    private static void Lines(XmlWriter svg, PlacedBox box)
    {
        foreach (var part in box.Parts)
        {
            var (from, to) = (LeftOf(box) + PictureLayout.Width, LeftOf(part));
            svg.WriteStartElement("path", Namespace);
            var half = (from + to) / 2;
            svg.WriteAttributeString(
                "d",
                $"M {Number(from)} {Number(box.Middle)} C {Number(half)} {Number(box.Middle)} "
                    + $"{Number(half)} {Number(part.Middle)} {Number(to)} {Number(part.Middle)}"
            );
            svg.WriteAttributeString("fill", "none");
            svg.WriteAttributeString("stroke", "#8c8c8c");
            svg.WriteEndElement();
            if (part.Box.Weight is { } weight)
                Text(svg, to - 5, part.Middle > box.Middle + 1 ? part.Middle + 15 : part.Middle - 5, 12, true, weight, "end");
        }
    }

    private static void Box(XmlWriter svg, PlacedBox box)
    {
        var left = LeftOf(box);
        Rectangle(svg, left, box.Top, PictureLayout.Width, box.Height, "#ffffff", "#8c8c8c");
        Rectangle(svg, left, box.Top, 5, box.Height, box.Box.Standing is { } standing ? Colours[standing] : "#c8c8c8", null);
        var y = box.Top + PictureLayout.Padding;
        foreach (var line in box.Lines)
        {
            y += PictureLayout.Step(line);
            Text(svg, left + PictureLayout.Padding + 4, y - line.Size * 0.32, line.Size, line.Bold, line.Text);
        }
    }

    private static double LeftOf(PlacedBox box) => Margin + box.Depth * (PictureLayout.Width + PictureLayout.Gap);

    private static void Text(XmlWriter svg, double x, double y, double size, bool bold, string text, string? anchor = null)
    {
        svg.WriteStartElement("text", Namespace);
        Put(svg, ("x", x), ("y", y), ("font-size", size));
        svg.WriteAttributeString("fill", "#1a1a1a");
        if (bold)
            svg.WriteAttributeString("font-weight", "bold");
        if (anchor is not null)
            svg.WriteAttributeString("text-anchor", anchor);
        svg.WriteString(Clean(text));
        svg.WriteEndElement();
    }

    private static void Rectangle(XmlWriter svg, double x, double y, double width, double height, string fill, string? stroke)
    {
        svg.WriteStartElement("rect", Namespace);
        Put(svg, ("x", x), ("y", y), ("width", width), ("height", height));
        svg.WriteAttributeString("fill", fill);
        if (stroke is not null)
            svg.WriteAttributeString("stroke", stroke);
        svg.WriteEndElement();
    }

    private static void Put(XmlWriter svg, params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            svg.WriteAttributeString(name, Number(value));
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The text without the characters XML forbids; the writer escapes the rest.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
