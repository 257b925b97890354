using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Eligibility;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Rules;

/// <summary>The values here are illustrative: no committee set them.</summary>
public sealed class CommitteeFilesTests
{
    private const string Desk = """
        fills: kipp/2023
        decree: { id: contoh-panitia, title: Contoh keputusan panitia, issuer: Panitia contoh }
        values:
          desk-scale: { from: 0, to: 100, decimals: 0 }
          desk-criteria:
            - { id: kebaruan, name: Kebaruan, weight: 60 }
            - { id: manfaat, name: Manfaat, weight: 40, cite: "contoh-panitia, pasal 3" }
        """;

    private const string Whole2025 = """
        fills: kipp/2025
        decree: { id: contoh-panitia, title: Contoh keputusan panitia, issuer: Panitia contoh }
        values:
          desk-scale: { from: 0, to: 100, decimals: 0 }
          desk-criteria: [ { id: kebaruan, name: Kebaruan, weight: 60 }, { id: manfaat, name: Manfaat, weight: 40 } ]
          feasibility-scale: { from: 0, to: 100, decimals: 0 }
          feasibility-criteria: [ { id: nasional, name: Kelayakan nasional, weight: 100 } ]
          proposal-weight: 50
          feasibility-weight: 30
          public-weight: 20
          passing-mark: [ { of: proposal, at-least: 85, where: { group: replikasi } } ]
          winners: 1
          winners-replikasi: 1
          agreement: by-marks
          joining: rata-rata penilai
          eligibility:
            eligibility:
              - { id: in-use, name: Lama penerapan, rule: in-use-at-least, years: 1, closing: "2025-05-01" }
          awards:
            awards:
              prizes-per-entry: one
              list: [ { id: best, name: Terbaik, of: winners, by: place } ]
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
        await GivenKipp(place, "kipp/2025");
        var refusal = await place.Refusal(new RankEdition("kipp/2025", "winners"));
        refusal.Kind.ShouldBe(RefusalKind.Rules);
        refusal.Code.ShouldBe("open-ranking");
        var sentence = Texts.Refusal(refusal, "en");
        sentence.ShouldContain("The criteria of the proposal");
        sentence.ShouldContain("stages/desk/scale");
        sentence.ShouldContain("fills: kipp/2025");
        Texts.Refusal(refusal, "id").ShouldContain("menunggu panitia");
    }

    [Test]
    public async Task A_committees_criteria_make_the_desk_of_kipp_2023_rankable_and_it_shows_everywhere()
    {
        using var place = Workplace.WithShippedRules();
        place.Committee = place.Write("desk.yaml", Desk);
        await GivenKipp(place, "kipp/2023");
        await place.Given(
            ImportKind.Marks,
            "kipp/2023",
            "marks.csv",
            "stage,innovation_id,juror,kebaruan,manfaat\ndesk,i1,A,80,90\ndesk,i2,A,70,50\n"
        );
        var run = await place.Rank("kipp/2023");
        run.Rankings.Select(ranking => ranking.Rule.Id).ShouldBe(["nominees"]);
        var rows = run.Rankings[0].Rows;
        rows.Select(row => $"{row.Rank} {row.Id} {row.Score}").ShouldBe(["1 i1 84", "2 i2 62"]);
        foreach (var row in rows)
        {
            Texts.Notes(row.Notes, "en").ShouldContain("uses values set by the committee: desk-criteria, desk-scale");
            row.Notes.ShouldAllBe(note => note.Code != NoteCode.IllustrativeValues);
        }
        run.Waiting.Single(waiting => waiting.Id == "top-45").Needs.ShouldContain("panel-criteria");
        run.RuleGaps.ShouldNotContain(point => point.Id == "desk-scale");
        var explained = await place.Explain("kipp/2023", "i1", "nominees");
        using var markdown = new StringWriter();
        ExplanationMarkdown.Write(markdown, explained, "en");
        markdown.ToString().ShouldContain("contoh-panitia, pasal 3");
    }

    [Test]
    public async Task The_illustrative_file_of_the_sample_says_so_in_every_line_and_in_the_explanation()
    {
        using var place = Workplace.WithShippedRules();
        await place.Run(Checkout.Sample("kipp-2023"));
        var run = await place.Rank("kipp/2023");
        run.Rankings.Count.ShouldBe(8);
        foreach (var row in run.Rankings.SelectMany(ranking => ranking.Rows))
            row.Notes.ShouldContain(note => note.Code == NoteCode.IllustrativeValues);
        var winner = run.Rankings.Single(ranking => ranking.Rule.Id == "top-45").Rows[0].Id;
        using var markdown = new StringWriter();
        ExplanationMarkdown.Write(markdown, await place.Explain("kipp/2023", winner, "top-45"), "en");
        markdown.ToString().ShouldContain("illustrative-committee-2023: illustrative");
    }

    [Test]
    public async Task A_committees_file_makes_kipp_2025_run_from_the_desk_to_the_prize()
    {
        using var place = Workplace.WithShippedRules();
        place.Committee = place.Write("whole.yaml", Whole2025);
        await GivenKipp(place, "kipp/2025");
        await place.Given(
            ImportKind.Marks,
            "kipp/2025",
            "marks.csv",
            "stage,innovation_id,juror,kebaruan,manfaat,nasional\ndesk,i1,A,80,90,\ndesk,i2,A,90,90,\ndesk,i3,A,84,84,\n"
                + "desk,i4,A,85,85,\nfeasibility,i1,B,,,90\nfeasibility,i2,B,,,50\nfeasibility,i4,B,,,80\n"
        );
        await place.Given(
            ImportKind.Measures,
            "kipp/2025",
            "public.csv",
            "innovation_id,indicator,value\ni1,public-mark,70\ni2,public-mark,60\ni4,public-mark,50\n"
        );
        var run = await place.Rank("kipp/2025");
        run.Waiting.ShouldBeEmpty();
        // The replication with 84 is below the passing mark; i5 is too young by the committee's own rule.
        Within(run, "finalists").ShouldBe(["i2", "i4", "i1"]);
        Within(run, "winners").ShouldBe(["i1"]);
        run.Rankings.Single(ranking => ranking.Rule.Id == "winners").Rows[0].Score.ShouldBe((84m * 50 + 90m * 30 + 70m * 20) / 100);
        Within(run, "winners-replikasi").ShouldBe(["i4"]);
        run.Awards.ShouldHaveSingleItem().Winners.ShouldHaveSingleItem().Unit.ShouldBe("i1");
        (await place.Send(new ListEligibility("kipp/2025", RefusedOnly: true))).Submissions.ShouldHaveSingleItem().Id.ShouldBe("i5");
    }

    [Test]
    public async Task In_an_older_edition_jurors_mark_where_a_total_came_in_and_a_rule_is_checked_that_was_not()
    {
        using var place = Workplace.WithShippedRules();
        place.Committee = place.Write(
            "panel.yaml",
            """
            fills: kipp/2017
            decree: { id: contoh-panitia, title: Contoh keputusan panitia, issuer: Panitia contoh }
            values:
              closing-2017: "2017-03-01"
              weights:
                stages:
                  - { id: desk, name: Meja, scale: { from: 0, to: 100 }, criteria: [ { id: kebaruan, name: Kebaruan, weight: 100 } ] }
                scores:
                  - { id: proposal, name: Nilai proposal, step: mean-of-jurors, stage: desk }
            """
        );
        await GivenKipp(place, "kipp/2017");
        await place.Given(
            ImportKind.Marks,
            "kipp/2017",
            "marks.csv",
            "stage,innovation_id,juror,kebaruan\ndesk,i1,A,80\ndesk,i1,B,90\ndesk,i2,A,86\n"
        );
        var run = await place.Rank("kipp/2017");
        Within(run, "nominated").ShouldBe(["i2", "i1"]);
        (await place.Send(new ListEligibility("kipp/2017", RefusedOnly: true)))
            .Submissions.Single(one => one.Id == "i5")
            .Outcome.Breaches.ShouldHaveSingleItem()
            .Rule.Id.ShouldBe("in-use");
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

    private static IEnumerable<string> Within(RankingRun run, string ranking) =>
        run.Rankings.Single(one => one.Rule.Id == ranking).Rows.Where(row => row.WithinCut).Select(row => row.Id);

    private static async Task GivenKipp(Workplace place, string edition)
    {
        await place.Given(ImportKind.Regions, edition, "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        await place.Given(
            ImportKind.Submissions,
            edition,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital,group,administration,submitted_at,form_complete\n"
                + "i1,11,Satu,a,b,2010-01-01,1,umum,lolos,2023-03-01,ya\ni2,11,Dua,a,b,2010-01-01,1,umum,lolos,2023-03-01,ya\n"
                + (
                    edition == "kipp/2023"
                        ? ""
                        : "i3,11,Tiga,a,b,2010-01-01,1,replikasi,lolos,2023-03-01,ya\n"
                            + "i4,11,Empat,a,b,2010-01-01,1,replikasi,lolos,2023-03-01,ya\n"
                            + "i5,11,Lima,a,b,2025-04-01,1,umum,lolos,2023-03-01,ya\n"
                )
        );
    }
}
