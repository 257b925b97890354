using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using Scoring.Features.Core;
using Scoring.Features.Jury.Agreement;
using static Scoring.TestKit.Competitions.JuryRules;

namespace Scoring.Features.Tests.Jury.Agreement;

/// <summary>The published examples, from an imported file to the report.</summary>
public sealed class ReportAgreementTests
{
    private static readonly string[] ShroutFleiss = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"];

    [Test]
    public async Task The_six_of_shrout_and_fleiss_come_out_with_the_one_that_fits()
    {
        var report = await Report(ShroutFleiss);
        report.Total.Intraclass.Figures.Select(figure => Math.Round(figure.Value!.Value, 2)).ShouldBe([.17m, .29m, .71m, .44m, .62m, .91m]);
        report.Design.Shape.ShouldBe(DesignShape.SameJurors);
        report.Total.FittingMean.ShouldBe(IntraclassForm.FixedMean);
        Words(report, "en", "reliability")
            .ShouldStartWith("Reliability of the jurors' mean, ICC(3,k) = 0.91 (95 % interval 0.68 to 0.99): moderate to excellent.");
        Words(report, "en", "reliability").ShouldContain("ICC(2,1) = 0.29 with severity, ICC(3,1) = 0.71 without");
        Words(report, "id", "reliability")
            .ShouldStartWith("Keandalan rata-rata juri, ICC(3,k) = 0,91 (selang 95 % 0,68 sampai 0,99): sedang sampai sangat baik.");
        // The only criterion has the figures of the total.
        report.Measures[1].Intraclass.Figures.ShouldBe(report.Total.Intraclass.Figures);
    }

    [Test]
    public async Task Where_entries_have_jurors_of_their_own_only_the_one_way_forms_are_given()
    {
        var whole = await Report(ShroutFleiss);
        // The same marks, as if each entry had four jurors of its own.
        var report = await Report([
            .. ShroutFleiss.Select(
                (line, row) => string.Join(' ', Enumerable.Repeat(".", row).Append(line).Concat(Enumerable.Repeat(".", 5 - row)))
            ),
        ]);
        report.Design.Shape.ShouldBe(DesignShape.OwnJurors);
        report
            .Total.Intraclass.Figures.Select(figure => (figure.Form, Math.Round(figure.Value!.Value, 2)))
            .ShouldBe([(IntraclassForm.OneWaySingle, .17m), (IntraclassForm.OneWayMean, .44m)]);
        report.Total.Intraclass.Of(IntraclassForm.OneWayMean).ShouldBe(whole.Total.Intraclass.Of(IntraclassForm.OneWayMean));
        Words(report, "en", "reliability").ShouldContain("ICC(1,k) = 0.44");
    }

