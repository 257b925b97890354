using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Rules;

/// <summary>The values here are illustrative: no committee set them.</summary>
public sealed class CommitteeFilesTests
{
    private const string Panel = """
        fills: kipp/2023
        decree: { id: contoh-panitia, title: Contoh keputusan panitia, issuer: Panitia contoh }
        values:
          panel-scale: { from: 0, to: 100, decimals: 0 }
          panel-criteria:
            - { id: kebaruan, name: Kebaruan, weight: 60 }
            - { id: manfaat, name: Manfaat, weight: 40, cite: "contoh-panitia, pasal 3" }
        """;

    private const string Award = """
        fills: iga/2023
        decree: { id: contoh-panitia, title: Contoh keputusan panitia, issuer: Panitia contoh }
        values:
          index-weight: 70
          presentation-weight: { value: 30, cite: "contoh-panitia, pasal 2" }
        """;

    [Test]
    public async Task A_ranking_that_waits_is_refused_with_what_the_committee_must_supply_and_where()
    {
        using var place = Workplace.WithShippedRules();
        await GivenKipp(place, marks: false);
        var refusal = await place.Refusal(new RankEdition("kipp/2023", "interviewed"));
        refusal.Kind.ShouldBe(RefusalKind.Rules);
        refusal.Code.ShouldBe("open-ranking");
        var sentence = Texts.Refusal(refusal, "en");
        sentence.ShouldContain("The criteria of presentation and interview");
        sentence.ShouldContain("stages/interview/scale");
        sentence.ShouldContain("fills: kipp/2023");
        Texts.Refusal(refusal, "id").ShouldContain("menunggu panitia");
        var run = await place.Rank("kipp/2023");
        run.Rankings.Select(ranking => ranking.Rule.Id).ShouldBe(["proposals-umum", "proposals-khusus", "top-45", "top-5-khusus"]);
        run.Waiting.ShouldHaveSingleItem().Needs.ShouldBe(["panel-criteria", "panel-scale"]);
    }

    [Test]
    public async Task A_committees_criteria_make_the_panel_of_kipp_2023_rankable_and_it_shows_everywhere()
    {
        using var place = Workplace.WithShippedRules();
        place.Committee = place.Write("panel.yaml", Panel);
        await GivenKipp(place, marks: true);
        var run = await place.Rank("kipp/2023");
        var rows = run.Rankings.Single(ranking => ranking.Rule.Id == "interviewed").Rows;
        rows.Select(row => $"{row.Rank} {row.Id} {row.Score}").ShouldBe(["1 i1 84", "2 i2 62"]);
        foreach (var row in rows)
            Texts.Notes(row.Notes, "en").ShouldContain("uses values set by the committee: panel-criteria, panel-scale");
        run.Rankings.Single(ranking => ranking.Rule.Id == "top-45")
            .Rows.ShouldAllBe(row => row.Notes.All(note => note.Code != NoteCode.CommitteeValues));
        run.Waiting.ShouldBeEmpty();
        run.RuleGaps.ShouldNotContain(point => point.Id == "panel-scale");
        var explained = await place.Explain("kipp/2023", "i1", "interviewed");
        using var markdown = new StringWriter();
        ExplanationMarkdown.Write(markdown, explained, "en");
        markdown.ToString().ShouldContain("contoh-panitia, pasal 3");
    }

    [Test]
    public async Task A_committees_weights_join_index_and_presentation_of_iga_2023()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2023", 1);
        (await place.Refusal(new RankEdition("iga/2023", "award"))).Code.ShouldBe("open-ranking");
        var before = (await place.Rank("iga/2023")).RuleHash;
        place.Committee = place.Write("award.yaml", Award);
        place.Restart();
        var run = await place.Rank("iga/2023");
        run.RuleHash.ShouldNotBe(before);
        var award = run.Rankings.Single(ranking => ranking.Rule.Id == "award").Rows.Where(row => row.Score is not null).ToList();
        award.ShouldNotBeEmpty();
        var explained = await place.Explain("iga/2023", award[0].Id, "award");
        var inputs = explained.Root.Inputs;
        award[0].Score.ShouldBe(Exact.Canonicalize((70m * inputs[0].Value.Number + 30m * inputs[1].Value.Number) / 100m));
        explained.Edition.Steps["award"].WeightOf(1)!.Citation!.Standing.ShouldBe(Standing.Committee);
    }

    [Test]
    public async Task A_faulty_committee_file_stops_the_edition_that_it_fills_and_no_other()
    {
        using var place = Workplace.WithShippedRules();
        place.Committee = place.Write("award.yaml", Award.Replace("70", "60", StringComparison.Ordinal));
        var refusal = await place.Refusal(new RankEdition("iga/2023"));
        refusal.Code.ShouldBe("rules-faulty");
        refusal.Faults.ShouldHaveSingleItem().Code.ShouldBe("weights-total");
        (await place.Refusal(new RankEdition("iga/2026"))).Code.ShouldBe("no-facts");
    }

    private static async Task GivenKipp(Workplace place, bool marks)
    {
        await place.Given(ImportKind.Regions, "kipp/2023", "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        await place.Given(
            ImportKind.Submissions,
            "kipp/2023",
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital,group,administration,submitted_at\n"
                + "i1,11,Satu,a,b,2020-01-01,1,umum,lolos,2023-03-01\ni2,11,Dua,a,b,2020-01-01,1,umum,lolos,2023-03-01\n"
        );
        await place.Given(
            ImportKind.Measures,
            "kipp/2023",
            "measures.csv",
            "innovation_id,indicator,value\ni1,panel-mark,80\ni2,panel-mark,90\n"
        );
        if (marks)
        {
            await place.Given(
                ImportKind.Marks,
                "kipp/2023",
                "marks.csv",
                "stage,innovation_id,juror,kebaruan,manfaat\ninterview,i1,A,80,90\ninterview,i2,A,70,50\n"
            );
        }
    }
}
