using Scoring.Features.Core;
using Scoring.Features.Jury.Agreement;
using static Scoring.TestKit.Competitions.JuryRules;

namespace Scoring.Features.Tests.Jury.Agreement;

/// <summary>Jurors kinder to their own region, and the ranking adjusted for severity beside the official one.</summary>
public sealed class AgreementByRegionTests
{
    [Test]
    public async Task Kindness_to_the_own_region_is_found_and_said()
    {
        using var place = await JuryRules.Place([]);
        await Home(place, kindness: 6);
        var bias = (await Report(place)).Home[0];
        (bias.Known, bias.Bias.HomeMarks).ShouldBe((4, 12));
        bias.Bias.Bias!.Value.ShouldBe(6m, 1e-9m);
        Words(await Report(place), "en", "region")
            .ShouldStartWith("Jurors gave entries of their own region 6 points more than to be expected");
    }

    private static async Task Home(Workplace place, int kindness)
    {
        await place.Given(
            ImportKind.Regions,
            JuryRules.Edition,
            "regions.csv",
            "code,name,type,province_code\n1,P,provinsi,1\n1.01,Satu,kabupaten,1\n1.02,Dua,kabupaten,1\n"
        );
        await place.Given(
            ImportKind.Jurors,
            JuryRules.Edition,
            "jurors.csv",
            "juror,name,institution,region_code\nA,A,,1.01\nB,B,,1.01\nC,C,,1.02\nD,D,,1.02\n"
        );
        string Region(int entry) => entry % 2 == 0 ? "1.01" : "1.02";
        await place.Given(
            ImportKind.Submissions,
            JuryRules.Edition,
            "own.csv",
            "innovation_id,title,region_code\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"x{i},Entri {i},{Region(i)}\n"))
        );
        var marks =
            from entry in Enumerable.Range(0, 6)
            from juror in "ABCD"
            let own = (juror <= 'B') == (entry % 2 == 0)
            select $"final,x{entry},{juror},one,{50 + entry * 3 + (juror - 'A') * 2 + (own ? kindness : 0)}\n";
        await place.Given(
            ImportKind.Marks,
            JuryRules.Edition,
            "own-marks.csv",
            "stage,innovation_id,juror,criterion,score\n" + string.Concat(marks)
        );
    }

    [Test]
    public async Task The_adjusted_ranking_stands_beside_the_official_one()
    {
        // A is 10 points milder than B and C; entry 4 was not marked by A and is as good as entry 2.
        using var place = await JuryRules.Place(["80 70 70", "75 65 65", "70 60 60", ". 66 66"]);
        var report = await Report(place);
        var ranking = report.Adjusted.ShouldHaveSingleItem();
        (await place.Rank(JuryRules.Edition)).Rankings[0].Rows.Select(row => row.Id).ShouldBe(["e01", "e02", "e04", "e03"]);
        ranking
            .Lines.Select(line => (line.Official.Id, line.Official.Rank, line.Rank, line.Difference))
            .ShouldBe([("e01", 1m, 1m, 0m), ("e02", 2m, 3m, 1m), ("e04", 3m, 2m, -1m), ("e03", 4m, 4m, 0m)]);
        Words(report, "en", "adjusted")
            .ShouldBe(
                "The jurors’ severities are known with a reliability of 1. "
                    + "“Semua”: without the jurors' severity 2 of 4 ranks would change; the farthest move is that of Entri 2 (from 2 "
                    + "to 3). "
                    + "The official ranking stands. Would come in: Entri 4. Would fall out: Entri 2."
            );
        var strict = report.Total.Severity.Groups[0].Jurors;
        strict[^1].Juror.ShouldBe("A");
        report.Total.Severity.Groups[0].LeniencyRange!.Value.ShouldBe(10m, 1e-9m);
    }

    [Test]
    public async Task A_constant_added_to_one_juror_everywhere_leaves_the_adjusted_order_as_it_is()
    {
        var random = new Random(5);
        for (var world = 0; world < 6; world++)
        {
            var marks = Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Enumerable.Range(0, 4).Select(juror => juror > 1 && random.Next(3) == 0 ? -1 : random.Next(200, 500)).ToArray()
                )
                .ToArray();
            string[] Table(int more) =>
                [
                    .. marks.Select(own =>
                        string.Join(' ', own.Select((mark, juror) => mark < 0 ? "." : $"{mark + (juror == 2 ? more : 0)}"))
                    ),
                ];
            var (one, other) = ((await Report(Table(0))).Adjusted.Single(), (await Report(Table(random.Next(-90, 150)))).Adjusted.Single());
            string[] Order(AdjustedRanking ranking) =>
                [
                    .. ranking
                        .Lines.OrderBy(line => line.Rank)
                        .ThenBy(line => line.Official.Id)
                        .Select(line => $"{line.Rank} {line.Official.Id}"),
                ];
            Order(other).ShouldBe(Order(one));
        }
    }
}
