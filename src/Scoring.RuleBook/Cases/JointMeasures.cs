using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Cases;

/// <summary>The measures of another edition that the bounds of composite indices of this one include.</summary>
internal static class JointMeasures
{
    /// <summary>Level and id of each.</summary>
    /// <param name="edition">The edition with the composite indices.</param>
    /// <param name="otherId">The other edition.</param>
    public static IReadOnlyList<(Level Level, string Id)> Of(Edition edition, string otherId) =>
        [
            .. edition
                .Steps.Values.OfType<HierarchyStep>()
                .Where(step => step.Rule.Over.Contains(otherId))
                .SelectMany(step =>
                    step.Rule.Root.Indicators.SelectMany(indicator => new[] { indicator.Id, indicator.Denominator })
                        .OfType<string>()
                        .Select(id => (step.Level, id))
                )
                .Distinct(),
        ];
}
