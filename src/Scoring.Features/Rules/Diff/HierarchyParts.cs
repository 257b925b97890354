using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Rules.Diff;

/// <summary>What a composite index says: how it is computed, and each node of its tree.</summary>
public static class HierarchyParts
{
    private const int AllPlaces = 15;

    /// <summary>
    /// How it is computed, in the order in which it is: preparations, normalisation, what an absent child means, one mean a level.
    /// </summary>
    /// <param name="step">The index.</param>
    /// <param name="edition">
    /// Its edition, to be named among those whose figures the bounds include: years that share their bounds then say the same. Null for
    /// the others only.
    /// </param>
    public static IReadOnlyList<RuleValue> SettingsOf(HierarchyStep step, string? edition = null)
    {
        var rule = step.Rule;
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        string Numbered(string name) => (times[name] = times.GetValueOrDefault(name) + 1) == 1 ? name : $"{name} {times[name]}";
        return
        [
            .. rule.Before.Select(preparation => Of(preparation, Numbered, step)),
            Normalised(rule.Normalisation, step),
            .. new[]
            {
                RuleValue.Plain("group", rule.Normalisation.Group, rule.Normalisation.Citation ?? step.Citation),
                RuleValue.Plain("over", string.Join(", ", Pooled(rule, edition)), rule.Normalisation.Citation ?? step.Citation),
            }.OfType<RuleValue>(),
            .. rule.Normalisation is DistanceToTarget { CountsBeyond: true }
                ? [RuleValue.Word("beyond", "label.yes", rule.Normalisation.Citation ?? step.Citation)]
                : Array.Empty<RuleValue>(),
            RuleValue.Word("absent-child", "composite.fill." + rule.AbsentChild.Fill, rule.AbsentChild.Citation ?? step.Citation),
            .. rule.AbsentChild.Coverage is { } coverage
                ? [RuleValue.Number("absent-child-coverage", coverage.Amount, coverage.Citation ?? step.Citation)]
                : Array.Empty<RuleValue>(),
            .. rule.Aggregations.Select(pair => Of(pair.Key, pair.Value, step)),
        ];
    }

    private static IEnumerable<string> Pooled(CompositeRule rule, string? edition) =>
        rule.Over.Count == 0 || edition is null ? rule.Over : rule.Over.Append(edition).Order(StringComparer.Ordinal);

    /// <summary>The nodes of its tree as parts, depth first.</summary>
    internal static IEnumerable<RulePart> NodesOf(HierarchyStep step) => Nodes(step, step.Rule.Root, null);

    /// <summary>The id of a node among the parts of an edition.</summary>
    internal static string IdOf(HierarchyStep step, HierarchyNode node) => IdOf(step.Id, node.Id);

    /// <summary>The same from the ids of the index and the node.</summary>
    internal static string IdOf(string step, string node) => $"{step}/{node}";

    private static IEnumerable<RulePart> Nodes(HierarchyStep step, HierarchyNode node, HierarchyNode? above) =>
        node
            .Children.SelectMany(child => Nodes(step, child, node))
            .Prepend(new RulePart("node", IdOf(step, node), node.Name, node.Citation, [.. ValuesOf(node, above).OfType<RuleValue>()]));

    private static IEnumerable<RuleValue?> ValuesOf(HierarchyNode node, HierarchyNode? above)
    {
        var citation = node.Citation;
        if (above is not null)
            yield return RuleValue.Number("weight", node.Weight.Amount, node.Weight.Citation ?? citation);
        yield return RuleValue.Plain("branch", above?.Id, citation);
        if (!node.IsIndicator)
        {
            yield return RuleValue.Plain("level", node.Level, citation);
            yield break;
        }
        yield return RuleValue.Word("better", node.Yardstick.LowerIsBetter ? "label.lower" : "label.higher", citation);
        yield return RuleValue.Plain("denominator", node.Denominator, citation);
        if (node.Treatment != OwnTreatment.AsOthers)
            yield return RuleValue.Word("treat", "own-treatment." + node.Treatment, citation);
        if (node.Normalisation is { } own)
            yield return RuleValue.Word("normalise", "kind." + own.Kind, own.Citation ?? citation);
        foreach (var constant in new[] { node.Yardstick.Target, node.Yardstick.Low, node.Yardstick.High }.OfType<Constant>())
            yield return RuleValue.Number(constant.Name, constant.Amount, constant.Citation ?? citation);
    }

