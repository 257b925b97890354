using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Ranking;

namespace Scoring.Cli.Tests.Rendering;

public sealed class ChosenTests
{
    [Test]
    public void Those_tied_with_the_last_one_stay()
    {
        Ids(Chosen.Of(Run(null, ("a", 1, "x"), ("b", 2, "x"), ("c", 2, "x"), ("d", 4, "x")), null, 2)).ShouldBe("abc");
    }

    [Test]
    public void Clusters_ranked_apart_each_keep_their_first()
    {
        Ids(Chosen.Of(Run("category", ("a", 1, "x"), ("b", 2, "x"), ("c", 1, "y"), ("d", 2, "y")), null, 1)).ShouldBe("ac");
    }

    [Test]
    public void Of_one_cluster_the_first_are_kept_with_their_ranks_in_the_whole()
    {
        var run = Chosen.Of(Run(null, ("a", 1, "x"), ("b", 2, "y"), ("c", 3, "x"), ("d", 4, "y")), "Y", 1);
        Ids(run).ShouldBe("b");
        run.Rankings[0].Rows[0].Rank.ShouldBe(2);
    }

    [Test]
    public void An_unknown_cluster_is_wrong_usage()
    {
        Should.Throw<UsageException>(() => Chosen.Of(Run(null, ("a", 1, "x")), "z", null));
    }

    private static string Ids(RankingRun run) => string.Concat(run.Rankings.SelectMany(ranking => ranking.Rows).Select(row => row.Id));

    private static RankingRun Run(string? within, params (string Id, decimal Rank, string Cluster)[] rows)
    {
        var text = new Text("x", "x");
        var step = new ReportedMeasure(
            new StepHead("x", "measure", text, Level.Region),
            new MeasureRule("x", text, Level.Region, null, null, null)
        );
        var rule = new RankingRule(
            "x",
            text,
            Level.Region,
            step,
            [],
            null,
            within,
            [],
            [],
            RankConvention.Standard,
            null,
            null,
            new Rounding(2),
            false,
            null
        );
        return new RankingRun(
            1,
            "a/b",
            "",
            "",
            "",
            [],
            [
                new RankingResult(
                    rule,
                    [.. rows.Select(row => new RankedUnit(0, row.Id, row.Id, row.Cluster, 1, row.Rank, 1, 1, null, false, []))]
                ),
            ],
            [],
            false
        );
    }
}
