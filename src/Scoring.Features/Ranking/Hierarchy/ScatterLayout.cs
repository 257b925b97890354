using Scoring.Features.Output.Charts;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>Where the marks of a scatter plot, its axes and the names that have room are drawn.</summary>
/// <param name="marks">The units.</param>
/// <param name="x">What the axis to the right says.</param>
/// <param name="y">What the axis upwards says.</param>
/// <param name="written">A number as the reader writes it.</param>
/// <param name="line">The line of least squares; null for none.</param>
internal sealed class ScatterLayout(
    IReadOnlyList<ScatterLayout.Mark> marks,
    string x,
    string y,
    Func<decimal, string> written,
    (double Slope, double Intercept)? line
)
{
    private const int Crowd = 150;
    private const double Right = 0.98;
    private const double LetterWidth = 7;
    private const double LineHeight = 16;
    private const int NameLetters = 22;
    private const int LineSteps = 60;

    // More would be a page too heavy to load, and none of them could be hit with a finger.
    private const int MostAnswers = 300;

    private readonly double _radius = marks.Count > Crowd ? 3 : 4.5;
    private (double Low, double High) _across = Range([.. marks.Select(mark => mark.X)]);
    private (double Low, double High) _up = Range([.. marks.Select(mark => mark.Y)]);

    /// <summary>True if both axes have one scale and the line is where both values are equal, from corner to corner.</summary>
    public bool IsDiagonal
    {
        get;
        init
        {
            field = value;
            if (value)
                _across = _up = Range([.. marks.SelectMany(mark => new[] { mark.X, mark.Y })]);
        }
    }

    /// <summary>A unit.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Answer">Its figures in words.</param>
    /// <param name="X">Its value to the right.</param>
    /// <param name="Y">Its value upwards.</param>
    /// <param name="Ink">The ink of its dot.</param>
    internal sealed record Mark(string Name, string Answer, double X, double Y, string Ink);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    /// <summary>The drawing for wide places.</summary>
    public Drawing Wide() => Lay(assumed: 700, height: 380, mostNames: 24);

    /// <summary>The drawing for narrow places.</summary>
    public Drawing Narrow() => Lay(assumed: 330, height: 300, mostNames: 8);

    private static (double, double) Range(double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        var room = high > low ? (high - low) * 0.05 : Math.Max(Math.Abs(low) * 0.1, 1);
        // What never goes below 0 has no axis below it.
        return (low >= 0 && low - room < 0 ? 0 - room * 0.4 : low - room, high + room);
    }

    private Drawing Lay(double assumed, double height, int mostNames)
    {
        var ticks = Sketch.Ticks(_up.Low, _up.High).Select(tick => (tick, Text: written((decimal)tick))).ToList();
        var left = (ticks.Max(tick => tick.Text.Length) * LetterWidth + 12) / assumed;
        var letters = (int)(assumed / LetterWidth) - 4;
        List<string> above = Lines("↑ " + y, letters),
            below = Lines(x + " →", letters);
        var top = Drawing.AnswerHeight + above.Count * LineHeight + 10;
        var bottom = top + height;
        Across AtX(double value) => new(left + (value - _across.Low) / (_across.High - _across.Low) * (Right - left));
        double AtY(double value) => bottom - (value - _up.Low) / (_up.High - _up.Low) * height;
        var shapes = new List<Shape>();
        shapes.AddRange(above.Select((text, i) => new Words("d-label", new(0), Drawing.AnswerHeight + (i + 1) * LineHeight, text)));
        foreach (var (tick, text) in ticks)
        {
            shapes.Add(new Stroke("d-grid", new(left), AtY(tick), new(Right), AtY(tick)));
            shapes.Add(new Words("d-note", new(left, -8), AtY(tick) + 4, text, Anchor.End));
        }
        foreach (var tick in TicksAcross(assumed * (Right - left)))
        {
            shapes.Add(new Stroke("d-grid", AtX(tick), top, AtX(tick), bottom));
            shapes.Add(new Words("d-note", AtX(tick), bottom + 18, written((decimal)tick), Anchor.Middle));
        }
        shapes.Add(new Stroke("d-axis", new(left), bottom, new(Right), bottom));
        shapes.Add(new Stroke("d-axis", new(left), top, new(left), bottom));
        shapes.AddRange(below.Select((text, i) => new Words("d-label", new(Right), bottom + 40 + i * LineHeight, text, Anchor.End)));
        if (Ends() is var (from, to))
            shapes.Add(new Stroke("d-shift", AtX(from), AtY(Value(from)), AtX(to), AtY(Value(to))));
        shapes.AddRange(Dots(AtX, AtY, Names(AtX, AtY, assumed, new Box(left * assumed, top, assumed, bottom), mostNames)));
        return new Drawing(bottom + 34 + below.Count * LineHeight, shapes);
    }

    private IEnumerable<Shape> Dots(Func<double, Across> atX, Func<double, double> atY, Dictionary<int, Words> names)
    {
        // The marked one lies on top.
        foreach (var (i, mark) in marks.Index().OrderBy(mark => mark.Item.Ink == "d-mark"))
        {
            var (place, height) = (atX(mark.X), atY(mark.Y));
            var dot = new Dot(mark.Ink, place, height, mark.Ink == "d-mark" ? _radius + 2 : _radius);
            Shape[] parts = names.TryGetValue(i, out var name) ? [dot, name] : [dot];
            if (marks.Count <= MostAnswers)
                yield return new Point(mark.Answer, place with { Pixels = -11 }, height - 11, new(0, 22), 22, parts);
            else
            {
                foreach (var part in parts)
                    yield return part;
            }
        }
    }

    /// <summary>The names that have room beside their dots, first of the marked unit, then of those farthest from the line.</summary>
    private Dictionary<int, Words> Names(Func<double, Across> atX, Func<double, double> atY, double width, Box plot, int most)
    {
        Box BoxOf(Mark mark, double size) =>
            new(atX(mark.X).In(width) - size, atY(mark.Y) - size, atX(mark.X).In(width) + size, atY(mark.Y) + size);
        List<Box> taken = [.. marks.Select(mark => BoxOf(mark, _radius)), .. OfLine(atX, atY, width)];
        var names = new Dictionary<int, Words>();
        var order = marks.Index().OrderByDescending(mark => mark.Item.Ink == "d-mark").ThenByDescending(mark => Farness(mark.Item));
        foreach (var (i, mark) in order.Take(most * 2))
        {
            if (names.Count == most)
                break;
            var (place, height) = (atX(mark.X), atY(mark.Y));
            var text = mark.Name.Length <= NameLetters ? mark.Name : mark.Name[..(NameLetters - 1)].TrimEnd() + "…";
            var (middle, wide) = (place.In(width), text.Length * LetterWidth);
            (double Shift, double Down, Anchor Anchor, double From)[] places =
            [
                (8, 4, Anchor.Start, middle + 8),
                (-8, 4, Anchor.End, middle - 8 - wide),
                (0, -9, Anchor.Middle, middle - wide / 2),
                (0, 19, Anchor.Middle, middle - wide / 2),
            ];
            foreach (var (shift, down, anchor, from) in places)
            {
                var box = new Box(from, height + down - 12, from + wide, height + down + 3);
                if (box.Left < plot.Left || box.Right > plot.Right || box.Top < plot.Top || box.Bottom > plot.Bottom)
                    continue;
                if (taken.Exists(box.Meets))
                    continue;
                taken.Add(box);
                names.Add(i, new Words("d-note", place with { Pixels = shift }, height + down, text, anchor));
                break;
            }
        }
        return names;
    }

    // Names keep off the line, in so many steps along it.
    private IEnumerable<Box> OfLine(Func<double, Across> atX, Func<double, double> atY, double width)
    {
        if (Ends() is not var (from, to))
            yield break;
        for (var step = 0; step < LineSteps; step++)
        {
            var (one, other) = (from + (to - from) * step / LineSteps, from + (to - from) * (step + 1) / LineSteps);
            var (first, second) = (atY(Value(one)), atY(Value(other)));
            yield return new Box(atX(one).In(width), Math.Min(first, second) - 1, atX(other).In(width), Math.Max(first, second) + 1);
        }
    }

    private double Farness(Mark mark)
    {
        var (across, up) = (_across.High - _across.Low, _up.High - _up.Low);
        var expected = line is null ? (_up.Low + _up.High) / 2 : Value(mark.X);
        return Math.Abs(mark.Y - expected) / up + 0.3 * Math.Abs(mark.X - (_across.Low + _across.High) / 2) / across;
    }

    // As many as there is room for their numbers.
    private IEnumerable<double> TicksAcross(double room)
    {
        var ticks = Sketch.Ticks(_across.Low, _across.High);
        var wide = ticks.Max(tick => written((decimal)tick).Length) * LetterWidth + 14;
        var every = Math.Max(1, (int)Math.Ceiling(wide * ticks.Count / room));
        return ticks.Where((_, i) => i % every == 0);
    }

    private double Value(double across) => line!.Value.Intercept + line.Value.Slope * across;

    /// <summary>Between which places the line lies within the drawing; null if there is none.</summary>
    private (double From, double To)? Ends()
    {
        if (line is not { Slope: var slope, Intercept: var intercept })
            return null;
        var (from, to) = IsDiagonal ? _across : (marks.Min(mark => mark.X), marks.Max(mark => mark.X));
        if (slope != 0)
        {
            var (one, other) = ((_up.Low - intercept) / slope, (_up.High - intercept) / slope);
            (from, to) = (Math.Max(from, Math.Min(one, other)), Math.Min(to, Math.Max(one, other)));
        }
        return from < to ? (from, to) : null;
    }

    private static List<string> Lines(string text, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= most)
                lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }
        return lines;
    }
}