    [Test]
    public async Task Krippendorffs_four_levels_come_out_with_missing_marks()
    {
        var report = await Report(
            JuryRules.Across("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
        );
        report.Total.Alphas.Select(alpha => Math.Round(alpha.Alpha!.Value, 3)).ShouldBe([.743m, .815m, .849m, .797m]);
        report.Total.Intraclass.Refusal.ShouldBe(AgreementRefusal.Incomplete);
        Words(report, "en", "reliability")
            .ShouldBe(
                "An intraclass correlation cannot be given: not every juror marked every entry. Krippendorff's alpha below can. "
                    + "Reliability of the mean of 3 marks of an entry’s own jurors, from the components of variance: 0.95. "
                    + "Of the variance of a single mark, 86 % is between entries, 1 % between jurors (strictness) and 13 % neither. "
                    + "Jurors that each entry needs for a reliability of 0.8: 1; of 0.9: 2."
            );
        Words(report, "en", "order")
            .ShouldContain("Krippendorff's alpha = 0.85 on 40 marks of 11 entries: the marks themselves are reliable.");
    }

    [Test]
    public async Task Kendalls_W_comes_out_with_and_without_ties()
    {
        // Ranks with 1 as the best, as marks the other way round: W is the same.
        var without = await Report(JuryRules.Across("1 6 3 2 5 4", "1 5 6 4 2 3", "6 3 2 5 4 1"));
        Math.Round(without.Total.Concordance.W!.Value, 2).ShouldBe(0.16m);
        Words(without, "en", "order").ShouldContain("Chance alone could give that as well");
        var with = await Report(
            JuryRules.Across("1 4.5 2 4.5 3 7.5 6 9 7.5 10", "2.5 1 2.5 4.5 4.5 8 9 6.5 10 6.5", "2 1 4.5 4.5 4.5 4.5 8 8 8 10")
        );
        Math.Round(with.Total.Concordance.W!.Value, 3).ShouldBe(0.828m);
        Math.Round(with.Total.Concordance.ChiSquare!.Value, 3).ShouldBe(22.349m);
        Words(with, "en", "order").ShouldContain("The jurors' orders are strongly alike: Kendall's W = 0.83");
    }

    [Test]
    public async Task Grubbs_example_of_the_handbook_is_told_as_a_slip()
    {
        var report = await Report("199.31 199.53 200.19 200.82 201.92 201.95 202.18 245.57", "200 201 202 200 201 202 200 201");
        var slip = report.Total.TypingErrors.Found.ShouldHaveSingleItem();
        slip.Mark.Mark.ShouldBe(245.57m);
        slip.ByGrubbs!.G.ShouldBe(2.4687m, 0.0001m);
        Words(report, "en", "slips").ShouldStartWith("Marks that look like a slip of the pen: 1, among 2 entries");
        Words(await Report(ShroutFleiss), "en", "slips")
            .ShouldStartWith("Not tested: finding a slip among the marks of an entry takes at least 7 marks");
    }

    [Test]
    public async Task Fleiss_kappa_is_given_where_jurors_say_pass_or_fail_and_nowhere_else()
    {
        using var place = await JuryRules.Place(["1 1 1", "1 1 0", "0 0 0", "0 0 1", "1 1 1"], JuryRules.Text("{ values: [ 0, 1 ] }"));
        var report = await Report(place);
        // P̄ = (1 + 1/3 + 1 + 1/3 + 1)/5 = 11/15; shares 9/15 and 6/15: P_e = 0.52.
        report.Measures[1].Kappa!.Kappa!.Value.ShouldBe((11m / 15m - 0.52m) / 0.48m, 1e-12m);
        AgreementSummary.OfMeasure(report.Measures[1], "en").ShouldContain("pass or fail: moderate agreement");
        (await Report(ShroutFleiss)).Measures.ShouldAllBe(measure => measure.Kappa == null);
    }

    [Test]
    public async Task Superseded_sheets_and_those_of_the_plenary_are_left_out()
    {
        using var place = await JuryRules.Place(ShroutFleiss);
        var plain = await Report(place);
        await place.Given(
            ImportKind.Marks,
            JuryRules.Edition,
            "more.csv",
            "stage,innovation_id,juror,sheet,submitted_at,criterion,score\n" + "final,e01,PLENO,1,2020-01-01 10:00,one,500\n"
        );
        using var again = await JuryRules.Place([.. ShroutFleiss.Skip(1).Prepend("9 2 5 .")]);
        await again.Given(
            ImportKind.Marks,
            JuryRules.Edition,
            "more.csv",
            "stage,innovation_id,juror,sheet,submitted_at,criterion,score\n"
                + "final,e01,D,1,2020-01-01 10:00,one,500\nfinal,e01,D,2,2020-01-02 10:00,one,8\n"
        );
        var (plenary, second) = (await Report(place), await Report(again));
        (plenary.Design.Plenary, second.Design.Superseded).ShouldBe((1, 1));
        plenary.Total.Table.Marks.ShouldBe(plain.Total.Table.Marks);
        second.Total.Table.Marks.ShouldBe(plain.Total.Table.Marks);
        Words(second, "en", "design").ShouldContain("1 sheet that a newer one of the same juror replaces");
    }

    [Test]
    public async Task A_sheet_whose_seat_was_taken_away_counts_nowhere()
    {
        using var place = await JuryRules.Place(ShroutFleiss);
        var before = await place.Rank(JuryRules.Edition);
        void Change(string entry, int seated, string how) =>
            place.Execute(
                "INSERT INTO seat_changes (edition, stage, entry, juror, seated, how, reason, by, at) "
                    + $"VALUES ('{JuryRules.Edition}', 'final', '{entry}', 'D', {seated}, '{how}', 'sick', 'tester', "
                    + $"'2021-01-01T00:00:00Z')"
            );
        Change("e01", 0, "withdraw");
        Change("e02", 0, "draw");
        var report = await Report(place);
        report.Total.Table.Row(0).Select(mark => mark.Juror).ShouldBe(["A", "B", "C"]);
        report.Total.Table.Row(1).Count.ShouldBe(4);
        var after = await place.Rank(JuryRules.Edition);
        after.Rankings[0].Of("e01")!.Score.ShouldBe(Exact.Canonicalize(16m / 3m));
        after.ResultHash.ShouldNotBe(before.ResultHash);
        after.Inputs.Count.ShouldBe(before.Inputs.Count + 1);
        Change("e01", 1, "assign");
        (await place.Rank(JuryRules.Edition)).ResultHash.ShouldBe(before.ResultHash);
    }

    [Test]
    public async Task A_few_missing_marks_leave_the_figures_of_those_that_all_marked()
    {
        var report = await Report([.. ShroutFleiss, "7 2 4 ."]);
        report.Total.CompleteEntries.ShouldBe(6);
        Math.Round(report.Total.Intraclass.Figures[5].Value!.Value, 2).ShouldBe(.91m);
        Words(report, "en", "reliability").ShouldContain("This rests on the 6 of 7 entries that all jurors marked.");
    }

    [Test]
    public async Task The_order_of_import_never_matters()
    {
        var expected = Print(await Report(ShroutFleiss));
        for (var seed = 0; seed < 3; seed++)
        {
            var random = new Random(seed);
            using var place = await JuryRules.Place([]);
            await place.Given(
                ImportKind.Submissions,
                JuryRules.Edition,
                "late.csv",
                "innovation_id,title\n"
                    + string.Concat(Enumerable.Range(1, 6).OrderBy(_ => random.Next()).Select(i => $"e0{i},Entri {i}\n"))
            );
            var lines = JuryRules.Lines(ShroutFleiss).OrderBy(_ => random.Next()).Chunk(9).ToList();
            // Two files, each with sheets of its own.
            await place.Given(
                ImportKind.Marks,
                JuryRules.Edition,
                "late-marks.csv",
                "stage,innovation_id,juror,criterion,score\n" + string.Concat(lines.SelectMany(line => line))
            );
            Print(await Report(place)).ShouldBe(expected);
        }

        static string Print(AgreementReport report) => string.Join('\n', AgreementSummary.Of(report, "en").Select(line => line.Sentence));
    }

    [Test]
    public async Task What_cannot_be_told_is_refused_with_the_reason()
    {
        using var place = await JuryRules.Place(ShroutFleiss);
        (await place.Refusal(new ReportAgreement(JuryRules.Edition, "semi"))).Code.ShouldBe("unknown-stage");
        using var empty = await JuryRules.Place([]);
        await empty.Given(ImportKind.Submissions, JuryRules.Edition, "one.csv", "innovation_id,title\ne01,Satu\n");
        (await empty.Refusal(new ReportAgreement(JuryRules.Edition))).Code.ShouldBe("no-marks");
        using var index = Workplace.WithShippedRules();
        await index.ImportMadeUp("iga/2026", 1);
        (await index.Refusal(new ReportAgreement("iga/2026"))).Code.ShouldBe("no-stages");
        var single = await Report("50", "60");
        Words(single, "en", "severity").ShouldBe("There is only one juror: no comparison is possible.");
        single.Adjusted.ShouldBeEmpty();
    }

    [Test]
    public async Task Every_sentence_of_every_sample_is_complete_in_both_languages()
    {
        foreach (
            var table in new[]
            {
                ShroutFleiss,
                ["50", "60"],
                ["5 5", "5 5"],
                ["80 70 70", "75 65 65", "70 60 60", ". 66 66"],
                ["1 2 . .", "2 3 . .", ". . 4 5", ". . 5 4"],
            }
        )
        {
            var report = await Report(table);
            foreach (var language in new[] { "id", "en" })
            {
                var lines = AgreementSummary.Of(report, language);
                lines.ShouldNotBeEmpty();
                lines.ShouldAllBe(line =>
                    line.Sentence.EndsWith('.')
                    && !line.Sentence.Contains("agreement.")
                    && !line.Sentence.Contains("meaning.")
                    && !line.Sentence.Contains("  ")
                );
            }
        }
    }
}
