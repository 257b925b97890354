using Scoring.Domain.Statistics;
using Scoring.Features.Core;
using Scoring.Features.Ranking.Robustness;

namespace Scoring.Features.Tests.Ranking.Robustness;

/// <summary>How sure ranks are, from imported marks to the report.</summary>
public sealed class ReportRobustnessTests
{
    private const string TwoParts = "  - { id: doubled, name: Dua kali, step: product, of: { use: mark }, factor: 2 }";
    private const string TwoRankings = "  - { id: doubled, name: Dua kali, score: doubled, top: 2 }";

    private const string ByPairs = "  - { id: pairs, name: Pasangan, step: places-of-jurors, stage: final, as: copeland, ties: shared }";
    private const string PairRanking = "  - { id: pairs, name: Pasangan, score: pairs, top: 1 }";
    private const string BySum =
        "  - { id: sums, name: Jumlah, step: places-of-jurors, stage: final, as: sum, ties: shared, missing-sheets: among-own }";
    private const string SumRanking = "  - { id: sums, name: Jumlah, score: sums, top: 1 }";

    private static Task<RobustnessReport> Report(
        Workplace place,
        string? ranking = null,
        int? top = null,
        int draws = 1000,
        string? seed = null
    ) => place.Send(new ReportRobustness(JuryRules.Edition, ranking, top, draws, seed));

    private static string Words(RobustnessReport report, string language) =>
        string.Join(
            ' ',
            report.Rankings.SelectMany(ranking => ranking.Lists.SelectMany(list => RobustnessSummary.Of(report, ranking, list, language)))
        );

    [Test]
    public async Task Two_jurors_are_counted_by_hand()
    {
        // A and A: 10 to 0. B and B: 0 to 5. One of each, in two orders: 5 to 2.5.
        using var place = await JuryRules.Place(["10 0", "0 5"]);
        var report = await Report(place, top: 1);
        var list = report.Rankings.Single().Lists.Single();
        (list.Certainty.IsExact, list.Certainty.Draws, list.From).ShouldBe((true, 3, LineFrom.Asked));
        list.Spans.Select(one => (one.Row.Id, one.Span.From, one.Span.To, one.Span.InTop))
            .ShouldBe([("e01", 1, 2, 0.75m), ("e02", 1, 2, 0.25m)]);
        Words(report, "en")
            .ShouldContain(
                "Warning: pairs at the line that cannot be separated: 1. The closest: in 25 of 100 draws Entri 2 (out) is "
                    + "above Entri 1 (in)."
            );
        Words(report, "id").ShouldContain("Peringatan: pasangan di garis batas yang tidak dapat dibedakan: 1.");
    }

    [Test]
    public async Task What_stands_above_the_jurors_marks_is_computed_anew_and_gives_the_same_where_it_changes_no_order()
    {
        string[] table = ["10 7 8", "9 9 7", "8 8 8", "6 9 5", "5 4 6"];
        using var place = await JuryRules.Place(table, JuryRules.Text(scores: TwoParts, rankings: TwoRankings));
        var report = await Report(place);
        var (plain, through) = (report.Rankings[0].Lists[0].Certainty, report.Rankings[1].Lists[0].Certainty);
        (through.IsExact, through.Draws).ShouldBe((plain.IsExact, plain.Draws));
        through.Entries.Select(span => span with { Score = 0m }).ShouldBe(plain.Entries.Select(span => span with { Score = 0m }));
        through.AtLine.ShouldBe(plain.AtLine);
        plain.AtLine.ShouldNotBeEmpty();
        Print(report.Rankings[1].Lists[0]).ShouldBe(Print(report.Rankings[0].Lists[0]));
        report.Rankings[0].Lists[0].Without.Value.SelectMany(one => one.Moves).ShouldNotBeEmpty();

        static IEnumerable<string> Print(RobustList list) =>
            list.Without.Value.Select(one =>
                $"{one.Juror}: {string.Join(' ', one.Moves)}, {string.Join(' ', one.Into)}, {string.Join(' ', one.OutOf)}"
            );
    }

