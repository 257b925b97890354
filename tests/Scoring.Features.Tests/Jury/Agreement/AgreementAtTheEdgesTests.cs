using Scoring.Features.Core;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Ranking.Robustness;

namespace Scoring.Features.Tests.Jury.Agreement;

/// <summary>What is said where marks tell little: a word too much there can decide a competition.</summary>
public sealed class AgreementAtTheEdgesTests
{
    private static async Task<AgreementReport> Report(params string[] table)
    {
        using var place = await JuryRules.Place(table);
        return await place.Send(new ReportAgreement(JuryRules.Edition));
    }

    private static string Words(AgreementReport report, string topic, string language = "en") =>
        string.Join(' ', AgreementSummary.Of(report, language).Where(line => line.Topic == topic).Select(line => line.Sentence));

    [TestCase("1 5", "2 4", "3 3", "4 2", "5 1")]
    [TestCase("70 82", "74 78", "78 75", "80 71", "84 69")]
    public async Task Jurors_who_contradict_each_other_are_not_called_excellent(params string[] table)
    {
        var report = await Report(table);
        Words(report, "verdict").ShouldStartWith("The marks do not tell the entries apart");
        var trust = Words(report, "reliability");
        trust.ShouldStartWith("Reliability of the jurors’ mean, ICC(3,k): none.");
        trust.ShouldContain("another panel might well have ordered many entries otherwise");
        foreach (var language in new[] { "en", "id" })
        {
            var all = string.Join(' ', AgreementSummary.Of(report, language).Select(line => line.Sentence));
            all.ShouldNotContain("excellent");
            all.ShouldNotContain("sangat baik");
        }
    }

    [Test]
    public async Task Agreement_that_rests_on_too_few_marks_is_not_called_disagreement()
    {
        var report = await Report("70 72", "80 81");
        Words(report, "verdict").ShouldStartWith("The jurors seem to agree on which entries are better, but these marks are too few");
        Words(report, "reliability").ShouldStartWith("Reliability of the jurors' mean, ICC(3,k) = 0.997 (");
        Words(report, "reliability", "id").ShouldStartWith("Keandalan rata-rata juri, ICC(3,k) = 0,997 (");
        AgreementSummary.Share(0.9999999m).ShouldBe(0.999999m);
        AgreementSummary.Share(1m).ShouldBe(1m);
        AgreementSummary.Share(-0.9951m).ShouldBe(-0.995m);
    }

    [Test]
    public async Task One_entry_needs_no_further_marks_but_further_entries()
    {
        Words(await Report("70 75 80"), "severity").ShouldStartWith("With one entry alone, nothing tells how strict a juror is");
        Words(await Report("70 75 80"), "severity", "id").ShouldStartWith("Dengan satu peserta saja");
    }

    [Test]
    public async Task A_juror_against_the_others_is_asked_about_and_the_others_are_not_blamed()
    {
        var words = Words(await Report("6 6 6 9", "6 6 6 8", "7 7 7 8", "8 8 7 7", "8 8 8 6", "9 9 9 6"), "sheets");
        words.ShouldContain("Marks that fall where those of the others rise: D (correlation -0.9");
        words.ShouldContain("The marks of the other jurors alone have a Krippendorff's alpha of 0.9");
        Words(await Report("1 5", "2 4", "3 3", "4 2", "5 1"), "sheets", "id")
            .ShouldStartWith("Kedua juri mengurutkan peserta secara berlawanan (korelasi -1 atas 5 peserta).");
        Words(await Report("1 1 6 6", "2 2 5 5", "3 3 4 4", "4 4 3 3", "5 5 2 2", "6 6 1 1"), "sheets").ShouldContain("The jury is split");
    }

    [Test]
    public void The_fit_of_one_of_two_jurors_is_that_of_the_other()
    {
        AgreementSummary.OfFit(new("A", 5, 1m), 2, "en").ShouldBe("cannot be determined for two jurors: both always fit alike");
        AgreementSummary.OfFit(new("A", 5, 1m), 3, "en").ShouldBe("as expected");
    }

