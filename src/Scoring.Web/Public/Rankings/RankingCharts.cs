using Scoring.Domain.Statistics;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Web.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Rankings;

/// <summary>The charts of a ranking, for its page and as files.</summary>
internal static class RankingCharts
{
    /// <summary>The provinces.</summary>
    public static Chart Provinces(Reader reader, ShownRanking shown) =>
        TileChart.Of(reader, Titled(reader, shown, "tiles.title"), shown, code => LinkOf(reader, shown, code)) with
        {
            Credit = Credit(reader, shown),
        };

    /// <summary>The distribution of scores; null if there are fewer than two.</summary>
    public static Chart? Distribution(Reader reader, ShownRanking shown) =>
        DistributionChart.Of(reader, shown.Whole, Titled(reader, shown, "distribution.title")) is { } chart
            ? chart with
            {
                Credit = Credit(reader, shown),
            }
            : null;

    /// <summary>The ranks that units might have had; null if there are none.</summary>
    public static Chart? Intervals(Reader reader, ShownRanking shown, IReadOnlyDictionary<string, RankSpan> spans) =>
        IntervalChart.Of(
            reader,
            Titled(reader, shown, "intervals.title"),
            shown.Whole,
            spans
                .Where(span => span.Value is { From: not null, To: not null })
                .ToDictionary(span => span.Key, span => (span.Value.From!.Value, span.Value.To!.Value)),
            reader.Text("span.meaning")
        )
            is { } chart
            ? chart with
            {
                Credit = Credit(reader, shown),
            }
            : null;

    /// <summary>
    /// The scores against those of the edition before; null where a score does not mean the same in both, where real figures would stand
    /// against made up ones, and for fewer than two units that have both.
    /// </summary>
    public static Chart? Beside(Reader reader, ShownRanking shown, ShownRanking? before, IReadOnlyList<string> shift)
    {
        if (before is null || shift.Count > 0 || before.Basis.IsIllustrative != shown.Basis.IsIllustrative)
            return null;
        var chart = BesideChart.Of(
            before.Whole,
            shown.Whole,
            reader.Text("beside.before", NameOf(before)),
            reader.Text("beside.before", NameOf(shown)),
            reader.Language
        );
        return chart.Draw() is { } drawn ? drawn with { Credit = Credit(reader, shown) } : null;

        // Editions of a programme often have one name; then the year tells them apart.
        string NameOf(ShownRanking one)
        {
            var name = one.Edition.Name.In(reader.Language);
            var other = (one == shown ? before : shown).Edition.Name.In(reader.Language);
            return name == other ? $"{name} {one.Edition.Id[(one.Edition.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]}" : name;
        }
    }

    /// <summary>What the figures of a ranking are, for a file that is read without the page.</summary>
    public static string Credit(Reader reader, ShownRanking shown) =>
        string.Join(
            ". ",
            new[]
            {
                reader.SiteName,
                $"{shown.Edition.Name.In(reader.Language)}, {shown.Whole.Rule.Name.In(reader.Language)}",
                reader.Text("chart.hash", shown.Basis.ResultHash[..12]),
                shown.Basis.IsIllustrative ? $"{reader.Text("illustrative.mark")} {reader.Text("illustrative.sentence")}" : "",
            }
                .Where(part => part.Length > 0)
                .Select(part => part.TrimEnd('.'))
        ) + ".";

    /// <summary>A title that names the ranking and the edition, for files.</summary>
    public static string Titled(Reader reader, ShownRanking shown, string key) =>
        $"{shown.Whole.Rule.Name.In(reader.Language)}, {shown.Edition.Name.In(reader.Language)}: {reader.Text(key)}";

    // A province that is ranked itself has its own page; otherwise its regions are shown.
    private static string LinkOf(Reader reader, ShownRanking shown, string code) =>
        shown.Whole.Of(code) is not null
            ? reader.ToWith([new("edition", shown.Edition.Id), new("ranking", shown.Whole.Rule.Id)], "region", code)
            : reader.ToWith([new("province", code)], shown.Edition.Id, shown.Whole.Rule.Id) + "#lines";
}