    [Test]
    public async Task Without_a_juror_pairs_are_counted_again_among_the_others()
    {
        // 1 beats 2 with A and B, 2 beats 1 with C: 1, −1. Without A or B the pair is undecided; without C nothing changes.
        using var place = await JuryRules.Place(["9 8 5", "8 7 6"], JuryRules.Text(scores: ByPairs, rankings: PairRanking));
        var without = (await Report(place, "pairs", top: 1)).Rankings[0].Lists[0].Without.Value;
        without
            .Select(one => (one.Juror, one.Moves.Count, one.Into.Count, one.OutOf.Count))
            .ShouldBe([("A", 1, 1, 0), ("B", 1, 1, 0), ("C", 0, 0, 0)]);
    }

    [Test]
    public async Task Sums_of_places_are_not_compared_where_a_left_out_juror_leaves_unequal_numbers()
    {
        string[] table = ["9 8 .", "8 . 7", ". 7 6"];
        using var place = await JuryRules.Place(table, JuryRules.Text(scores: BySum, rankings: SumRanking));
        (await Report(place, "sums")).Rankings[0].Lists[0].Without.Value.ShouldBeEmpty();
    }

    [Test]
    public async Task The_median_is_drawn_as_the_median()
    {
        string[] table = ["10 7 2", "6 6 6", "5 4 3"];
        using var mean = await JuryRules.Place(table);
        using var median = await JuryRules.Place(table, JuryRules.Text(kind: "median-of-jurors"));
        (await Report(median))
            .Rankings[0]
            .Lists[0]
            .Certainty.Entries.ShouldNotBe((await Report(mean)).Rankings[0].Lists[0].Certainty.Entries);
        (await Report(median)).Rankings[0].Lists[0].Certainty.Entries[0].Score.ShouldBe(7m);
    }

