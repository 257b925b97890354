namespace Scoring.Cli.Rendering;

/// <summary>
/// A box with its position: trees run from left to right, the parts of a box are stacked vertically, the box at their middle.
/// </summary>
/// <param name="Box">The box.</param>
/// <param name="Depth">Its column, from 0.</param>
/// <param name="Top">Its upper edge in pixels.</param>
/// <param name="Lines">Its text, broken to the width of a box.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record PlacedBox(PictureBox Box, int Depth, double Top, IReadOnlyList<PictureText> Lines, IReadOnlyList<PlacedBox> Parts)
{
    /// <summary>Its height in pixels.</summary>
    public double Height => PictureLayout.HeightOf(Lines);

    /// <summary>The middle of its edge, where lines end, in pixels.</summary>
    public double Middle => Top + Height / 2;

    /// <summary>The box and all its descendants.</summary>
    public IEnumerable<PlacedBox> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}

/// <summary>A line of text in a box.</summary>
/// <param name="Text">The text.</param>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Bold">True for a name.</param>
internal sealed record PictureText(string Text, double Size, bool Bold);

/// <summary>Positions every box. Text cannot be measured here: widths are taken from a wide font, so that text never overflows.</summary>
internal static class PictureLayout
{
    /// <summary>The width of a box in pixels.</summary>
    public const double Width = 280;

    /// <summary>The space between two columns, for lines and weights, in pixels.</summary>
    public const double Gap = 72;

    /// <summary>The space between the edge of a box and its text, in pixels.</summary>
    public const double Padding = 9;

    private const double Between = 14;
    private const double LineHeight = 1.36;
    private const double LetterWidth = 0.6;
    private const double BoldLetterWidth = 0.66;

    /// <summary>Stacks trees vertically; returns them with the lower edge of the last in pixels.</summary>
    public static (IReadOnlyList<PlacedBox> Roots, double Bottom) Place(IReadOnlyList<PictureBox> roots, double top)
    {
        var placed = new List<PlacedBox>();
        foreach (var root in roots)
        {
            var (box, bottom) = Place(root, 0, top);
            placed.Add(box);
            top = bottom + 2 * Between;
        }
        return (placed, placed.Count == 0 ? top : top - 2 * Between);
    }

    /// <summary>The height of a box with these lines, in pixels.</summary>
    public static double HeightOf(IReadOnlyList<PictureText> lines) => lines.Sum(line => line.Size * LineHeight) + 2 * Padding;

    /// <summary>The distance of a line from the line before it, in pixels.</summary>
    public static double Step(PictureText line) => line.Size * LineHeight;

    private static (PlacedBox Box, double Bottom) Place(PictureBox box, int depth, double top)
    {
        var lines = LinesOf(box);
        var (height, parts) = (HeightOf(lines), new List<PlacedBox>());
        var (next, below) = (top, top);
        foreach (var part in box.Parts)
        {
            var (placed, bottom) = Place(part, depth + 1, next);
            parts.Add(placed);
            (below, next) = (bottom, bottom + Between);
        }
        if (parts.Count == 0)
            return (new PlacedBox(box, depth, top, lines, parts), top + height);
        var middle = (parts[0].Middle + parts[^1].Middle) / 2;
        var own = Math.Max(top, middle - height / 2);
        return (new PlacedBox(box, depth, own, lines, parts), Math.Max(below, own + height));
    }

    private static List<PictureText> LinesOf(PictureBox box) =>
        [
            .. Break(box.Title, 13, BoldLetterWidth).Select(text => new PictureText(text, 13, true)),
            .. Break(box.Details, 11, LetterWidth).Select(text => new PictureText(text, 11, false)),
            .. Break(box.Source is null ? "" : $"[{box.Source}]", 10, LetterWidth).Select(text => new PictureText(text, 10, false)),
        ];

    /// <summary>Breaks a text between words; a word wider than a line is cut.</summary>
    private static IEnumerable<string> Break(string text, double size, double letter)
    {
        var most = (int)((Width - 2 * Padding - 4) / (size * letter));
        var line = "";
        foreach (
            var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word.Chunk(most))
                .Select(letters => new string(letters))
        )
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = word;
            }
            else
                line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0)
            yield return line;
    }
}
