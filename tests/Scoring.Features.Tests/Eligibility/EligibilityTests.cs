using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Eligibility;

/// <summary>From files to the sentence that a refused entrant reads.</summary>
public class EligibilityTests
{
    private const string Club = "club/2026";

    private const string Rules = """
        programme: club
        edition: 2026
        name: Klub
        cite: committee, pasal 3
        measures: [{ id: mark, name: Nilai, on: innovation }]
        eligibility:
          - { id: in-use, name: { id: Sudah setahun, en: A year in use }, rule: in-use-at-least, years: 1, closing: 2026-04-30 }
          - { id: new, name: { id: Belum pernah Top 45, en: Never in the Top 45 }, rule: awarded, awards: Top 45, at-most: 0 }
          - { id: quota, name: Kuota, rule: quota, per: agency, at-most: 1, kept: earliest }
          - { id: later, name: { id: Dikirim pada waktunya, en: Sent in time }, rule: submitted-by, open: closing }
        scores: [{ id: total, step: measure, of: mark }]
        rounding: { places: 2 }
        rankings: [{ id: all, name: Semua, score: total }]
        open: [{ id: closing, what: Belum diumumkan }]
        """;

    private const string Submissions = """
        innovation_id,title,agency,start_date,submitted_at
        i1,Antar Obat,Dinas A,2025-04-30,2026-04-01
        i2,SI-PADI,Dinas B,2025-05-01,2026-04-01
        i3,Antre,Dinas A,2020-01-01,2026-04-02 08:00
        i4,Kosong,Dinas C,,2026-04-02
        """;

    [Test]
    public async Task Whoever_is_refused_is_listed_without_rank_and_told_every_rule_the_finding_the_line_and_the_source()
    {
        using var place = await Filled();
        var rows = (await place.Rank(Club)).Rankings.Single().Rows;
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("i1", 1m), ("i2", null), ("i3", null), ("i4", null)]);
        Texts
            .Notes(rows[1].Notes, "en")
            .ShouldBe(
                "not eligible: A year in use – began 2025-05-01, it had to begin on 2025-04-30 or before [committee, pasal 3: set "
                    + "by the organiser]; "
                    + "not eligible: Never in the Top 45 – awarded before (1): Top 45 2019 (history.csv:2); at most 0 allowed "
                    + "[committee, pasal 3: set by the organiser]"
            );
        Texts
            .Notes(rows[2].Notes, "id")
            .ShouldBe(
                "tidak memenuhi syarat: Kuota – Dinas A mengirim 2, paling banyak 1; yang dikirim paling awal tetap [committee, "
                    + "pasal 3: ditetapkan panitia]"
            );
        rows[3].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.NotEligible);
    }

    [Test]
    public async Task An_explanation_says_the_refusal_and_what_could_not_be_checked()
    {
        using var place = await Filled();
        var summary = ExplanationMarkdown.SummaryOf(await place.Explain(Club, "i3"), "en").Select(line => line.Value).ToList();
        summary.ShouldContain(text =>
            text.StartsWith("not eligible: Kuota", StringComparison.Ordinal)
            && text.EndsWith("eligibility not checked: Sent in time (left open: closing)", StringComparison.Ordinal)
        );
    }

    [Test]
    public async Task The_same_facts_make_the_same_run_and_a_new_history_another()
    {
        using var place = await Filled();
        var first = await place.Rank(Club);
        place.Restart();
        (await place.Rank(Club)).RunId.ShouldBe(first.RunId);
        await place.Given(ImportKind.History, Club, "history.csv", "award,edition,region_code,title\nTop 99,2019,,SI PADI\n");
        (await place.Rank(Club)).RunId.ShouldNotBe(first.RunId);
    }

    [Test]
    public async Task A_column_that_a_rule_looks_at_must_be_there_and_its_times_must_be_times()
    {
        using var place = Ruled();
        (
            await place.ImportText(
                ImportKind.Submissions,
                Club,
                "a.csv",
                "innovation_id,title,start_date,submitted_at\ni1,A,2020-01-01,2026-04-01\n"
            )
        ).Problems.ShouldContain(problem => problem.Column == "agency");
        (
            await place.ImportText(
                ImportKind.Submissions,
                Club,
                "b.csv",
                "innovation_id,title,agency,start_date,submitted_at\ni1,A,D,2020-01-01,besok\n"
            )
        )
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("time-impossible");
    }

    private static Workplace Ruled()
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2026/edition.yaml", Rules);
        place.RuleFaults(Club).ShouldBeEmpty();
        return place;
    }

    private static async Task<Workplace> Filled()
    {
        var place = Ruled();
        await place.Given(ImportKind.Submissions, Club, "submissions.csv", Submissions);
        await place.Given(ImportKind.History, Club, "history.csv", "award,edition,region_code,title\nTop 45,2019,,Si Padi\n");
        await place.Given(
            ImportKind.Measures,
            Club,
            "measures.csv",
            "innovation_id,indicator,value\ni1,mark,70\ni2,mark,90\ni3,mark,80\ni4,mark,60\n"
        );
        return place;
    }
}