    [Test]
    public async Task Where_no_juror_is_stricter_none_is_named_as_the_strictest()
    {
        var report = await Report("10 50", "20 40", "30 30", "40 20", "50 10");
        Words(report, "severity").ShouldBe("No juror is stricter than another: on average all give the same.");
        Words(report, "severity", "id").ShouldBe("Tidak ada juri yang lebih ketat daripada yang lain: rata-rata nilainya sama.");
    }

    [Test]
    public async Task Sheets_without_a_total_are_not_called_a_stage_without_marks()
    {
        using var place = await JuryRules.Place(
            [],
            JuryRules
                .Text()
                .Replace("weights-total: 1", "weights-total: 2", StringComparison.Ordinal)
                .Replace(
                    "- { id: one, name: Satu, weight: 1 }",
                    "- { id: one, name: Satu, weight: 1 }\n      - { id: two, name: Dua, weight: 1 }",
                    StringComparison.Ordinal
                )
        );
        await place.Given(ImportKind.Submissions, JuryRules.Edition, "entries.csv", "innovation_id,title\ne1,Satu\ne2,Dua\n");
        await place.Given(
            ImportKind.Marks,
            JuryRules.Edition,
            "marks.csv",
            "stage,innovation_id,juror,criterion,score\nfinal,e1,ana,one,7\nfinal,e2,ana,one,8\n"
        );
        (await place.Refusal(new ReportAgreement(JuryRules.Edition))).Code.ShouldBe("no-totals");
    }

    [Test]
    public async Task Order_and_points_are_joined_in_one_sentence()
    {
        Words(await Report("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"), "verdict")
            .ShouldBe("The jurors tell strong entries from weak ones, but not close neighbours from each other.");
        // The same order, points far apart.
        Words(await Report("90 50", "80 40", "70 30", "60 21", "50 10", "40 1"), "verdict", "id")
            .ShouldBe(
                "Juri sepakat tentang peserta mana yang lebih baik, tetapi tidak tentang nilainya: "
                    + "aman untuk peringkat, tidak untuk nilai ambang."
            );
        Words(await Report("90 91", "80 80", "70 71", "60 60", "50 51", "40 40"), "verdict")
            .ShouldBe("The jurors agree on which entries are better, and on their marks.");
        Words(await Report("5 5", "5 5"), "verdict").ShouldBe("All marks are equal: they tell no entries apart.");
        Words(await Report("5", "6"), "verdict").ShouldBe("Only one juror marked: agreement cannot be examined.");
        Words(await Report("5 .", ". 7"), "verdict")
            .ShouldBe("How far the jurors agree cannot be determined from these marks: too few entries were marked by several jurors.");
    }

    [Test]
    public async Task Groups_that_share_no_entry_are_not_said_to_agree_with_each_other()
    {
        string[] table = ["70 71 . .", "80 79 . .", "60 62 . .", ". . 50 51", ". . 90 89", ". . 65 66"];
        var report = await Report(table);
        Words(report, "verdict").ShouldStartWith("The jurors agree within their groups, but the groups share no entry");
        Words(report, "verdict", "id").ShouldStartWith("Juri sepakat di dalam kelompoknya");
        using var place = await JuryRules.Place(table);
        var ranks = await place.Send(new ReportRobustness(JuryRules.Edition));
        RobustnessSummary
            .Of(ranks, ranks.Rankings[0], ranks.Rankings[0].Lists[0], "en")
            .ShouldContain(sentence => sentence.StartsWith("The jurors fall into 2 groups that share no entry", StringComparison.Ordinal));
    }

    [Test]
    public async Task Jurors_who_are_all_flat_are_not_said_to_give_equal_marks()
    {
        string[] table = ["70 60", "70 60", "70 60", "70 60", "70 60"];
        Words(await Report(table), "verdict")
            .ShouldBe("Every juror gave all entries the same mark in total: the marks tell no entries apart.");
        Words(await Report(table), "verdict", "id").ShouldStartWith("Setiap juri memberi semua peserta nilai total yang sama");
    }

