using Scoring.Features.Output.Charts;
using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>The parts of a score side by side, each with the width that the rule gives it.</summary>
internal static class PartsChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "parts";

    private const double Top = Drawing.AnswerHeight + 2;
    private const double Tall = 30;

    /// <summary>Makes it.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="parts">The parts; at least one with a value.</param>
    public static Chart Of(Reader reader, string title, IReadOnlyList<ScorePart> parts)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(parts);
        var rooms = parts.Select(part => part.Maximum ?? Math.Max(part.Value ?? 0m, 0m)).ToList();
        var whole = rooms.Sum();
        string Written(ScorePart part) =>
            (part.Value is { } value ? reader.Number(value, 0, 2) : "–")
            + (part.Maximum is { } most ? " / " + reader.Number(most, 0, 2) : "");
        string Told(ScorePart part) => $"{part.Name.In(reader.Language)} {Written(part)}";

        var shapes = new List<Shape>();
        var from = 0.0;
        foreach (var (i, part) in parts.Index())
        {
            var room = Sketch.Share(rooms[i], whole, 1);
            var filled = Sketch.Share(part.Value ?? 0m, rooms[i], room);
            List<Shape> blocks = [new Block("d-empty d-bar", new(from), Top, new(room), Tall)];
            if (filled > 0)
                blocks.Add(new Block($"d-part-{i % 4} d-bar", new(from), Top, new(filled), Tall));
            if (room > 0)
                shapes.Add(new Point(Told(part), new(from), Top, new(room), Tall, blocks));
            from += room;
        }
        return new Chart(
            Name,
            title,
            string.Join("; ", parts.Select(Told)),
            new Drawing(Top + Tall + 4, shapes),
            [reader.Text("parts.part"), reader.Text("parts.value"), reader.Text("parts.maximum")],
            [
                .. parts.Select(part =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(part.Name.In(reader.Language)),
                            new Cell(part.Value is { } value ? reader.Number(value, 0, 2) : "–", part.Value),
                            new Cell(part.Maximum is { } most ? reader.Number(most, 0, 2) : "–", part.Maximum),
                        ]
                ),
            ]
        )
        {
            Legend = [.. parts.Select((part, i) => new LegendEntry($"d-part-{i % 4}", Told(part)))],
        };
    }
}