    private static RuleValue Of(Preparation preparation, Func<string, string> numbered, HierarchyStep step)
    {
        var citation = preparation.Citation ?? step.Citation;
        return preparation switch
        {
            Screening screen => RuleValue.Number(numbered("screen"), screen.Coverage.Amount, citation),
            CarriedForward carried => RuleValue.Plain(numbered("carry"), string.Join(", ", carried.Editions), citation)!,
            Imputation impute => new RuleValue(
                numbered("impute"),
                $"{impute.Centre} {impute.Group}",
                language =>
                    T.Get("composite.centre." + impute.Centre, language)
                    + (impute.Group is null ? "" : T.Get("composite.of-group", language, impute.Group)),
                citation
            ),
            Estimation estimate => new RuleValue(
                numbered("impute"),
                $"{estimate.By} {string.Join(' ', estimate.Of)} <- {string.Join(' ', estimate.From)}",
                language =>
                    T.Get("composite.estimate." + estimate.By, language)
                    + (estimate.From.Count == 0 ? "" : T.Get("composite.estimate.from", language, string.Join(", ", estimate.From)))
                    + (estimate.Of.Count == 0 ? "" : T.Get("composite.estimate.of", language, string.Join(", ", estimate.Of))),
                citation
            ),
            OutlierTreatment treat => new RuleValue(
                numbered("treat"),
                FormattableString.Invariant($"{treat.Skewness.Amount} {treat.Kurtosis.Amount} {treat.Points.Amount} {treat.ThenLog}")
                    + $" {treat.YearsApart} {treat.Group}",
                language =>
                    T.Get(
                        treat.ThenLog ? "composite.treat.log" : "composite.treat.keep",
                        language,
                        treat.Skewness.Amount,
                        treat.Kurtosis.Amount,
                        treat.Points.Amount
                    )
                    + (treat.YearsApart ? T.Get("composite.treat.apart", language) : "")
                    + (treat.Group is null ? "" : T.Get("composite.treat.group", language, treat.Group)),
                citation
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(preparation), preparation, null),
        };
    }

    private static RuleValue Normalised(Normalisation by, HierarchyStep step) =>
        by is IntervalNormalisation interval
            ? new RuleValue(
                "normalise",
                $"{by.Kind} {Numbers.Invariant(interval.From.Amount)} {Numbers.Invariant(interval.To.Amount)}",
                language =>
                    $"{T.Kind(by.Kind, language)}, {Numbers.Format(interval.From.Amount, language, 0, AllPlaces)}"
                    + $"–{Numbers.Format(interval.To.Amount, language, 0, AllPlaces)}",
                by.Citation ?? step.Citation
            )
            : new RuleValue("normalise", by.Kind, language => T.Kind(by.Kind, language), by.Citation ?? step.Citation);

    private static RuleValue Of(string level, Aggregation by, HierarchyStep step)
    {
        var power = by.Constants.Count == 0 ? null : by.Constants[0];
        return new RuleValue(
            "aggregate",
            power is null ? by.Kind : $"{by.Kind} {Numbers.Invariant(power.Amount)}",
            language =>
                T.Kind(by.Kind, language)
                + (power is null ? "" : $", {T.Constant(power, language)} {Numbers.Format(power.Amount, language, 0, AllPlaces)}"),
            by.Citation ?? step.Citation,
            new Text(level, level),
            level
        );
    }
}