    [Test]
    public async Task The_same_seed_gives_the_same_and_another_does_not()
    {
        var random = new Random(2);
        // Eleven jurors: too many draws to count.
        string[] table =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(entry => string.Join(' ', Enumerable.Range(0, 11).Select(_ => 300 - entry + random.Next(-20, 21)))),
        ];
        using var place = await JuryRules.Place(table);
        var one = await Report(place);
        one.Rankings[0].Lists[0].Certainty.IsExact.ShouldBeFalse();
        Print(await Report(place)).ShouldBe(Print(one));
        Print(await Report(place, seed: RankCertainty.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBe(Print(one));
        Print(await Report(place, seed: "undian 2026")).ShouldNotBe(Print(one));
        Print(await Report(place, seed: "undian 2026")).ShouldBe(Print(await Report(place, seed: "undian 2026")));
        (await Report(place, draws: 50)).Rankings[0].Lists[0].Certainty.Draws.ShouldBe(50);

        static string Print(RobustnessReport report) => string.Join('\n', report.Rankings[0].Lists[0].Certainty.Entries);
    }

    [Test]
    public async Task One_juror_each_is_refused_with_the_reason()
    {
        using var place = await JuryRules.Place(["5", "4"]);
        var report = await Report(place);
        report.Rankings[0].Lists[0].Certainty.Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
        Words(report, "en")
            .ShouldStartWith(
                "“Semua”: every entry has one mark only. How sure ranks are cannot be estimated from single marks; it takes at least "
                    + "two jurors for an entry."
            );
        (await place.Refusal(new ReportRobustness(JuryRules.Edition, Draws: 100_001))).Code.ShouldBe("too-many-draws");
        (await place.Refusal(new ReportRobustness(JuryRules.Edition, "none"))).Code.ShouldBe("unknown-ranking");
    }

    [Test]
    public async Task A_line_beside_an_entry_with_one_mark_is_not_called_firm()
    {
        using var place = await JuryRules.Place(["9 .", "5 5", "4 4", "3 3"]);
        var words = Words(await Report(place, top: 1), "en");
        words.ShouldNotContain("is firm: no entry near it");
        words.ShouldContain("Whether the line of the top 1 is firm cannot be determined: this list has entries with one mark only");
        Words(await Report(place, top: 1), "id").ShouldContain("Apakah batas 1 besar kukuh tidak dapat disimpulkan");
    }

    [Test]
    public async Task A_ranking_in_which_nobody_has_a_rank_says_so()
    {
        using var place = await JuryRules.Place([]);
        await place.Given(ImportKind.Submissions, JuryRules.Edition, "entries.csv", "innovation_id,title\ne1,Satu\n");
        Words(await Report(place), "en").ShouldBe("“Semua”: no entry has a rank.");
        Words(await Report(place), "id").ShouldBe("“Semua”: tidak ada peserta yang memiliki peringkat.");
    }

    [Test]
    public async Task One_juror_one_rank_and_one_other_have_no_plural()
    {
        // Without B the second comes in; without A the last two exchange places.
        using var place = await JuryRules.Place(["8 9 8", "8 4 8.5", "8 3 3"]);
        var words = Words(await Report(place, top: 1), "en");
        words.ShouldContain("The line hangs on 1 of the 3 jurors: without that juror other entries would be in.");
        words.ShouldContain("without B, 2 ranks would change");
        using var equal = await JuryRules.Place(["8 8", "8 8", "5 4"]);
        words = Words(await Report(equal, top: 1), "en");
        words.ShouldContain("Entri 1 shares the first place with 1 other: their scores are exactly equal.");
        RobustnessSummary
            .OfSpan((await Report(equal, top: 1)).Rankings[0].Lists[0].Spans.First().Span, 1, "en")
            .ShouldStartWith("shares 1 with 1 other;");
    }

    [Test]
    public async Task An_index_has_distances_and_says_that_reported_levels_are_not_modelled()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2026", 4);
        var report = await place.Send(new ReportRobustness("iga/2026", Top: 2));
        report.Rankings.ShouldAllBe(ranking => !ranking.HasJurors);
        var list = report.Rankings.SelectMany(ranking => ranking.Lists).First(list => list.Margins.Count > 3);
        list.Certainty.Entries.ShouldBeEmpty();
        for (var i = 0; i + 1 < list.Margins.Count; i++)
            list.Margins[i].ToNext.ShouldBe(list.Margins[i].Row.Score - list.Margins[i + 1].Row.Score);
        list.Margins[0].ToLine.ShouldBe(list.Margins[0].Row.Score - list.Margins[2].Row.Score);
        list.Margins[2].ToLine.ShouldBe(list.Margins[2].Row.Score - list.Margins[1].Row.Score);
        list.Margins[0].DecidedBy.ShouldNotBeNull();
        Words(report, "en").ShouldContain("How sure self-reported levels are is not modelled");
        Words(report, "id").ShouldContain("Kepastian tingkat yang dilaporkan sendiri tidak dimodelkan");
    }

    [Test]
    public async Task Groups_that_join_entries_are_ranked_anew_with_their_entries()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("solok-convention/2018", 3);
        var report = await place.Send(new ReportRobustness("solok-convention/2018", Draws: 60));
        report.Rankings.Select(ranking => ranking.Rule.Id).ShouldBe(["top-ten", "by-category", "agencies"]);
        report.Rankings.ShouldAllBe(ranking => ranking.HasJurors);
        report.Rankings[1].Lists.Count.ShouldBeGreaterThan(1);
        var agencies = report.Rankings[2].Lists.Single();
        (agencies.Top, agencies.From).ShouldBe((3, LineFrom.Cut));
        agencies.Spans.ShouldAllBe(one => one.Span.From <= one.Span.To && one.Span.InTop >= 0m);
        agencies.Certainty.Entries.Sum(span => span.InTop!.Value).ShouldBeGreaterThanOrEqualTo(Math.Min(3, agencies.Margins.Count) - 1e-9m);
    }

    [Test]
    public async Task Every_shipped_jury_has_an_answer()
    {
        foreach (var edition in MadeUpFacts.RankableEditions.Where(id => Checkout.RuleFolder.Read(id).Edition!.Stages.Count > 0))
        {
            using var place = Workplace.WithShippedRules();
            await place.ImportMadeUp(edition, 1);
            var report = await place.Send(new ReportRobustness(edition, Draws: 20));
            Words(report, "id").ShouldNotContain("robust.", Case.Sensitive, edition);
        }
    }
}
