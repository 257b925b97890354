using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.Features.Ranking.Robustness.Index;
using Scoring.Web.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Rankings;

/// <summary>What the page about the certainty of a composite index needs.</summary>
/// <param name="Shown">The ranking.</param>
/// <param name="Hierarchy">The report of the index.</param>
/// <param name="Robust">How certain its ranks are; null if the list is too long to be made again so often.</param>
/// <param name="Trends">The first units through the editions; empty if there is one edition only.</param>
public sealed record IndexLook(
    ShownRanking Shown,
    HierarchyReport Hierarchy,
    IndexRobustnessReport? Robust,
    IReadOnlyList<PlaceSeries> Trends
)
{
    // Enough for a picture, little enough for the first visitor after a publication to wait for.
    private const int Draws = 500;
    private const string Trend = "trend";
    private const char Between = '~';
    private const int Percent = 90;

    // The same objects at every call: what is remembered is found by them. The first that suits the rule is taken.
    private static readonly VariedChoices[] Plans =
    [
        new()
        {
            Weights = 25m,
            LeaveOut = ["indicators"],
            Aggregate = ["arithmetic"],
        },
        new()
        {
            Weights = 25m,
            LeaveOut = ["indicators"],
            Aggregate = ["geometric"],
        },
        new() { Weights = 25m, LeaveOut = ["indicators"] },
        new() { Weights = 25m },
    ];

    /// <summary>True if a ranking is by a composite index or a node of one.</summary>
    public static bool IsIndex(RankingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return HierarchyStep.Of(rule.Score) is not null;
    }

    /// <summary>How certain the ranking is, list by list; empty where it is not known.</summary>
    public IReadOnlyList<IndexRobustList> Lists => Robust is null ? [] : Robust.Rankings[0].Lists;

    /// <summary>Gathers it from what is published.</summary>
    /// <exception cref="RefusalException">The ranking is not by a composite index.</exception>
    internal static async Task<IndexLook> Of(PublicAnswers answers, ShownRanking shown)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(shown);
        if (HierarchyStep.Of(shown.Whole.Rule.Score) is not var (step, _))
            throw new RefusalException(RefusalKind.Usage, "no-index-ranking", shown.Whole.Rule.Id);
        var (edition, ranking) = (shown.Edition.Id, shown.Whole.Rule.Id);
        var trends = new List<PlaceSeries>();
        foreach (var row in shown.Whole.Rows.Where(row => row.Rank is not null).Take(Inks.Series))
        {
            if (await answers.History(edition, ranking, row.Id) is { Count: > 1 } places)
                trends.Add(new PlaceSeries(row.Name, places));
        }
        return new IndexLook(
            shown,
            await answers.Ask(new ReportHierarchy(edition, step.Id)),
            await RobustOf(answers, edition, ranking, step.Rule),
            trends
        );
    }

    /// <summary>The profile of a unit; null if the ranking is not by a composite index.</summary>
    internal static async Task<UnitProfile?> ProfileOf(PublicAnswers answers, string edition, RankingRule rule, string unit)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(rule);
        return HierarchyStep.Of(rule.Score) is var (step, _)
            ? (await answers.Ask(new ReportHierarchy(edition, step.Id))).ProfileOf(unit)
            : null;
    }

    /// <summary>The chart of a name in an address, or null.</summary>
    internal Chart? Find(Reader reader, string name) =>
        (
            name switch
            {
                IntervalChart.Name => Intervals(reader),
                DecidesChart.Name => Decides(reader),
                CorrelationChart.Name => CorrelationChart.Of(reader, Titled(reader, "index.correlation.title"), Hierarchy),
                Trend => Trends.Count == 0
                    ? null
                    : HistoryChart.Of(reader, Titled(reader, "index.trend.title"), Trends) with
                    {
                        Name = Trend,
                    },
                _ => name.Split(Between) is [ScatterChart.Name, var x, var y] ? Scattered(reader, x, y, null) : null,
            }
        )
            is { } chart
            ? chart with
            {
                Credit = RankingCharts.Credit(reader, Shown),
            }
            : null;

    /// <summary>What the scatter plot shows unless the reader wants something else: the weightiest indicator, and what is ranked.</summary>
    internal (string X, string Y) UsualScatter => UsualScatterOf(Shown.Whole.Rule)!.Value;

    /// <summary>The same of a ranking whose figures are not at hand; null if it is not by a composite index.</summary>
    internal static (string X, string Y)? UsualScatterOf(RankingRule rule)
    {
        if (HierarchyStep.Of(rule.Score) is not var (step, ranked))
            return null;
        var root = step.Rule.Root;
        var weights = root.EffectiveWeights();
        return (
            ranked.Indicators.Where(one => one != ranked).Append(root).MaxBy(one => one == root ? -1m : weights[one.Id])!.Id,
            ranked.Id
        );
    }

    /// <summary>What can be drawn against something else, each with its name.</summary>
    internal IReadOnlyList<(string Id, Text Name)> Scatterable =>
        [
            .. Hierarchy
                .Step.Rule.Root.Flatten()
                .Select(node => (node.Id, node.Name))
                .Concat(Hierarchy.Divisors.Value.Select(divisor => (divisor.Measure.Id, divisor.Measure.Name)))
                .DistinctBy(one => one.Id, StringComparer.Ordinal),
        ];

    /// <summary>The name of a scatter plot in addresses of files.</summary>
    internal static string NameOf(string x, string y) => string.Join(Between, ScatterChart.Name, x, y);

    /// <summary>Two parts against each other; null if no unit has both.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="x">The id of what goes to the right.</param>
    /// <param name="y">The id of what goes upwards.</param>
    /// <param name="marked">The id of a unit whose dot is set apart; null for none.</param>
    /// <exception cref="RefusalException">There is no such part or measure.</exception>
    internal Chart? Scattered(Reader reader, string x, string y, string? marked)
    {
        var chart = new ScatterChart(Hierarchy, Scatter.Of(Hierarchy, x, y), reader.Language).Draw(marked);
        return chart is null ? null : chart with { Title = $"{chart.Title} – {Shown.Edition.Name.In(reader.Language)}" };
    }

    /// <summary>The charts that there are, in the order of the page, each with its heading.</summary>
    internal IReadOnlyList<(string Title, Chart Chart)> Charts(Reader reader) =>
        [
            .. new[]
            {
                (IntervalChart.Name, "intervals.title"),
                (DecidesChart.Name, "index.decides.title"),
                (CorrelationChart.Name, "index.correlation.title"),
                (Trend, "index.trend.title"),
            }
                .Select(one => (reader.Text(one.Item2), Find(reader, one.Item1)))
                .Where(one => one.Item2 is not null)
                .Select(one => (one.Item1, one.Item2!)),
        ];

    private Chart? Intervals(Reader reader) =>
        IntervalChart.Of(
            reader,
            Titled(reader, "intervals.title"),
            Shown.Whole,
            Lists
                .SelectMany(list => list.Rows.Zip(list.Certainty.Units))
                .Where(pair => pair.Second.Interval(Percent) is not null)
                .ToDictionary(
                    pair => pair.First.Id,
                    pair => (pair.Second.Interval(Percent)!.From, pair.Second.Interval(Percent)!.To),
                    StringComparer.Ordinal
                ),
            reader.Text("index.span-meaning")
        );

    // Of several lists the longest speaks for the ranking; the command line has them all.
    private Chart? Decides(Reader reader) =>
        Lists.Where(list => list.Influence is not null).MaxBy(list => list.Rows.Count) is { Influence: { } influence } longest
            ? DecidesChart.Of(
                reader,
                Titled(reader, "index.decides.title") + (longest.Name.Length > 0 && Lists.Count > 1 ? $" ({longest.Name})" : ""),
                influence
            )
            : null;

    private string Titled(Reader reader, string key) => RankingCharts.Titled(reader, Shown, key);

    private static async Task<IndexRobustnessReport?> RobustOf(PublicAnswers answers, string edition, string ranking, CompositeRule rule)
    {
        var hasOther = rule.Aggregations.Values.Any(mean => mean is not ArithmeticMean);
        foreach (var plan in Plans.Skip(hasOther ? 0 : 1))
        {
            try
            {
                return await answers.Ask(new ReportIndexRobustness(edition, ranking, Draws: Draws) { Vary = plan, Decides = true });
            }
            catch (RefusalException refusal) when (refusal.Code is "index-choice" or "index-choices-clash")
            {
                // The next plan asks for less.
            }
            catch (RefusalException refusal) when (refusal.Code is "too-many-units" or "too-many-draws" or "index-runs-differ")
            {
                return null;
            }
        }
        return null;
    }
}
