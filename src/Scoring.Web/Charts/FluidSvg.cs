using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Scoring.Features.Output.Charts;

namespace Scoring.Web.Charts;

/// <summary>
/// Writes a drawing into a page. Shares become per cent and pixels stay pixels, so it fits the width of its card, and its text has the
/// size of the page's text at any width. Colours come from the style sheet.
/// </summary>
internal static class FluidSvg
{
    // An answer ends where the drawing begins, and may have seven lines.
    private const double MostAnswer = 130;
    private static readonly string AnswerPlace =
        $"y=\"{At(Drawing.AnswerHeight - MostAnswer)}\" width=\"100%\" height=\"{At(MostAnswer)}\"";

    /// <summary>The drawing as an element of a page.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="name">Its accessible name.</param>
    /// <param name="style">A further class; empty for none.</param>
    public static MarkupString Of(Drawing drawing, string name, string style = "")
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var text = new StringBuilder();
        text.Append("<svg role=\"group\" class=\"drawing ").Append(style).Append(drawing.Width is null ? "\"" : " whole\"");
        text.Append(" aria-label=\"").Append(Safe(name)).Append('"');
        if (drawing.Width is { } width)
            text.Append(CultureInfo.InvariantCulture, $" viewBox=\"0 0 {At(width)} {At(drawing.Height)}\"");
        else
            text.Append(CultureInfo.InvariantCulture, $" width=\"100%\" height=\"{At(drawing.Height)}\"");
        text.Append('>');
        var first = true;
        foreach (var shape in drawing.Shapes)
            first &= !Write(text, shape, first);
        return new MarkupString(text.Append("</svg>").ToString());
    }

    // True for a point: the first one is in the order of Tab, from there the arrow keys lead to the others.
    private static bool Write(StringBuilder text, Shape shape, bool isFirst)
    {
        switch (shape)
        {
            case Block block:
                text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{block.Class}\" {Place("x", block.X)} y=\"{At(block.Y)}\" ");
                text.Append(CultureInfo.InvariantCulture, $"width=\"{Length(block.Width)}\" height=\"{At(block.Height)}\"");
                text.Append(block.Radius > 0 ? $" rx=\"{At(block.Radius)}\"/>" : "/>");
                return false;
            case Stroke line:
                text.Append(CultureInfo.InvariantCulture, $"<line class=\"{line.Class}\" {Place("x1", line.X1)} y1=\"{At(line.Y1)}\" ");
                text.Append(CultureInfo.InvariantCulture, $"x2=\"{Start(line.X2)}\" y2=\"{At(line.Y2)}\"/>");
                return false;
            case Dot dot:
                text.Append(CultureInfo.InvariantCulture, $"<circle class=\"{dot.Class}\" {Place("cx", dot.X)} ");
                text.Append(CultureInfo.InvariantCulture, $"cy=\"{At(dot.Y)}\" r=\"{At(dot.Radius)}\"/>");
                return false;
            case Words words:
                text.Append(CultureInfo.InvariantCulture, $"<text class=\"{words.Class}\" {Place("x", words.X)} y=\"{At(words.Y)}\"");
                if (words.Anchor != Anchor.Start)
                    text.Append(words.Anchor == Anchor.End ? " text-anchor=\"end\"" : " text-anchor=\"middle\"");
                text.Append('>').Append(Safe(words.Text)).Append("</text>");
                return false;
            case Point point:
                Write(text, point, isFirst);
                return true;
            default:
                throw new ArgumentException(shape.GetType().Name, nameof(shape));
        }
    }

    private static void Write(StringBuilder text, Point point, bool isFirst)
    {
        var name = Safe(point.Answer);
        if (point.Address is { } address)
            text.Append(CultureInfo.InvariantCulture, $"<a class=\"pt\" href=\"{Safe(address)}\"><title>{name}</title>");
        else
            text.Append(
                CultureInfo.InvariantCulture,
                $"<g class=\"pt\" role=\"img\" tabindex=\"{(isFirst ? 0 : -1)}\" aria-label=\"{name}\">"
            );
        Write(text, new Block("hit", point.X, point.Y, point.Width, point.Height), isFirst: false);
        foreach (var shape in point.Shapes)
            Write(text, shape, isFirst: false);
        // Text of SVG has one line: what is too long for a phone is text of the page, on the ground of the card, and grows upwards.
        text.Append("<foreignObject class=\"tip\" ").Append(AnswerPlace).Append(" aria-hidden=\"true\"><div><span>");
        text.Append(name).Append("</span></div></foreignObject>");
        text.Append(point.Address is null ? "</g>" : "</a>");
    }

    // SVG knows no sums of per cent and pixels: the pixels are a move.
    private static string Place(string attribute, Across place) =>
        place.Share != 0 && place.Pixels != 0
            ? $"{attribute}=\"{Start(place)}\" transform=\"translate({At(place.Pixels)})\""
            : $"{attribute}=\"{Length(place)}\"";

    private static string Start(Across place) => place.Share != 0 ? Share(place.Share) : At(place.Pixels);

    private static string Length(Across length) => length.Share != 0 ? Share(length.Share) : At(length.Pixels);

    private static string Share(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
