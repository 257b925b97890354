using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>Turns the words of <see cref="VariedChoices"/> into a plan, or refuses a word with those that are possible.</summary>
internal static class ChoicePlan
{
    private const decimal Usual = 25m;

    /// <summary>The plan.</summary>
    /// <param name="vary">What is varied.</param>
    /// <param name="rule">The official rule.</param>
    /// <param name="node">The node that is ranked; the root for the index. What is left out is left out of it.</param>
    /// <param name="units">The units, for attributes that make groups.</param>
    /// <exception cref="RefusalException">A word, a share or a table cannot be used, or two methods cannot be combined.</exception>
    public static IndexPlan Of(VariedChoices vary, CompositeRule rule, HierarchyNode node, UnitTable units)
    {
        MethodFactor?[] methods =
        [
            Factor(FactorKind.LeftOut, [.. vary.LeaveOut.SelectMany(word => Ids(word, rule, node))], id =>
                MethodAlternatives.Without(id, rule)
            ),
            Factor(FactorKind.Imputation, Checked("--impute", FactorKind.Imputation, vary.Impute), MethodAlternatives.Imputation),
            Factor(FactorKind.Treatment, Checked("--treat", FactorKind.Treatment, vary.Treat), word =>
                MethodAlternatives.Treatment(word, rule)
            ),
            Factor(FactorKind.Normalisation, Checked("--normalise", FactorKind.Normalisation, vary.Normalise), word =>
                MethodAlternatives.Normalisation(word, rule)
            ),
            Factor(FactorKind.Aggregation, Checked("--aggregate", FactorKind.Aggregation, vary.Aggregate), word =>
                MethodAlternatives.Aggregation(word, rule)
            ),
        ];
        var plan = new IndexPlan([.. methods.OfType<MethodFactor>()], WeightsOf(vary, rule));
        return plan.Clash(rule) is { } clash
            ? throw new RefusalException(RefusalKind.Usage, "index-choices-clash", clash.Normalisation, clash.Mean)
            : plan;

        string[] Checked(string option, FactorKind kind, IReadOnlyList<string> words)
        {
            foreach (var word in words)
                new ChoiceCheck(option, kind, rule, units).Of(word);
            return [.. words];
        }
    }

    private static MethodFactor? Factor(FactorKind kind, IReadOnlyList<string> words, Func<string, Alternative?> made)
    {
        // What cannot be made on top of what stands before it in the same word.
        var alternatives = words
            .Distinct(StringComparer.Ordinal)
            .Select(word => made(word) ?? throw new RefusalException(RefusalKind.Usage, "index-choice-joined", word))
            .ToList();
        return alternatives.Count == 0 ? null : new MethodFactor(kind, [Alternative.Official, .. alternatives]);
    }

    private static IEnumerable<string> Ids(string word, CompositeRule rule, HierarchyNode of)
    {
        HierarchyNode[] below = [.. rule.Root.Flatten().Skip(1)];
        HierarchyNode[] meant =
        [
            .. below.Where(node => word == "indicators" ? node.IsIndicator : node.Id == word || (!node.IsIndicator && node.Level == word)),
        ];
        if (meant.Length == 0 || meant.Any(node => rule.Root.Without(node.Id) is null))
        {
            throw Unknown(
                "--leave-out",
                word,
                ["indicators", .. below.Where(node => !node.IsIndicator).Select(node => node.Level).Distinct(StringComparer.Ordinal), "ID"]
            );
        }
        // What stands beside a ranked node changes nothing in it; a node is not ranked without itself or all that counts in it.
        return of == rule.Root ? meant.Select(node => node.Id) : Inside().Intersect(meant.Select(node => node.Id));

        IEnumerable<string> Inside() => of.Flatten().Skip(1).Select(node => node.Id).Where(id => of.Without(id) is not null);
    }

    private static WeightFactor? WeightsOf(VariedChoices vary, CompositeRule rule)
    {
        if (vary.Weights is not null && vary.WeightSets is not null)
            throw new RefusalException(RefusalKind.Usage, "weights-twice");
        if (vary.WeightSets is { } text)
            return new WeightFactor(null, WeightTable.Read(text, rule.Root));
        var percent = vary.Weights ?? (vary.IsNothing ? Usual : null);
        return percent switch
        {
            null => null,
            < 0m or > 100m => throw new RefusalException(RefusalKind.Usage, "weights-share", percent),
            { } share => new WeightFactor(share * 0.01m, []),
        };
    }

    private static RefusalException Unknown(string option, string word, IEnumerable<string> known) =>
        new(RefusalKind.Usage, "index-choice", option, word, string.Join(", ", known));
}
