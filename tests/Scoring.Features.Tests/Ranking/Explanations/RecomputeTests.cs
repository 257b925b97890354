using Scoring.Domain.Numbers;

namespace Scoring.Features.Tests.Ranking.Explanations;

/// <summary>
/// The explanation cannot disagree with the ranking: its leaves recompute its root, for every unit of every ranking of the sample data
/// and of every shipped edition.
/// </summary>
[Parallelizable(ParallelScope.All)] // the longest fixture; every test has a workplace of its own
public sealed class RecomputeTests
{
    [TestCaseSource(typeof(Inputs), nameof(Inputs.Good))]
    public async Task The_leaves_of_every_explanation_recompute_its_root(string scenario)
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportScenario(scenario);
        (await Recompute(place, Inputs.Editions(scenario))).ShouldBeGreaterThan(3);
    }

    [TestCaseSource(typeof(MadeUpFacts), nameof(MadeUpFacts.RankableEditions))]
    public async Task The_leaves_recompute_the_root_of_every_shipped_edition_over_made_up_facts(string edition)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            using var place = Workplace.WithShippedRules();
            await place.ImportMadeUp(edition, seed);
            (await Recompute(place, [edition])).ShouldBeGreaterThan(3);
        }
    }

    private static async Task<int> Recompute(Workplace place, IReadOnlyList<string> editions)
    {
        var nodes = 0;
        foreach (var edition in editions)
        {
            foreach (var ranking in (await place.Rank(edition)).Rankings)
            {
                var explanations = await place.ExplainAll(edition, ranking.Rows.Select(row => row.Id), ranking.Rule.Id);
                foreach (var (row, explained) in ranking.Rows.Zip(explanations))
                {
                    explained.Row.ShouldBe(row with { Notes = explained.Row.Notes });
                    foreach (var node in explained.Root.Flatten())
                    {
                        node.Recompute().ShouldBe(node.Value, $"{node.Id} of {row.Id} in {edition} {ranking.Rule.Id}");
                        nodes++;
                    }
                    if (row.Score is { } score)
                        Exact.Canonicalize(explained.Root.Value.Number).ShouldBe(score, $"{row.Id} in {edition} {ranking.Rule.Id}");
                }
            }
        }
        TestContext.Out.WriteLine($"{nodes} nodes recomputed");
        return nodes;
    }
}
