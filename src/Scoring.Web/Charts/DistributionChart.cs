using Scoring.Domain.Ranking;
using Scoring.Features.Output.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>The number of units by score, with the limits of the predicates.</summary>
internal static class DistributionChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "distribution";

    private const int Columns = 24;
    private const double Top = Drawing.AnswerHeight + 26;
    private const double Tall = 96;
    private const double Base = Top + Tall;

    private sealed record Bin(decimal From, decimal To, int Count, bool Holds);

    /// <summary>Makes it; null if fewer than two units have a rank and a score.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="whole">The ranking.</param>
    /// <param name="title">Its title.</param>
    /// <param name="marked">The unit whose column is marked; null for none.</param>
    public static Chart? Of(Reader reader, RankingResult whole, string title, string? marked = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(whole);
        List<decimal> scores = [.. whole.Rows.Where(row => row.Rank is not null).Select(row => row.Shown).OfType<decimal>()];
        if (scores.Count < 2)
            return null;
        var full = whole.Rule.Bands?.Bands.Max(band => band.To);
        var (low, high) = full >= scores.Max() && scores.Min() >= 0 ? (0m, full.Value) : (scores.Min(), scores.Max());
        if (high == low)
            high = low + 1;
        var own = marked is null ? null : whole.Of(marked);
        List<Bin> bins = [.. Enumerable.Range(0, Columns).Select(i => BinAt(i, low, high, scores, own?.Shown)).Where(bin => bin.Count > 0)];
        List<decimal> limits =
        [
            .. (whole.Rule.Bands?.Bands ?? [])
                .Where(band => band.Ranked)
                .Select(band => band.From)
                .OfType<decimal>()
                .Where(from => from > low && from < high),
        ];
        string Figure(decimal score) => reader.Number(score, 0, Math.Min(whole.Rule.Rounding.Places, 2));
        string Range(Bin bin) => $"{Figure(bin.From)}–{Figure(bin.To)}";
        Across At(decimal score) => new(Sketch.Share(score - low, high - low, 1));

        var tallest = bins.Max(bin => bin.Count);
        var shapes = new List<Shape> { new Stroke("d-axis", new(0), Base + 0.5, new(1), Base + 0.5) };
        // Below the name of the marked unit, so that no line crosses it.
        var limitFrom = own is null ? Top - 22 : Top - 2;
        shapes.AddRange(limits.Select(limit => new Stroke("d-shift", At(limit), limitFrom, At(limit), Base + 6)));
        foreach (var bin in bins)
        {
            var height = Tall * bin.Count / tallest;
            var bar = new Block(bin.Holds ? "d-mark d-bar" : "d-band-1 d-bar", At(bin.From), Base - height, new(1.0 / Columns), height);
            var answer = reader.Text("distribution.answer", Range(bin), reader.Number(bin.Count));
            shapes.Add(new Point(answer, At(bin.From), Top, new(1.0 / Columns), Tall, [bar]));
        }
        foreach (var (i, tick) in Sketch.Ticks((double)low, (double)high).Index())
        {
            var place = At((decimal)tick);
            var anchor =
                place.Share < 0.04 ? Anchor.Start
                : place.Share > 0.96 ? Anchor.End
                : Anchor.Middle;
            shapes.Add(new Words("d-note", place, Base + 22, reader.Number((decimal)tick, 0, 2), anchor));
        }
        if (own is { Shown: { } shown })
        {
            var place = At(shown);
            var anchor =
                place.Share < 0.3 ? Anchor.Start
                : place.Share > 0.7 ? Anchor.End
                : Anchor.Middle;
            shapes.Add(new Words("d-figure", place, Top - 8, RowChart.Short(own.Name, 32), anchor));
        }
        return new Chart(
            Name,
            title,
            reader.Text("distribution.summary", reader.Number(scores.Count), Figure(scores.Min()), Figure(scores.Max())),
            new Drawing(Base + 30, shapes),
            [reader.Word("label.score"), reader.Text("distribution.units")],
            [.. bins.Select(bin => (IReadOnlyList<Cell>)[new Cell(Range(bin)), new Cell(reader.Number(bin.Count), bin.Count)])]
        )
        {
            Note = reader.Text(limits.Count > 0 ? "distribution.key-bands" : "distribution.key"),
        };
    }

    private static Bin BinAt(int place, decimal low, decimal high, List<decimal> scores, decimal? marked)
    {
        var (from, to) = (low + (high - low) * place / Columns, low + (high - low) * (place + 1) / Columns);
        bool Within(decimal score) => score >= from && (score < to || (place == Columns - 1 && score == to));
        return new Bin(from, to, scores.Count(Within), marked is { } own && Within(own));
    }
}
