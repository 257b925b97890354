using Scoring.Features.Output.Charts;

namespace Scoring.Web.Charts;

/// <summary>A line of a chart with a name for each: what its marks are, at places on the common scale.</summary>
/// <param name="Name">The name of the line.</param>
/// <param name="Answer">Its figures in words.</param>
/// <param name="Shapes">
/// Draws its marks: the first function gives the place of a value on the scale, the second number is the height of the line's middle.
/// </param>
internal sealed record RowLine(string Name, string Answer, Func<Func<decimal, Across>, double, IEnumerable<Shape>> Shapes)
{
    /// <summary>The letter of its series, drawn before its name; null for none.</summary>
    public (string Letter, string Class)? Series { get; init; }
}

/// <summary>Lays lines with names out on one scale: the names to the left where there is room, otherwise above their lines.</summary>
internal static class RowChart
{
    private const double Left = 0.42;
    private const double Right = 0.94;
    private const double NarrowLeft = 0.04;
    private const double NarrowRight = 0.93;
    private const double Step = 28;
    private const double NarrowStep = 46;
    private const double Foot = 26;
    private const int MostLines = 3;
    private const double LineHeight = 16;
    private const double Indent = 22;
    private const int IndentLetters = 3;
    private const int Letters = 38;
    private const int NarrowLetters = 36;

    /// <summary>The drawing for wide places.</summary>
    /// <param name="lines">The lines, from the top.</param>
    /// <param name="low">The value at the left end of the scale.</param>
    /// <param name="high">The value at its right end; above <paramref name="low"/>.</param>
    /// <param name="ticks">The values whose grid lines are drawn, with what is written at them.</param>
    public static Drawing Wide(
        IReadOnlyList<RowLine> lines,
        decimal low,
        decimal high,
        IReadOnlyList<(decimal Value, string Text)> ticks
    ) => Lay(lines, low, high, ticks, Left, Right, Step, Letters, namesAbove: false);

    /// <summary>The drawing for narrow places.</summary>
    /// <inheritdoc cref="Wide"/>
    public static Drawing Narrow(
        IReadOnlyList<RowLine> lines,
        decimal low,
        decimal high,
        IReadOnlyList<(decimal Value, string Text)> ticks
    ) => Lay(lines, low, high, ticks, NarrowLeft, NarrowRight, NarrowStep, NarrowLetters, namesAbove: true);

    /// <summary>A name in at most three lines of so many letters, broken between words where it can be.</summary>
    internal static IReadOnlyList<string> Lines(string name, int most)
    {
        var lines = new List<string>();
        while (name.Length > most && lines.Count < MostLines - 1 && name.LastIndexOf(' ', most) is > 0 and var end)
        {
            lines.Add(name[..end]);
            name = name[(end + 1)..];
        }
        return [.. lines, Short(name, most)];
    }

    /// <summary>A name in at most so many letters.</summary>
    public static string Short(string name, int most) =>
        name.Length <= most ? name : string.Concat(name.AsSpan(0, most - 1).TrimEnd(), "…");

    private static Drawing Lay(
        IReadOnlyList<RowLine> lines,
        decimal low,
        decimal high,
        IReadOnlyList<(decimal Value, string Text)> ticks,
        double left,
        double right,
        double step,
        int letters,
        bool namesAbove
    )
    {
        Across At(decimal value) => new(left + Sketch.Share(value - low, high - low, right - left));
        var top = Drawing.AnswerHeight + 4;
        List<IReadOnlyList<string>> names =
        [
            .. lines.Select(line => Lines(line.Name, letters - (line.Series is null ? 0 : IndentLetters))),
        ];
        double HeightOf(int i) => step + (names[i].Count - 1) * LineHeight;
        var bottom = top + Enumerable.Range(0, lines.Count).Sum(HeightOf);
        var shapes = new List<Shape>();
        foreach (var (value, text) in ticks)
        {
            shapes.Add(new Stroke("d-grid", At(value), top, At(value), bottom + 4));
            shapes.Add(new Words("d-note", At(value), bottom + 20, text, Anchor.Middle));
        }
        var from = top;
        foreach (var (i, line) in lines.Index())
        {
            var more = (names[i].Count - 1) * LineHeight;
            var y = from + (namesAbove ? 32 + more : HeightOf(i) / 2);
            var nameAt = namesAbove ? from + 18 : y + 4 - more / 2;
            var indent = 0.0;
            List<Shape> parts = [];
            if (line.Series is var (letter, style))
            {
                parts.Add(new Dot(style, new(0, 9), nameAt - 4, 8));
                parts.Add(new Words(ChartSheet.LetterInk(style), new(0, 9), nameAt, letter, Anchor.Middle));
                indent = Indent;
            }
            foreach (var (at, part) in names[i].Index())
                parts.Add(new Words("d-label", new(0, indent), nameAt + at * LineHeight, part));
            parts.AddRange(line.Shapes(At, y));
            shapes.Add(new Point(line.Answer, new(0), from, new(1), HeightOf(i), parts));
            from += HeightOf(i);
        }
        return new Drawing(bottom + Foot, shapes);
    }
}
