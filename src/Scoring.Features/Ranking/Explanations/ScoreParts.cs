using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>A part of a score.</summary>
/// <param name="Step">The step.</param>
/// <param name="Weight">The factor of its value in the step that joins the parts; 1 if unweighted.</param>
internal sealed record PartOfScore(Step Step, decimal Weight);

/// <summary>The parts of a score as a reader wants them: the inputs of the first step that joins several.</summary>
internal static class ScoreParts
{
    /// <summary>The inputs of the first step below the score that joins several at the same level; empty if the score has none.</summary>
    public static IReadOnlyList<PartOfScore> Of(RankingRule rule)
    {
        var at = rule.Score;
        while (at.Inputs.Count == 1 && at.Inputs[0].Level == at.Level)
            at = at.Inputs[0];
        return at is UnitStep && at.Inputs.Count > 1 && at.Inputs.All(input => input.Level == at.Level)
            ? [.. at.Inputs.Select((part, i) => new PartOfScore(part, at.WeightOf(i)?.Amount ?? 1m))]
            : [];
    }

    /// <summary>The most a step can yield according to its rule; null if the rule sets no limit.</summary>
    public static decimal? MaximumOf(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step switch
        {
            IndicatorPoints points => points.Table.Maximum,
            MeanOfItems
            or MeanOverSent
            or MedianOfItems
            or TrimmedMeanOfItems
            or WinsorisedMeanOfItems
            or ShareTrimmedMeanOfItems
            or ClosestMeanOfItems => MaximumOf(step.Inputs[0]),
            CountOfItems when Amount(step, "each") is { } each && Amount(step, "at-most") is { } most => each * most,
            PercentOfMaximum => 100m,
            Clamp => Amount(step, "at-most"),
            _ => null,
        };
    }

    private static decimal? Amount(Step step, string name) => step.Constants.FirstOrDefault(constant => constant.Name == name)?.Amount;
}
