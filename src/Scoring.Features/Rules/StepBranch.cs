using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Rules;

/// <summary>A step of an edition with what is drawn below it: the steps it uses, or the tree of a composite index.</summary>
/// <param name="Line">The step or the node as text.</param>
/// <param name="Below">What is drawn below it, in the order of the rules; empty for a leaf.</param>
public sealed record StepBranch(StepLine Line, IReadOnlyList<StepBranch> Below)
{
    private const int AllPlaces = 15;

    /// <summary>The scores of an edition, and the steps that only break ties, each with all that is below it.</summary>
    /// <param name="edition">The rules.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public static IReadOnlyList<StepBranch> Roots(Edition edition, string language) =>
        [.. StepLine.Roots(edition).Select(root => Of(root, null, null, language))];

    private static StepBranch Of(Step step, Step? above, Constant? weight, string language) =>
        new(
            StepLine.Of(step, above, weight, language),
            step is HierarchyStep hierarchy
                ? [Of(hierarchy.Rule.Root, step.Citation, hierarchy.Rule, hierarchy.Rule.Root.EffectiveWeights(), language)]
                : [.. step.Inputs.Select((input, i) => Of(input, step, step.WeightOf(i), language))]
        );

    private static StepBranch Of(
        HierarchyNode node,
        Citation? above,
        CompositeRule rule,
        IReadOnlyDictionary<string, decimal> effective,
        string language
    ) =>
        new(
            new StepLine(
                $"{node.Name.In(language)} ({node.Id})",
                string.Join("; ", DetailsOf(node, rule, effective[node.Id], language)),
                node.Citation is { } citation && citation != above ? Texts.Source(citation, language) : null
            ),
            [.. node.Children.Select(child => Of(child, node.Citation, rule, effective, language))]
        );

    private static IEnumerable<string> DetailsOf(HierarchyNode node, CompositeRule rule, decimal effective, string language)
    {
        if (!node.IsIndicator)
            yield return $"{node.Level}: {T.Kind(rule.Aggregations[node.Level].Kind, language)}";
        if (node != rule.Root)
        {
            yield return $"{T.Constant(node.Weight, language)} {Numbers.Format(node.Weight.Amount, language, 0, AllPlaces)}";
            yield return $"{T.Find("constant.effective-weight", language)} {Numbers.Format(Exact.Canonicalize(effective), language, 0, 4)}";
        }
        if (node.Comment is { } comment)
            yield return comment.In(language);
        if (!node.IsIndicator)
            yield break;
        if (node.Unit is { } unit)
            yield return $"{T.Get("label.unit-of-measure", language)} {unit.In(language)}";
        yield return $"{T.Get("label.better", language)} {T.Get(node.Yardstick.LowerIsBetter ? "label.lower" : "label.higher", language)}";
        if (node.Denominator is { } denominator)
            yield return $"{T.Get("label.denominator", language)} {denominator}";
        if (node.Treatment != OwnTreatment.AsOthers)
            yield return T.Get("own-treatment." + node.Treatment, language);
        if (node.Normalisation is { } own)
            yield return T.Kind(own.Kind, language);
        foreach (var constant in new[] { node.Yardstick.Target, node.Yardstick.Low, node.Yardstick.High }.OfType<Constant>())
            yield return $"{T.Constant(constant, language)} {Numbers.Format(constant.Amount, language, 0, AllPlaces)}";
    }
}
