using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking;

/// <summary>Why a ranking by places within each juror has none for some entries.</summary>
/// <remarks>
/// Not among the flags of a unit, which are the same in all rankings: the entries of a stage may come from another ranking, whose flags
/// must not depend on these places.
/// </remarks>
internal static class PlaceRefusals
{
    /// <summary>The steps below a ranking that place entries within each juror.</summary>
    public static IReadOnlyList<JurorPlaces> PlacesOf(RankingRule rule)
    {
        if (rule.Level != Level.Innovation)
            return [];
        var found = new HashSet<Step>();
        foreach (var key in rule.Keys.Concat(rule.ListedBy))
            Visit(key.Step);
        Visit(rule.Score);
        return [.. found.OfType<JurorPlaces>()];

        void Visit(Step? step)
        {
            if (step is null || !found.Add(step))
                return;
            foreach (var input in step.Inputs)
                Visit(input);
        }
    }

    /// <summary>Why an entry has no places in one of these steps; null if it has them or is not compared.</summary>
    public static Note? Of(Evaluation evaluation, IReadOnlyList<JurorPlaces> places, int unit) =>
        places.Select(step => step.WhyRefused(evaluation, unit)).FirstOrDefault(refusal => refusal is not null);
}
