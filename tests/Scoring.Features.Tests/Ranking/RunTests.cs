using Scoring.Features.Core;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Ranking;

/// <summary>How a run is identified, what is stored of it, and when none is made.</summary>
public sealed class RunTests
{
    private const string Club = "club/2020";
    private const string Submissions = "innovation_id,title,category\na,A,Umum\nb,B,Umum\nc,C,Sekolah\n";
    private const string Marks = "stage,innovation_id,juror,one,two,three\nfinal,a,J,5,6,7\nfinal,b,J,7,6,5\nfinal,c,J,1,2,3\n";

    private static async Task<Workplace> GivenClub()
    {
        var place = SmallRules.Place();
        await place.Given(ImportKind.Submissions, Club, "submissions.csv", Submissions);
        await place.Given(ImportKind.Marks, Club, "marks.csv", Marks);
        return place;
    }

    [Test]
    public async Task The_same_run_again_is_the_run_that_is_there()
    {
        using var place = await GivenClub();
        var first = await place.Rank(Club);
        var before = place.WholeDatabase();
        var again = await place.Rank(Club);
        place.Restart();
        var later = await place.Rank(Club);
        (again.RunId, again.ResultHash).ShouldBe((first.RunId, first.ResultHash));
        (later.RunId, later.ResultHash).ShouldBe((first.RunId, first.ResultHash));
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_fresh_database_gives_the_same_result_hash()
    {
        using var one = await GivenClub();
        using var other = await GivenClub();
        (await one.Rank(Club)).ResultHash.ShouldBe((await other.Rank(Club)).ResultHash);
    }

    [Test]
    public async Task One_ranking_alone_is_of_the_same_run()
    {
        using var place = await GivenClub();
        var whole = await place.Rank(Club);
        var one = await place.Send(new RankEdition(Club, "by-category"));
        (one.RunId, one.ResultHash).ShouldBe((whole.RunId, whole.ResultHash));
        one.Rankings.Select(ranking => ranking.Rule.Id).ShouldBe(["by-category"]);
    }

    [Test]
    public async Task Another_result_of_the_same_rules_files_and_program_is_refused_and_the_run_named()
    {
        using var place = await GivenClub();
        var first = await place.Rank(Club);
        place.Execute("UPDATE import_columns SET texts = replace(texts, '1;2;3', '7;7;7') WHERE name = '(marks)'");
        place.Restart();
        var refusal = await place.Refusal(new RankEdition(Club));
        refusal.Code.ShouldBe("result-contradicts-run");
        refusal.Arguments.Take(3).ShouldBe([Club, first.RunId, first.ResultHash[..12]]);
        place.Ask<long>("SELECT count(*) FROM runs").ShouldBe(1);
    }

    [Test]
    public async Task Other_weights_are_another_rule_hash_and_another_run()
    {
        using var place = await GivenClub();
        var first = await place.Rank(Club);
        place.WriteRule(
            "club/2020/edition.yaml",
            SmallRules.Jury.Replace("weight: 3", "weight: 7").Replace("name: Dua, weight: 7", "name: Dua, weight: 3")
        );
        var second = await place.Rank(Club);
        second.RuleHash.ShouldNotBe(first.RuleHash);
        second.ResultHash.ShouldNotBe(first.ResultHash);
        second.RunId.ShouldNotBe(first.RunId);
        place.Ask<long>("SELECT count(*) FROM runs").ShouldBe(2);
    }

    [Test]
    public async Task A_comment_in_a_rule_file_is_another_rule_hash_and_the_same_result()
    {
        using var place = await GivenClub();
        var first = await place.Rank(Club);
        place.WriteRule("club/2020/edition.yaml", SmallRules.Jury + "\n# said again\n");
        var second = await place.Rank(Club);
        second.RuleHash.ShouldNotBe(first.RuleHash);
        second.ResultHash.ShouldBe(first.ResultHash);
    }

    [Test]
    public async Task Every_line_of_every_ranking_is_kept_as_text_of_the_exact_number()
    {
        using var place = await GivenClub();
        var run = await place.Rank(Club);
        place
            .Ask<long>("SELECT count(*) FROM run_rows WHERE run_id = @RunId", run)
            .ShouldBe(run.Rankings.Sum(ranking => ranking.Rows.Count));
        // 5, 6, 7 with weights 3, 7, 1 of 11: 64 / 11.
        place
            .Ask<string>(
                "SELECT rank || '|' || score || '|' || exact_score || '|' || band FROM run_rows WHERE ranking = 'all' AND unit_id = 'a'"
            )
            .ShouldBe("2|5.82|5.818181818181818|Emas");
        place.Ask<string>("SELECT typeof(exact_score) FROM run_rows LIMIT 1").ShouldBe("text");
        place
            .Ask<string>("SELECT group_concat(file_name) FROM run_inputs JOIN imports USING (import_id) ORDER BY import_id")
            .ShouldBe("submissions.csv,marks.csv");
    }

    [Test]
    public async Task A_correction_is_a_new_run_and_the_old_one_stays()
    {
        using var place = await GivenClub();
        var first = await place.Rank(Club);
        await place.Given(ImportKind.Marks, Club, "marks.csv", Marks.Replace("c,J,1,2,3", "c,J,7,7,7"));
        var second = await place.Rank(Club);
        second.RunId.ShouldNotBe(first.RunId);
        place
            .Ask<string>("SELECT exact_score FROM run_rows WHERE ranking = 'all' AND unit_id = 'c' AND run_id = @RunId", first)
            .ShouldBe("1.818181818181818");
        place
            .Ask<string>("SELECT exact_score FROM run_rows WHERE ranking = 'all' AND unit_id = 'c' AND run_id = @RunId", second)
            .ShouldBe("7");
        await place.Given(ImportKind.Marks, Club, "marks.csv", Marks);
        (await place.Rank(Club)).RunId.ShouldBe(first.RunId);
    }

    [Test]
    public async Task A_change_of_the_rules_that_are_carried_over_from_is_another_rule_hash()
    {
        using var place = Workplace.WithOwnRules();
        foreach (var file in Directory.EnumerateFiles(Checkout.Rules, "*", SearchOption.AllDirectories))
        {
            if (
                Path.GetRelativePath(Checkout.Rules, file) is var name
                && (name == "sources.yaml" || name.StartsWith("iga", StringComparison.Ordinal))
            )
                place.WriteRule(name, File.ReadAllText(file));
        }
        await place.ImportScenario("iga-2018-2019");
        var first = await place.Rank("iga/2019");
        place.WriteRule(
            "iga/2018/edition.yaml",
            File.ReadAllText(Path.Combine(Checkout.Rules, "iga/2018/edition.yaml")) + "\n# said again\n"
        );
        var second = await place.Rank("iga/2019");
        second.RuleHash.ShouldNotBe(first.RuleHash);
        second.ResultHash.ShouldBe(first.ResultHash);
        second.Inputs.Select(input => input.Edition).Distinct().ShouldBe(["iga/2019", "iga/2018"]);
    }

    [TestCase("iga/2039", RefusalKind.Usage, "unknown-edition")]
    [TestCase("iga", RefusalKind.Usage, "edition-form")]
    [TestCase("iga/2026/x", RefusalKind.Usage, "edition-form")]
    [TestCase("../iga/2026", RefusalKind.Usage, "edition-form")]
    [TestCase("iga/2026", RefusalKind.Data, "no-facts")]
    public async Task What_cannot_be_ranked_is_refused_with_the_reason(string edition, RefusalKind kind, string code)
    {
        using var place = Workplace.WithShippedRules();
        var refusal = await place.Refusal(new RankEdition(edition));
        (refusal.Kind, refusal.Code).ShouldBe((kind, code));
    }

    [Test]
    public async Task An_edition_that_carries_over_is_refused_without_the_facts_it_carries_over()
    {
        using var place = Workplace.WithShippedRules();
        foreach (var (edition, kind, path) in Inputs.Of("iga-2018-2019").Where(file => file.Edition == "iga/2019"))
            await place.Import(kind, path, edition);
        var refusal = await place.Refusal(new RankEdition("iga/2019"));
        (refusal.Kind, refusal.Code, refusal.Arguments[1]).ShouldBe((RefusalKind.Data, "carried-facts-missing", "iga/2018"));
        place.Ask<long>("SELECT count(*) FROM runs").ShouldBe(0);
    }

    [Test]
    public async Task Faulty_rules_are_refused_with_all_their_faults()
    {
        using var place = SmallRules.Place();
        place.WriteRule(
            "club/2020/edition.yaml",
            SmallRules.Jury.Replace("weights-total: 11", "weights-total: 12").Replace("stage: final,", "stage: finall,")
        );
        var refusal = await place.Refusal(new RankEdition(Club));
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Rules, "rules-faulty"));
        refusal.Faults.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Test]
    public async Task An_unknown_ranking_or_unit_is_refused_with_what_there_is()
    {
        using var place = await GivenClub();
        var ranking = await place.Refusal(new RankEdition(Club, "al"));
        (ranking.Code, ranking.Arguments[1]).ShouldBe(("unknown-ranking", "all, by-category"));
        place.Ask<long>("SELECT count(*) FROM runs").ShouldBe(0);
        (await place.Refusal(new ExplainUnit(Club, "a", "none"))).Code.ShouldBe("unknown-ranking");
        var unit = await place.Refusal(new ExplainUnit(Club, "zzz"));
        (unit.Code, unit.Kind).ShouldBe(("unknown-unit", RefusalKind.Usage));
    }

    [Test]
    public async Task A_unit_may_be_named_by_its_title()
    {
        using var place = await GivenClub();
        (await place.Explain(Club, "b", "by-category")).Row.Id.ShouldBe("b");
        (await place.Explain(Club, "B")).Row.Id.ShouldBe("b");
    }
}
