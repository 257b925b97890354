using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Eligibility;

/// <summary>The winners of other editions as the history that eligibility rules look at.</summary>
internal static class ResultsElsewhere
{
    /// <summary>
    /// Who is within the cut of the rankings that a rule names as awards, in each edition whose results it counts; in the order of the
    /// rules, editions, rankings and ranks.
    /// </summary>
    /// <param name="edition">The rules.</param>
    /// <param name="other">The evaluation of another edition; one without facts has no winners.</param>
    public static IReadOnlyList<AwardRecord> Of(Edition edition, Func<string, Evaluation> other) =>
        [
            .. edition
                .Eligibility.OfType<AwardsAreWithin>()
                .SelectMany(rule => rule.Choice.ResultsOf.SelectMany(id => Of(rule.Choice, other(id))))
                .DistinctBy(award => (award.Edition, award.Award, award.InnovationId)),
        ];

    private static IEnumerable<AwardRecord> Of(AwardChoice choice, Evaluation there) =>
        there
            .Edition.Rankings.Where(rule => rule.Level == Level.Innovation && rule.Cut is not null && choice.Names(rule.Id, rule.Name))
            .SelectMany(rule =>
                there
                    .Ranking(rule)
                    .Rows.Where(row => row.WithinCut && row.Rank is not null)
                    .Select(row => new AwardRecord(
                        choice.NameOf(rule.Id, rule.Name),
                        there.Edition.Id,
                        there.Facts.RegionOfInnovation[row.Unit] is >= 0 and var region ? there.Facts.Regions.Id(region) : null,
                        row.Name,
                        row.Id,
                        new Origin(there.Edition.Id, 0)
                    )
                    {
                        Result = new ResultElsewhere(rule.Id, row.Rank!.Value),
                    })
            );
}
