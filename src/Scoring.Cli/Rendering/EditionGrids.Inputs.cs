using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>What an edition reads of regions and innovations: indicators, the hierarchy of an index, measures.</summary>
internal sealed partial class EditionGrids
{
    private Grid Indicators() =>
        Make(
            "indicators",
            "label.indicators",
            [
                new("level", "label.level"),
                new("number", "label.number"),
                new("name", "label.name"),
                new("variable", "label.variable"),
                new("weight", "label.weight"),
                new("mandatory", "label.mandatory"),
                new("levels", "label.levels"),
                new("maximum", "label.maximum"),
                new("limits", "label.limits"),
                CitedSource,
            ],
            edition.Indicators.SelectMany(table =>
                table.Indicators.Select(indicator =>
                    (IReadOnlyList<object?>)
                        [
                            table.Level.Id,
                            indicator.Number,
                            indicator.Name.In(language),
                            indicator.Variable,
                            indicator.Weight,
                            indicator.Mandatory,
                            string.Join(" ", indicator.Levels),
                            indicator.Maximum,
                            Limits(indicator.Thresholds),
                            Cited(indicator.Citation),
                        ]
                )
            )
        );

    private Grid HierarchyRules()
    {
        var (columns, rows) = new HierarchyTrees(edition, language).Settings;
        return Make("hierarchy_rules", "label.hierarchy-rules", columns, rows);
    }

    private Grid Hierarchy()
    {
        var (columns, rows) = new HierarchyTrees(edition, language).Nodes;
        return Make("hierarchy", "label.hierarchy", columns, rows);
    }

    private Grid Measures() =>
        Make(
            "measures",
            "label.measures",
            [
                new("level", "label.level"),
                new("id", "label.id"),
                new("name", "label.name"),
                new("from", "label.from"),
                new("to", "label.to"),
                CitedSource,
            ],
            edition
                .Measures.Select(measure =>
                    (IReadOnlyList<object?>)
                        [measure.Level.Id, measure.Id, measure.Name.In(language), measure.From, measure.To, Cited(measure.Citation)]
                )
                .Concat(
                    edition.Results is { } results
                        ?
                        [
                            [
                                results.Level.Id,
                                "results",
                                Texts.Get("label.results", language),
                                results.From,
                                results.To,
                                Cited(results.Citation),
                            ],
                        ]
                        : Array.Empty<IReadOnlyList<object?>>()
                )
        );

    private string? Limits(Thresholds? thresholds) =>
        thresholds is null
            ? null
            : $"{Texts.Get(thresholds.HigherIsBetter ? "label.higher" : "label.lower", language)}: "
                + string.Join(" / ", thresholds.Limits.Select(Limit));

    private string Limit(decimal? limit) => limit is { } number ? Numbers.Format(number, language, 0, 4) : "–";
}
