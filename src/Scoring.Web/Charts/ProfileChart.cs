using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// A unit in every part of a composite index beside the median of all units, on the index's scale: its strengths and weaknesses.
/// </summary>
internal static class ProfileChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "profile";

    private const int Most = 40;

    /// <summary>Makes it; null if no part has a median.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="unit">The unit's name.</param>
    /// <param name="profile">Its profile.</param>
    public static Chart? Of(Reader reader, string title, string unit, UnitProfile profile)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(profile);
        List<ProfileLine> all = [.. profile.Lines.Where(line => line.Median is not null)];
        if (all.Count == 0)
            return null;
        // Of a large index the groups are drawn, and those indicators that say something about the unit.
        var shown = all.Count <= Most ? all : [.. all.Where(line => !line.Node.IsIndicator || IsMarked(line)).Take(Most)];
        decimal[] values = [.. shown.SelectMany(line => new[] { line.Value ?? line.Median!.Value, line.Median!.Value })];
        var (low, high) = (values.Min(), values.Max());
        if (low == high)
            high = low + 1m;
        List<(decimal, string)> ticks =
        [
            .. Sketch.Ticks((double)low, (double)high).Select(tick => ((decimal)tick, reader.Number((decimal)tick, 0, 3))),
        ];
        List<RowLine> lines = [.. shown.Select(line => Line(reader, line))];
        return new Chart(
            Name,
            title,
            reader.Text(
                "index.profile.summary",
                unit,
                reader.Number(all.Count(line => line.Standing == ProfileStanding.Strength)),
                reader.Number(all.Count(line => line.Standing == ProfileStanding.Weakness)),
                reader.Number(all.Count)
            ),
            RowChart.Wide(lines, low, high, ticks),
            [
                reader.Text("index.part"),
                reader.Text("index.value"),
                reader.Text("indicators.median"),
                reader.Word("label.rank"),
                reader.Word("label.reading"),
            ],
            [.. all.Select(line => Figures(reader, line))]
        )
        {
            Narrow = RowChart.Narrow(lines, low, high, ticks),
            Legend =
            [
                new LegendEntry("d-own", reader.Text("index.profile.strength"), "+"),
                new LegendEntry("d-below", reader.Text("index.profile.weakness"), "−"),
                new LegendEntry("d-whole", reader.Text("index.profile.middle")),
                new LegendEntry("d-median", reader.Text("index.profile.median")),
            ],
            Note = reader.Text("index.profile.key") + (shown.Count < all.Count ? " " + reader.Text("index.profile.more") : ""),
        };
    }

    private static bool IsMarked(ProfileLine line) => line.Standing is ProfileStanding.Strength or ProfileStanding.Weakness;

    private static RowLine Line(Reader reader, ProfileLine line) =>
        new(
            line.Node.Name.In(reader.Language),
            line is { Value: { } value, Rank: { } rank }
                ? reader.Text(
                    "index.profile.answer",
                    line.Node.Name.In(reader.Language),
                    reader.Number(value, 0, 3),
                    reader.Number(rank),
                    reader.Number(line.Of),
                    reader.Number(line.Median!.Value, 0, 3)
                )
                : reader.Text("index.profile.none", line.Node.Name.In(reader.Language), reader.Number(line.Median!.Value, 0, 3)),
            (at, y) => Marks(line, at, y)
        );

    private static IEnumerable<Shape> Marks(ProfileLine line, Func<decimal, Across> at, double y)
    {
        var median = at(line.Median!.Value);
        if (line.Value is not { } value)
        {
            yield return new Dot("d-median", median, y, 5);
            yield break;
        }
        var own = at(value);
        yield return new Stroke("d-between", median, y, own, y);
        yield return new Dot("d-median", median, y, 5);
        yield return new Dot(InkOf(line.Standing), own, y, IsMarked(line) ? 8 : 5.5);
        if (IsMarked(line))
            yield return new Words("d-letter", own, y + 4, line.Standing == ProfileStanding.Strength ? "+" : "−", Anchor.Middle);
    }

    private static string InkOf(ProfileStanding standing) =>
        standing switch
        {
            ProfileStanding.Strength => "d-own",
            ProfileStanding.Weakness => "d-below",
            _ => "d-whole",
        };

    private static IReadOnlyList<Cell> Figures(Reader reader, ProfileLine line) =>
        [
            new(line.Node.Name.In(reader.Language)),
            new(line.Value is { } value ? reader.Number(value, 0, 3) : "–", line.Value),
            new(reader.Number(line.Median!.Value, 0, 3), line.Median),
            new(line.Rank is { } rank ? reader.Text("index.rank-of", reader.Number(rank), reader.Number(line.Of)) : "–", line.Rank),
            new(reader.Word("profile." + line.Standing)),
        ];
}
