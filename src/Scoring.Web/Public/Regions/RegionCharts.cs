using Scoring.Domain.Hierarchy;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Regions;
using Scoring.Web.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>The charts of a region, for its page and as files.</summary>
/// <param name="Reader">Whose language they have.</param>
/// <param name="Report">The region.</param>
/// <param name="History">Its places through the editions, the oldest first.</param>
/// <param name="Whole">The whole ranking.</param>
/// <param name="Split">What its change is due to; null if there is none.</param>
/// <param name="Credit">What the figures are, for files; empty where they are not public.</param>
internal sealed record RegionCharts(
    Reader Reader,
    RegionReport Report,
    IReadOnlyList<PastPlace> History,
    RankingResult Whole,
    ChangeSplit? Split,
    string Credit
)
{
    /// <summary>Its profile in a composite index; null if the ranking is not by one.</summary>
    public UnitProfile? Profile { get; init; }

    /// <summary>Its strengths and weaknesses in a composite index; null if the ranking is not by one.</summary>
    public Chart? Strengths() =>
        Profile is not null && ProfileChart.Of(Reader, Titled("index.profile.title"), Report.Row.Name, Profile) is { } chart
            ? chart with
            {
                Credit = Credit,
            }
            : null;

    /// <summary>Score and rank by edition; null if there is one edition only.</summary>
    public Chart? Years() =>
        History.Count > 1
            ? HistoryChart.Of(Reader, Titled("history.title"), [new PlaceSeries(Report.Row.Name, History)]) with
            {
                Credit = Credit,
            }
            : null;

    /// <summary>The parts of its score; null if none has a value.</summary>
    public Chart? Parts() =>
        Report.Parts.Any(part => part.Value > 0)
            ? PartsChart.Of(Reader, $"{Report.Row.Name}: {Reader.Text("parts.title")}", Report.Parts) with
            {
                Credit = Credit,
            }
            : null;

    /// <summary>What its change is made of; null if it cannot be split.</summary>
    public Chart? Change() => Split is not null && SplitChart.Of(Reader, Split) is { } chart ? chart with { Credit = Credit } : null;

    /// <summary>Where it stands among all; null if fewer than two have a score.</summary>
    public Chart? Distribution() =>
        DistributionChart.Of(Reader, Whole, Reader.Text("distribution.where", Report.Row.Name), Report.Row.Id) is { } chart
            ? chart with
            {
                Credit = Credit,
            }
            : null;

    /// <summary>Its indicators against the median, of the region itself and of its innovations.</summary>
    public IEnumerable<Chart> Indicators() =>
        Report
            .Indicators.GroupBy(row => row.Level)
            .Select(table =>
                IndicatorChart.Of(Reader, NameOf(table.Key), TitleOf(table.Key), Report.Row.Name, [.. table]) with
                {
                    Credit = Credit,
                }
            );

    /// <summary>The chart of a name in an address, or null.</summary>
    public Chart? Find(string name) =>
        name switch
        {
            HistoryChart.Name => Years(),
            PartsChart.Name => Parts(),
            SplitChart.Name => Change(),
            DistributionChart.Name => Distribution(),
            ProfileChart.Name => Strengths(),
            _ => Indicators().FirstOrDefault(chart => chart.Name == name),
        };

    /// <summary>Whose indicators a level has, in words.</summary>
    public string TitleOf(Level level) => Reader.Text(level == Level.Region ? "indicators.of-region" : "indicators.of-innovations");

    private static string NameOf(Level level) => level == Level.Region ? IndicatorChart.OfRegion : IndicatorChart.OfInnovations;

    private string Titled(string key) => $"{Report.Row.Name}: {Reader.Text(key)}";
}
