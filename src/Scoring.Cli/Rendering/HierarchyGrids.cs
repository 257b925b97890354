using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The report of a composite index as tables: the numbers, each with its meaning.</summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class HierarchyGrids(HierarchyReport report, string language)
{
    private readonly CompositeReport _figures = report.Figures;

    /// <summary>All tables.</summary>
    public IReadOnlyList<Grid> All => [Indicators(), Nodes(), Correlations(), Influence()];

    private Grid Indicators() =>
        new(
            "indicators",
            Texts.Get("label.report-indicators", language),
            [
                Id,
                Name,
                new("units", "label.with-value"),
                new("coverage", "label.coverage", 1),
                new("minimum", "label.lowest"),
                new("maximum", "label.highest"),
                new("mean", "label.mean"),
                new("standard_deviation", "label.deviation"),
                new("skewness", "label.skewness", 2),
                new("kurtosis", "label.kurtosis", 2),
                new("imputed", "label.imputed"),
                new("treatment", "label.treatment"),
                new("skewness_after", "label.skewness-after", 2),
                new("kurtosis_after", "label.kurtosis-after", 2),
                new("effective_weight", "label.effective-weight", 4),
                Reading,
                new("median", "label.median"),
                new("zeros", "label.zeros"),
                new("different", "label.different"),
                new("most_frequent", "label.most-frequent"),
                new("flags", "label.flags"),
                new("unit_of_measure", "label.unit-of-measure"),
            ],
            [
                .. _figures.Indicators.Select(figures =>
                    (IReadOnlyList<object?>)
                        [
                            figures.Node.Id,
                            figures.Node.Name.In(language),
                            figures.Reported.Count,
                            report.CoverageOf(figures),
                            figures.Reported.Minimum,
                            figures.Reported.Maximum,
                            figures.Reported.Mean,
                            figures.Reported.StandardDeviation,
                            figures.Reported.Skewness,
                            figures.Reported.Kurtosis,
                            figures.Imputed,
                            Texts.Get("treated." + figures.Treatment, language, figures.Points),
                            figures.Prepared.Skewness,
                            figures.Prepared.Kurtosis,
                            _figures.Nodes.First(node => node.Node.Id == figures.Node.Id).EffectiveWeight,
                            HierarchySummary.OfSpread(report, figures, language),
                            figures.Shape.Median,
                            figures.Shape.Zeros,
                            figures.Shape.Different,
                            figures.Shape.MostFrequent,
                            HierarchySummary.OfFlags(figures, language),
                            figures.Node.Unit?.In(language),
                        ]
                ),
            ]
        );

    private Grid Nodes() =>
        new(
            "nodes",
            Texts.Get("label.report-nodes", language),
            [
                Id,
                Name,
                new("level", "label.level"),
                new("weight", "label.weight"),
                new("effective_weight", "label.effective-weight", 4),
                new("parts", "label.parts"),
                new("units", "label.with-value"),
                new("minimum", "label.lowest", 2),
                new("maximum", "label.highest", 2),
                new("mean", "label.mean", 2),
                new("standard_deviation", "label.deviation", 2),
                new("alpha", "label.alpha", 2),
                Reading,
            ],
            [
                .. _figures
                    .Nodes.Where(figures => !figures.Node.IsIndicator)
                    .Select(figures =>
                        (IReadOnlyList<object?>)
                            [
                                figures.Node.Id,
                                figures.Node.Name.In(language),
                                figures.Node.Level,
                                figures.Above is null ? null : figures.Node.Weight.Amount,
                                figures.EffectiveWeight,
                                figures.Node.Children.Count,
                                figures.Values.Count,
                                figures.Values.Minimum,
                                figures.Values.Maximum,
                                figures.Values.Mean,
                                figures.Values.StandardDeviation,
                                figures.Alpha,
                                HierarchySummary.OfAlpha(figures, language),
                            ]
                    ),
            ]
        );

    private Grid Correlations() =>
        new(
            "correlations",
            Texts.Get("label.report-correlations", language),
            [new("part_of", "label.pillar"), First, Second, Compared, Correlation, Reading, Spearman, Kendall, Chance],
            [
                .. _figures.Correlations.Select(pair =>
                    (IReadOnlyList<object?>)
                        [
                            pair.Above.Id,
                            Named(pair.First),
                            Named(pair.Second),
                            pair.Units,
                            pair.Coefficient,
                            HierarchySummary.OfCorrelation(pair.Coefficient, pair.Units, language),
                            pair.Spearman,
                            pair.Kendall,
                            Coherence.Probability(pair.Coefficient, pair.Units),
                        ]
                ),
            ]
        );

    private Grid Influence() =>
        new(
            "influence",
            Texts.Get("label.report-influence", language),
            [
                Id,
                Name,
                new("part_of", "label.pillar"),
                new("effective_weight", "label.effective-weight", 4),
                new("correlation_with_pillar", "label.with-pillar", 2),
                new("correlation_with_index", "label.with-index", 2),
                Compared,
                new("mean_rank_shift", "label.mean-shift", 2),
                new("largest_rank_shift", "label.largest-shift"),
                new("moves_most", "label.moves-most"),
                new("lose_index", "label.gone"),
                Reading,
            ],
            [
                .. _figures
                    .Nodes.Where(figures => figures.Above is not null)
                    .Select(figures =>
                        (IReadOnlyList<object?>)
                            [
                                figures.Node.Id,
                                figures.Node.Name.In(language),
                                figures.Above!.Id,
                                figures.EffectiveWeight,
                                figures.WithAbove,
                                figures.WithIndex,
                                figures.Without?.Units,
                                figures.Without?.Mean,
                                figures.Without?.Largest,
                                report.MoverOf(figures),
                                figures.Without?.Gone,
                                HierarchySummary.OfInfluence(report, figures, language),
                            ]
                    ),
            ]
        );

    private string Named(HierarchyNode node) =>
        node.Name is { } name && name.In(language) != node.Id ? $"{name.In(language)} ({node.Id})" : node.Id;
}
