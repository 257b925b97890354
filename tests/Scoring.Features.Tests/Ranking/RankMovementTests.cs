using Scoring.Domain.Ranking;
using Scoring.Features.Core;
using Scoring.Features.Ranking;

namespace Scoring.Features.Tests.Ranking;

/// <summary>
/// A rank goes up or down only among the same units under the same rules; otherwise the earlier rank is given with its field.
/// </summary>
public sealed class RankMovementTests
{
    [Test]
    public async Task Among_the_same_units_the_difference_is_told()
    {
        var (now, before) = (await Ranked("33.01,3\n33.02,2\n33.03,1\n"), await Ranked("33.01,1\n33.02,2\n33.03,3\n"));
        new RankMovement(now, before, sameRules: true).Of(now.Of("33.01")!).ShouldBe(new RankChange(3, 2, 3));
        new RankMovement(now, before, sameRules: true).Of(now.Of("33.02")!).ShouldBe(new RankChange(2, 0, 3));
    }

    [Test]
    public async Task With_one_more_unit_only_the_rank_then_is_told()
    {
        var (now, before) = (await Ranked("33.01,3\n33.02,2\n33.03,1\n"), await Ranked("33.01,1\n33.02,2\n"));
        var movement = new RankMovement(now, before, sameRules: true);
        movement.Of(now.Of("33.01")!).ShouldBe(new RankChange(2, null, 2));
        movement.Of(now.Of("33.03")!).ShouldBe(new RankChange(null, null), "it is new");
    }

    [Test]
    public async Task With_as_many_but_other_units_only_the_rank_then_is_told()
    {
        var (now, before) = (await Ranked("33.01,3\n33.02,2\n"), await Ranked("33.01,1\n33.03,2\n"));
        new RankMovement(now, before, sameRules: true).Of(now.Of("33.01")!).ShouldBe(new RankChange(2, null, 2));
    }

    [Test]
    public async Task Under_other_rules_only_the_rank_then_is_told()
    {
        var (now, before) = (await Ranked("33.01,3\n33.02,2\n"), await Ranked("33.01,1\n33.02,2\n"));
        new RankMovement(now, before, sameRules: false).Of(now.Of("33.01")!).ShouldBe(new RankChange(2, null, 2));
    }

    private static async Task<RankingResult> Ranked(string rows)
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(
            ImportKind.Regions,
            "iga/2018",
            "regions.csv",
            "code,name,type,province_code\n33,Jawa Tengah,provinsi,33\n"
                + "33.01,Alfa,kabupaten,33\n33.02,Beta,kabupaten,33\n33.03,Cara,kabupaten,33\n"
        );
        await place.Given(ImportKind.Results, "iga/2018", "results.csv", "region_code,score\n" + rows);
        return (await place.Send(new RankEdition("iga/2018", "kabupaten"))).Rankings.Single();
    }
}
