using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The weights by which the parts of a node are as important as wanted: what they reach, and as a set for other studies.</summary>
/// <param name="answer">The weights found.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class OptimisedWeightGrids(OptimisedWeights answer, string language)
{
    /// <summary>The names of the tables; the second is a file for <c>robustness --weight-sets</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["weights", "weight-set"];

    private WeightOptimisation Found => answer.Found;

    /// <summary>A table by its name.</summary>
    public Grid Of(string name) => name == Names[0] ? Weights(name) : WeightSet(name);

    private Grid Weights(string name) =>
        new(
            name,
            Texts.Get("label.index-weights", language, Found.Node.Name.In(language), Found.Units),
            [
                Id,
                Name,
                new("weight", "label.weight"),
                new("correlation_before", "label.correlation-before", 4),
                new("importance_before", "label.importance-before", 4),
                new("importance_wanted", "label.importance-wanted", 4),
                new("weight_found", "label.weight-found", 4),
                new("correlation_after", "label.correlation-after", 4),
                new("importance_after", "label.importance-after", 4),
                Reading,
            ],
            [
                .. Found.Parts.Select(part =>
                    (IReadOnlyList<object?>)
                        [
                            part.Node.Id,
                            part.Node.Name.In(language),
                            part.Node.Weight.Amount,
                            part.Before,
                            part.ShareBefore,
                            part.Target,
                            part.Weight,
                            part.After,
                            part.ShareAfter,
                            HierarchySummary.OfOptimised(Found, part, language),
                        ]
                ),
            ]
        );

    private Grid WeightSet(string name) =>
        new(
            name,
            "",
            [
                new("set", "label.weight-set"),
                .. Found.Parts.Select(part => new GridColumn(part.Node.Id, "") { Written = part.Node.Name.In(language) }),
            ],
            [
                ["optimised", .. Found.Parts.Select(part => (object?)part.Weight)],
            ]
        );
}
