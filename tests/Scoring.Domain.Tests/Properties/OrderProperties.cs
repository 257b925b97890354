using System.Globalization;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

public class OrderProperties
{
    [Test]
    public void The_order_of_regions_innovations_and_sheets_never_changes_a_ranking() => RandomWorld.Any.Check(100, 60, world =>
        {
            foreach (var level in RandomTrees.Roots)
            {
                var trees = new RandomTrees(world);
                var (score, second) = (trees.Tree(level), trees.Tree(level));
                var first = Make.Ranking(score.Step, "first") with
                {
                    Keys = [Make.Down(score.Step), Make.Up(second.Step)],
                    Cut = new Cut(2, null),
                };
                var next = Make.Ranking(second.Step, "next") with { Among = "first", Convention = RankConvention.Fractional };
                var edition = world.EditionOf(score.Step, first, next);
                foreach (var rule in edition.Rankings)
                {
                    var told = Lines(world.Evaluate(edition).Ranking(rule));
                    for (var shuffle = 1; shuffle <= 3; shuffle++)
                        Lines(world.Evaluate(edition, shuffle).Ranking(rule)).ShouldBe(told, $"{world}; {score}; {second}");
                }
            }
        });

    /// <summary>Every figure as it would be written, so that 1.5 and 1.50 are a difference.</summary>
    private static string[] Lines(RankingResult ranking) =>
        [
            .. ranking.Rows.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Id} {row.Cluster} {row.Position} {row.Rank} {row.Score} {row.Shown} {row.WithinCut} "
                        + $"{string.Join('+', row.Notes.Select(note => note.Code))}"
                )
            ),
        ];
}