    [Test]
    public async Task A_sentence_sends_nobody_to_a_section_that_names_nothing()
    {
        Words(await Report("70", "60"), "slips").ShouldNotContain("See the marks that stand out");
        Words(await Report("70", "60"), "odd-marks").ShouldStartWith("Whether a mark stands out cannot be determined");
        Words(await Report("70 72 71", "80 82 81", "60 62 96", "75 77 76", "65 67 66"), "slips")
            .ShouldEndWith("See the marks that stand out.");
    }

    [Test]
    public async Task Why_nobody_was_looked_at_along_the_way_is_said()
    {
        var report = await Report("70 72", "80 81");
        Words(report, "drift").ShouldBe("Not tested: when marks were given is not known.");
        Words(report, "drift", "id").ShouldBe("Tidak diuji: kapan nilai diberikan tidak diketahui.");
    }

    [Test]
    public async Task How_many_jurors_it_takes_is_said()
    {
        // ICC(3,1) = 0.71.
        Words(await Report("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"), "reliability")
            .ShouldContain("Jurors that each entry needs for a reliability of 0.8: 2; of 0.9: 4.");
    }

    [Test]
    public async Task Jurors_exactly_three_points_apart_everywhere_differ_beyond_all_chance()
    {
        var report = await Report("70 73 76", "60 63 66", "50 53 56", "40 43 46");
        Words(report, "severity").ShouldContain("2 of 3 jurors differ from the middle of the jury by clearly more than chance: A; C.");
        Words(report, "odd-marks").ShouldBe("Every mark is exactly what its entry and its juror lead one to expect.");
    }

    [Test]
    public async Task Among_many_jurors_it_is_said_how_many_are_named_by_luck()
    {
        // A juror in 50 is ten points strict; the others differ by their rounding alone.
        string Line(int entry) =>
            string.Join(' ', Enumerable.Range(0, 50).Select(juror => 60 + entry - (juror == 7 ? 10 : 0) + (entry * 7 + juror * 3) % 2));
        Words(await Report([.. Enumerable.Range(0, 6).Select(Line)]), "severity")
            .ShouldContain("With 50 jurors, about 1 would be named here by luck alone.");
        Words(await Report("70 73 76", "60 63 66", "50 53 56", "40 43 46"), "severity").ShouldNotContain("luck alone");
    }

    // Eight panels of two jurors in a ring, each with one entry in common with the next: the chain of estimates carries the error of every
    // link with it. No juror is stricter than another.
    private static IEnumerable<string> Ring()
    {
        for (var entry = 0; entry < 32; entry++)
        {
            var panel = entry / 4;
            int[] jurors = [entry % 4 == 0 ? (2 * panel + 2) % 16 : 2 * panel, 2 * panel + 1];
            yield return string.Join(
                ' ',
                Enumerable
                    .Range(0, 16)
                    .Select(juror => jurors.Contains(juror) ? $"{300 + entry * 5 % 17 * 2 + (entry * 3 + juror * 9) % 13}" : ".")
            );
        }
    }

    [Test]
    public async Task Panels_that_hardly_hang_together_say_neither_who_is_strict_nor_that_the_adjusted_order_is_sure()
    {
        using var place = await JuryRules.Place([.. Ring()], JuryRules.Text(kind: "severity-adjusted-mean-of-jurors, official: yes"));
        var report = await place.Send(new ReportAgreement(JuryRules.Edition));
        report.Total.Severity.Model.SeverityReliability!.Value.ShouldBeLessThan(0.5m);
        var severity = Words(report, "severity");
        severity.ShouldStartWith("By these estimates ");
        severity.ShouldNotContain("gains up to");
        Words(report, "severity", "id").ShouldStartWith("Menurut taksiran ini ");
        // The mean of the marks is reliable; what the rule ranks by is less so.
        report.Total.Severity.Model.EntryReliability!.Value.ShouldBeLessThan(0.75m);
        var trust = Words(report, "reliability");
        trust.ShouldContain("The rule ranks by marks adjusted for severity");
        trust.ShouldNotContain("its order as a whole is well supported");
    }

