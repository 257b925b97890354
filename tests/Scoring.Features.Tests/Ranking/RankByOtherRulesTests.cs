using System.Text.Json;
using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Ranking.Formats;
using Other = Scoring.Features.Ranking.RankByOtherRules;

namespace Scoring.Features.Tests.Ranking;

public sealed class RankByOtherRulesTests
{
    [Test]
    public async Task The_facts_of_one_year_under_their_own_rules_give_the_same_scores()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2026", 3);
        var own = await place.Rank("iga/2026");
        var same = await place.Send(new Other("iga/2026", "iga/2026"));
        same.Counterfactual!.Mismatches.ShouldBeEmpty();
        same.ResultHash.ShouldBe(own.ResultHash);
    }

    [Test]
    public async Task What_does_not_match_is_said_and_the_rest_is_scored()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2026", 3);
        var run = await place.Send(new Other("iga/2026", "iga/2023", "kabupaten"));
        run.Edition.ShouldBe("iga/2026");
        run.Rankings.ShouldHaveSingleItem().Rows.ShouldContain(row => row.Score > 0m);
        var codes = run.Counterfactual!.Mismatches.Select(mismatch => mismatch.Code).ToList();
        codes.ShouldContain("table-not-asked");
        codes.ShouldContain("measure-not-reported");
        codes.ShouldContain("by-number");
        foreach (var mismatch in run.Counterfactual.Mismatches)
        {
            mismatch.Sentence("en").ShouldNotContain("mismatch.");
            mismatch.Sentence("id").ShouldNotBe(mismatch.Sentence("en"));
        }
    }

    [Test]
    public async Task Where_each_unit_stands_by_its_own_rules_is_computed_when_it_is_asked_for()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2026", 3);
        var own = await place.Rank("iga/2026");
        (await place.Send(new Other("iga/2026", "iga/2027"))).Counterfactual!.Own.ShouldBeEmpty();
        var beside = (await place.Send(new Other("iga/2026", "iga/2027", "kabupaten", WithOwn: true))).Counterfactual!.Own;
        var kabupaten = own.Rankings.Single(ranking => ranking.Rule.Id == "kabupaten").Rows;
        beside.Keys.Where(key => key.Ranking == "kabupaten").Select(key => key.Unit).ShouldBe(kabupaten.Select(row => row.Id), true);
        foreach (var row in kabupaten)
            (beside[("kabupaten", row.Id)].Rank, beside[("kabupaten", row.Id)].Shown).ShouldBe((row.Rank, row.Shown));
    }

    [Test]
    public async Task Nothing_is_kept()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2026", 3);
        var before = place.WholeDatabase();
        await place.Send(new Other("iga/2026", "iga/2023"));
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task Every_line_and_every_format_says_that_it_is_not_official()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2026", 3);
        var run = await place.Send(new Other("iga/2026", "iga/2023"));
        run.Rankings.SelectMany(ranking => ranking.Rows).ShouldAllBe(row => row.Notes.Any(note => note.Code == NoteCode.OtherRules));
        using var csv = new StringWriter();
        RankingCsv.Write(csv, run.Rankings, "en");
        csv.ToString().Split('\n')[1].ShouldContain("not an official result: scored by the rules of iga/2023");
        using var stream = new MemoryStream();
        RankingJson.Write(stream, run, "id");
        var json = JsonDocument.Parse(stream.ToArray()).RootElement;
        json.GetProperty("official").GetBoolean().ShouldBeFalse();
        json.GetProperty("run").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("rules_from").GetString().ShouldBe("iga/2023");
        json.GetProperty("mismatches").GetArrayLength().ShouldBe(run.Counterfactual!.Mismatches.Count);
        using var workbook = new MemoryStream();
        RankingXlsx.Write(workbook, run, "en");
        using var zip = new System.IO.Compression.ZipArchive(workbook);
        using var sheet = new StreamReader(
            zip.Entries.First(entry =>
                    entry.FullName.Contains("sheet1", StringComparison.Ordinal)
                    || entry.FullName.EndsWith("sheet.xml", StringComparison.Ordinal)
                )
                .Open()
        );
        (await sheet.ReadToEndAsync()).ShouldContain("Not an official result");
    }

    [Test]
    public async Task Marks_are_taken_by_criterion_and_levels_that_the_rules_do_not_know_are_left_out()
    {
        using var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", "- { id: own, title: Own, issuer: Nobody, standing: illustrative }\n");
        place.WriteRule("contest/2025/edition.yaml", Contest(2025, "from: 0, to: 100", "idea", "use"));
        place.WriteRule("contest/2026/edition.yaml", Contest(2026, "from: 0, to: 80", "idea", "cost"));
        const string edition = "contest/2025";
        await place.Given(ImportKind.Regions, edition, "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        await place.Given(
            ImportKind.Submissions,
            edition,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\ni1,11,Satu,a,b,2020-01-01,1\ni2,11,Dua,a,b,2020-01-01,1\n"
        );
        await place.Given(
            ImportKind.Marks,
            edition,
            "marks.csv",
            "stage,innovation_id,juror,idea,use\nfinal,i1,A,60,90\nfinal,i2,A,90,90\n"
        );
        var run = await place.Send(new Other(edition, "contest/2026"));
        run.Rankings[0].Rows.Select(row => $"{row.Id} {row.Score}").ShouldBe(["i1 30", "i2 0"]);
        run.Counterfactual!.Mismatches.Select(mismatch => mismatch.Code)
            .ShouldBe(["criterion-not-marked", "criterion-not-asked", "mark-off-scale"]);
    }

    private static string Contest(int year, string scale, string first, string second) =>
        $$"""
            programme: contest
            edition: {{year}}
            name: Contest
            cite: own
            stages:
              - id: final
                name: Final
                scale: { {{scale}} }
                criteria:
                  - { id: {{first}}, name: {{first}}, weight: 50 }
                  - { id: {{second}}, name: {{second}}, weight: 50 }
            scores:
              - { id: mark, name: Mark, step: mean-of-jurors, stage: final, missing-mark: zero }
            rounding: { places: 2 }
            rankings:
              - { id: all, name: All, score: mark }
            """;
}
