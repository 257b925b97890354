using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Cases;

/// <summary>Substitutes an edition that values are carried over from: its carried steps have the values that the case gives.</summary>
internal static class CarriedEdition
{
    /// <summary>The substitute's evaluation, over the same units.</summary>
    /// <param name="edition">The edition that carries over.</param>
    /// <param name="otherId">The edition that is carried over from.</param>
    /// <param name="facts">The facts of the case.</param>
    /// <param name="regions">The regions that the case gives.</param>
    /// <param name="innovations">The innovations that the case gives.</param>
    public static Evaluation Evaluate(
        Edition edition,
        string otherId,
        EditionFacts facts,
        List<GivenItem> regions,
        List<GivenItem> innovations
    )
    {
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        var measures = new Dictionary<(Level, string), NumberFacts>();
        foreach (
            var carried in edition.Steps.Values.OfType<CarriedOver>().Where(step => step.Edition == otherId).DistinctBy(step => step.StepId)
        )
        {
            var rule = new MeasureRule(carried.StepId, carried.Name, carried.Level, null, null, carried.Citation);
            steps.Add(
                carried.StepId,
                new ReportedMeasure(new StepHead(carried.StepId, "measure", carried.Name, carried.Level, carried.Citation), rule)
            );
            measures.Add(
                (carried.Level, carried.StepId),
                FactsBuilder.Numbers(carried.Level == Level.Region ? regions : innovations, item =>
                    item.Carried.TryGetValue(otherId, out var value) ? value : null
                )
            );
        }
        foreach (var (level, id) in JointMeasures.Of(edition, otherId))
        {
            measures[(level, id)] = FactsBuilder.Numbers(level == Level.Region ? regions : innovations, item =>
                item.CarriedMeasures.TryGetValue((otherId, id), out var value) ? value : null
            );
        }
        var standIn = new Edition
        {
            Id = otherId,
            Name = new Text(otherId, otherId),
            Hash = "",
            Steps = steps,
            Rankings = [],
        };
        return new Evaluation(
            standIn,
            new EditionFacts
            {
                Regions = facts.Regions,
                Innovations = facts.Innovations,
                RegionOfInnovation = facts.RegionOfInnovation,
                Measures = measures,
            }
        );
    }
}
