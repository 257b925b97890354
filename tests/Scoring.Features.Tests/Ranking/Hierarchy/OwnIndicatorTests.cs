using Diff = Scoring.Features.Rules.Diff.DiffEditions;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

/// <summary>Indicators whose own line says how they are treated and normalised.</summary>
public sealed class OwnIndicatorTests
{
    private const string Tree = """
        id,name-id,name-en,parent,level,weight,direction,treat,normalise,goalpost-low,goalpost-high
        index,Indeks,Index,,index,,,,,,
        economy,Ekonomi,Economy,index,pillar,3,,,,,
        roads,Jalan,Roads,economy,,1,,,,,
        wages,Upah,Wages,economy,,3,,,,,
        safety,Keamanan,Safety,index,pillar,1,,,,,
        crime,Kejahatan,Crime,safety,,1,lower,,,,

        """;

    private const string Wages = "wages,Upah,Wages,economy,,3,,,,,";

    [Test]
    public async Task A_logarithm_between_goalposts_is_explained_and_recomputes()
    {
        using var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/tree.csv",
            Tree.Replace(Wages, "wages,Upah,Wages,economy,,3,,log,goalposts,1,10000", StringComparison.Ordinal)
        );
        place.RuleFaults("small/2026").ShouldBeEmpty();
        await place.Bring("small/2026", ("72.01", 1, 100, 1), ("72.02", 3, 10000, 5));
        // Roads 0, 100; wages ln 100 / ln 10000 = half, 100; crime 100, 0: (3 × (0 + 3 × 50) / 4 + 100) / 4, (3 × 100 + 0) / 4.
        var ranking = (await place.Rank("small/2026")).Rankings[0];
        ((double)ranking.Of("72.01")!.Score!.Value).ShouldBe(53.125, 1e-9);
        ((double)ranking.Of("72.02")!.Score!.Value).ShouldBe(75, 1e-9);
        foreach (var node in (await place.Explain("small/2026", "72.01")).Root.Flatten())
            node.Recompute().ShouldBe(node.Value);
    }

    [TestCase("wages,Upah,Wages,economy,,3,,logg,,,", "unknown-choice")]
    [TestCase("wages,Upah,Wages,economy,,3,,,z-score,,", "unknown-choice")]
    [TestCase("wages,Upah,Wages,economy,,3,,,goalposts,,", "yardstick-missing")]
    [TestCase("wages,Upah,Wages,economy,,3,,log,goalposts,0,10", "not-positive")]
    public void A_line_that_cannot_be_followed_is_a_fault(string line, string code)
    {
        using var place = SmallIndex.Place();
        place.WriteRule("small/2026/tree.csv", Tree.Replace(Wages, line, StringComparison.Ordinal));
        place.RuleFaults("small/2026").ShouldContain(fault => fault.Contains($" {code} ", StringComparison.Ordinal));
    }

    [Test]
    public void Where_all_have_no_interval_one_cannot_have_another_normalisation()
    {
        using var place = SmallIndex.Place();
        place.WriteRule("small/2026/tree.csv", Tree.Replace(Wages, "wages,Upah,Wages,economy,,3,,,min-max,,", StringComparison.Ordinal));
        place.RuleFaults("small/2026").ShouldBeEmpty();
        place.WriteRule("small/2026/edition.yaml", SmallIndex.Rules.Replace("by: min-max", "by: z-score", StringComparison.Ordinal));
        place.RuleFaults("small/2026").ShouldContain(fault => fault.Contains(" own-needs-interval ", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_change_of_it_is_said_in_a_sentence()
    {
        using var place = SmallIndex.Place();
        place.WriteRule("small/2026/tree.csv", Tree);
        place.SecondYear(Tree.Replace(Wages, "wages,Upah,Wages,economy,,3,,log,,,", StringComparison.Ordinal), "{ by: min-max }");
        (await place.Send(new Diff("small/2026", "small/2027")))
            .Changes.ShouldHaveSingleItem()
            .Sentence("en")
            .ShouldBe("Wages (index/wages): outliers is now set, to logarithm of every value.");
    }
}
