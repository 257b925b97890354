using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules.Diff;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The composite indices of an edition as tables: how each is computed, and its tree with weights and directions.</summary>
/// <param name="edition">The edition.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class HierarchyTrees(Edition edition, string language)
{
    /// <summary>How each index is computed.</summary>
    public (IReadOnlyList<GridColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows) Settings =>
        (
            [new("score", "label.score"), new("what", "label.what"), new("value", "label.value"), CitedSource],
            Steps.SelectMany(step =>
                HierarchyParts
                    .SettingsOf(step)
                    .Select(setting =>
                        (IReadOnlyList<object?>)[step.Id, setting.Label(language), setting.Show(language), Cited(setting.Citation)]
                    )
            )
        );

    /// <summary>Every node, indented by its depth.</summary>
    public (IReadOnlyList<GridColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows) Nodes =>
        (
            [
                new("score", "label.score"),
                new("id", "label.id"),
                new("name", "label.name"),
                new("part_of", "label.pillar"),
                new("level", "label.level"),
                new("weight", "label.weight"),
                new("effective_weight", "label.effective-weight", 4),
                new("better", "label.better"),
                new("denominator", "label.denominator"),
                new("target", "label.target"),
                new("goalpost_low", "label.goalpost-low"),
                new("goalpost_high", "label.goalpost-high"),
                CitedSource,
                new("treat", "label.treatment"),
                new("normalise", "label.normalised"),
                new("unit_of_measure", "label.unit-of-measure"),
                new("comment", "label.comment"),
            ],
            Steps.SelectMany(step => Below(step, step.Rule.Root, null, 0, step.Rule.Root.EffectiveWeights()))
        );

    private IEnumerable<HierarchyStep> Steps => edition.Steps.Values.OfType<HierarchyStep>();

    private IEnumerable<IReadOnlyList<object?>> Below(
        HierarchyStep step,
        HierarchyNode node,
        HierarchyNode? above,
        int depth,
        IReadOnlyDictionary<string, decimal> effective
    ) =>
        node
            .Children.SelectMany(child => Below(step, child, node, depth + 1, effective))
            .Prepend([
                step.Id,
                node.Id,
                new string(' ', depth * 2) + node.Name.In(language),
                above?.Id,
                node.IsIndicator ? null : node.Level,
                above is null ? null : node.Weight.Amount,
                Exact.Canonicalize(effective[node.Id]),
                node.IsIndicator ? Texts.Get(node.Yardstick.LowerIsBetter ? "label.lower" : "label.higher", language) : null,
                node.Denominator,
                node.Yardstick.Target?.Amount,
                node.Yardstick.Low?.Amount,
                node.Yardstick.High?.Amount,
                Cited(node.Citation),
                node.Treatment == OwnTreatment.AsOthers ? null : Texts.Get("own-treatment." + node.Treatment, language),
                node.Normalisation is { } own ? Texts.Kind(own.Kind, language) : null,
                node.Unit?.In(language),
                node.Comment?.In(language),
            ]);

    private string? Cited(Citation? citation) => citation is null ? null : Texts.Source(citation, language);
}