    // The F of anova.py, in exact fractions.
    [TestCase("differ by more than chance (F = 170.19, p < 0.001)", "70 62 74 .", "80 71 . 85", "75 . 79 80", ". 60 70 73")]
    [TestCase("differ no more than chance could make them (F = 0.06, p 0.976)", "5 7 . 6", "7 . 5 6", ". 5 7 5", "6 6 6 .")]
    public async Task Adjusted_marks_say_whether_the_entries_differ_at_all(string words, params string[] table)
    {
        using var place = await JuryRules.Place(table, JuryRules.Text(kind: "severity-adjusted-mean-of-jurors, official: yes"));
        var report = await place.Send(new ReportAgreement(JuryRules.Edition));
        Words(report, "reliability").ShouldContain("Severity allowed for, the entries " + words);
    }

    [Test]
    public async Task A_flat_sheet_and_a_copied_one_are_named_before_the_figures()
    {
        var report = await Report("7 5 5 5", "7 6 6 7", "7 8 8 6", "7 4 4 5", "7 9 9 8");
        var words = Words(report, "sheets");
        words.ShouldContain("Gave every entry the same mark in total: A (7 at 5 entries).");
        words.ShouldContain("B and C (5 entries)");
        var topics = AgreementSummary.Of(report, "en").Select(line => line.Topic).Distinct().ToList();
        topics.IndexOf("sheets").ShouldBeLessThan(topics.IndexOf("reliability"));
        Words(await Report("7 5", "6 6", "8 8", "4 5", "9 9"), "sheets").ShouldBeEmpty();
    }

    [Test]
    public async Task A_mark_far_off_is_found_in_a_small_panel_and_counted_once()
    {
        var report = await Report("70 72 71", "80 82 81", "60 62 96", "75 77 76", "65 67 66");
        Words(report, "odd-marks").ShouldStartWith("Marks that stand out from what entry and juror let expect: 1 of 15");
        Words(await Report("70 72", "80 81"), "odd-marks")
            .ShouldBe("Whether a mark stands out cannot be determined: with so few marks there is no error left to measure it by.");
    }

    [Test]
    public async Task Equal_entries_stay_equal_without_severity()
    {
        // Means of 11.1333…, which the fifteenth digit of a severity would part.
        var report = await Report("10 11 12.4", "11 12.4 10", "12.4 10 11", "9 9 9");
        report.Adjusted.ShouldHaveSingleItem().Lines.Where(line => line.Official.Rank == 1m).ShouldAllBe(line => line.Difference == 0m);
        Words(report, "adjusted").ShouldNotContain("Would fall out");
    }

    [Test]
    public async Task Who_shares_the_first_place_is_not_first_and_a_line_through_equals_is_not_firm()
    {
        using var place = await JuryRules.Place(["8 8", "8 8", "8 8", "8 8", "8 8", "8 8"]);
        var report = await place.Send(new ReportRobustness(JuryRules.Edition, Top: 3));
        var list = report.Rankings[0].Lists[0];
        var words = string.Join(' ', RobustnessSummary.Of(report, report.Rankings[0], list, "en"));
        words.ShouldContain("Entri 1 shares the first place with 5 others: their scores are exactly equal.");
        words.ShouldContain("At the line of the top 3 stand 6 entries with exactly equal scores, which share rank 1");
        words.ShouldNotContain("firm");
        words.ShouldContain("almost surely in 6, open 0, almost surely out 0");
        RobustnessSummary.OfSpan(list.Spans.First().Span, 3, "id").ShouldStartWith("berbagi 1 dengan 5 lainnya");
    }
}
