namespace Scoring.Features.Output.Charts;

/// <summary>A chart laid out for a file: title, drawing, legend, what the figures are. All places are in pixels.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Shapes">What is drawn; no points.</param>
public sealed record ChartSheet(double Width, double Height, IReadOnlyList<Shape> Shapes)
{
    private const double Margin = 24;
    private const double DrawingWidth = 752;
    private const double LetterWidth = 7.5;
    private const double TitleLetterWidth = 11;

    /// <summary>Lays a chart out.</summary>
    public static ChartSheet Of(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var shapes = new List<Shape>();
        var width = chart.Drawing.Width ?? DrawingWidth;
        var letters = (int)(width / LetterWidth);
        var y = Margin + 14;
        foreach (var line in Lines(chart.Title, (int)(width / TitleLetterWidth)))
        {
            shapes.Add(new Words("d-title", new(0, Margin), y, line));
            y += 24;
        }
        y -= chart.Drawing.Width is null ? Drawing.AnswerHeight - 8 : 0;
        shapes.AddRange(Moved(chart.Drawing.Shapes, width, y));
        y += chart.Drawing.Height + 20;
        foreach (var entry in chart.Legend)
        {
            shapes.Add(new Dot(entry.Class, new(0, Margin + 8), y - 4, 8));
            if (entry.Letter is { } letter)
                shapes.Add(new Words(LetterInk(entry.Class), new(0, Margin + 8), y, letter, Anchor.Middle));
            shapes.Add(new Words("d-label", new(0, Margin + 24), y, entry.Text));
            y += 22;
        }
        foreach (var line in Lines(chart.Note ?? "", letters).Concat(Lines(chart.Credit, letters)))
        {
            shapes.Add(new Words("d-note", new(0, Margin), y, line));
            y += 18;
        }
        return new ChartSheet(width + 2 * Margin, y + Margin - 18, shapes);
    }

    /// <summary>The ink of a letter inside a mark: dark on a hollow one.</summary>
    public static string LetterInk(string mark) => mark.StartsWith("d-made", StringComparison.Ordinal) ? "d-letter-made" : "d-letter";

    private static IEnumerable<Shape> Moved(IEnumerable<Shape> shapes, double width, double down)
    {
        Across To(Across place) => new(0, Margin + place.In(width));
        foreach (var shape in shapes)
        {
            switch (shape)
            {
                case Block block:
                    yield return block with
                    {
                        X = To(block.X),
                        Y = block.Y + down,
                        Width = new(0, block.Width.In(width)),
                    };
                    break;
                case Stroke line:
                    var moved = new Across(line.X2.Share, line.X1.Pixels);
                    yield return line with
                    {
                        X1 = To(line.X1),
                        Y1 = line.Y1 + down,
                        X2 = To(line.X2.Share == 0 ? line.X2 : moved),
                        Y2 = line.Y2 + down,
                    };
                    break;
                case Dot dot:
                    yield return dot with
                    {
                        X = To(dot.X),
                        Y = dot.Y + down,
                    };
                    break;
                case Words words:
                    yield return words with
                    {
                        X = To(words.X),
                        Y = words.Y + down,
                    };
                    break;
                case Point point:
                    foreach (var part in Moved(point.Shapes, width, down))
                        yield return part;
                    break;
                default:
                    throw new ArgumentException(shape.GetType().Name, nameof(shapes));
            }
        }
    }

    private static IEnumerable<string> Lines(string text, int most)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= most)
            {
                yield return line;
                line = "";
            }
            line += line.Length == 0 ? word : " " + word;
        }
        if (line.Length > 0)
            yield return line;
    }
}
