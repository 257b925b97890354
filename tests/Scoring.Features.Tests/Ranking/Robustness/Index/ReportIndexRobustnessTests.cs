using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Robustness.Index;
using Report = Scoring.Features.Ranking.Robustness.Index.ReportIndexRobustness;
using SobolIndex = Scoring.Domain.Statistics.SobolIndex;

namespace Scoring.Features.Tests.Ranking.Robustness.Index;

public sealed class ReportIndexRobustnessTests
{
    // Normalised: roads 0 50 100, wages 0 100 100, crime 100 0 50. Economy 0, 87.5, 100; index 25, 65.625, 87.5.
    private static readonly (string, decimal, decimal, decimal)[] Year = [("72.01", 1, 10, 1), ("72.02", 2, 20, 5), ("72.03", 3, 20, 3)];

    private Workplace _place = null!;

    [OneTimeSetUp]
    public async Task Given()
    {
        _place = SmallIndex.Place();
        await _place.Bring("small/2026", Year);
    }

    [OneTimeTearDown]
    public void After() => _place.Dispose();

    private Task<IndexRobustnessReport> Of(VariedChoices vary, bool decides = false, int? top = null) =>
        _place.Send(new Report("small/2026", Top: top, Draws: 200) { Vary = vary, Decides = decides });

    [Test]
    public async Task Given_sets_of_weights_are_used_once_each()
    {
        // Safety alone: 100 0 50, places 1 3 2. Economy alone and as it is: places 3 2 1.
        var report = await Of(
            new() { WeightSets = "set,economy,safety\nas it is,3,1\neconomy alone,1,0\nsafety alone,0,1\ntwo to one,2,\n" },
            top: 1
        );
        var list = report.Rankings.ShouldHaveSingleItem().Lists.ShouldHaveSingleItem();
        list.Certainty.Runs.ShouldBe(4);
        list.Rows.Select(row => row.Id).ShouldBe(["72.03", "72.02", "72.01"]);
        var (first, last) = (list.Certainty.Units[0], list.Certainty.Units[2]);
        (first.Median, first.Interval(95), first.InTop, first.Same).ShouldBe((1, new RankInterval(95, 1, 2), 0.75m, 0.75m));
        (last.Median, last.Interval(95), last.InTop).ShouldBe((3, new RankInterval(95, 1, 3), 0.25m));
        // 72.02 is behind 72.01 only where safety is alone.
        list.Certainty.Swapped.ShouldBe([0m, 0.25m]);
        // Places away in the third of four sets: 1, 1 and 2, over 12.
        ((double)list.Certainty.MeanShift).ShouldBe(4 / 12.0, 1e-12);
        var words = IndexRobustnessSummary.Of(report, report.Rankings[0], list, "en");
        words.ShouldContain("The index was made once with each given set of weights (4 sets).");
        words.ShouldContain("Kabupaten 72.03 ranks first officially and in 75 of 100 runs; in nine of ten runs it stands between 1 and 2.");
        words.ShouldContain("The top 1: in (at least 95 of 100 runs): 0; open: 2; out (in at most 5 of 100 runs): 1.");
        IndexRobustnessSummary.OfUnit(last, "id").ShouldBe("antara 1 dan 3 dalam sembilan dari sepuluh perhitungan");
    }

    [Test]
    public async Task What_never_changes_and_what_decides_is_said_in_words()
    {
        var still = await Of(new() { Weights = 1m });
        IndexRobustnessSummary.Of(still, still.Rankings[0], still.Rankings[0].Lists[0], "en").ShouldContain("No rank ever changes.");
        var report = await Of(new() { Weights = 5m, LeaveOut = ["pillar"] }, decides: true);
        var list = report.Rankings[0].Lists[0];
        list.Influence!.Factors.ShouldBe([FactorKind.LeftOut, FactorKind.Weights]);
        // Weights within 5 % change no rank, so that everything hangs on the pillar that is left out.
        (list.Influence.Shift![0].Total, list.Influence.Shift[1].Total).ShouldBe((list.Influence.Shift[0].Total, 0m));
        var words = IndexRobustnessSummary.Of(report, report.Rankings[0], list, "en");
        words.ShouldContain("Left out, one at a time or none: Economy, Safety.");
        words.ShouldContain(word => word.StartsWith("For the ranks, what is left out decides more (", StringComparison.Ordinal));
        var indonesian = IndexRobustnessSummary.Of(report, report.Rankings[0], list, "id");
        indonesian.ShouldContain(word =>
            word.StartsWith("Untuk peringkat, bagian yang dihilangkan lebih menentukan (", StringComparison.Ordinal)
        );
    }

    [Test]
    public async Task Who_shares_the_first_place_is_not_first_and_what_never_changes_has_no_widths()
    {
        using var place = SmallIndex.Place();
        // Economy 50, 50, 0 and safety 100, 100, 0: two are equal in the index; roads and wages part them where one is left out.
        await place.Bring("small/2026", ("72.01", 4, 10, 1), ("72.02", 1, 20, 1), ("72.03", 1, 10, 5));
        place.WriteRule(
            "small/2026/tree.csv",
            SmallIndex.Tree.Replace("wages,Upah,Wages,economy,,3,", "wages,Upah,Wages,economy,,1,", StringComparison.Ordinal)
        );
        var shared = await place.Send(new Report("small/2026", Draws: 100) { Vary = new() { Weights = 30m } });
        var words = IndexRobustnessSummary.Of(shared, shared.Rankings[0], shared.Rankings[0].Lists[0], "en");
        words.ShouldContain(word =>
            word.StartsWith("Kabupaten 72.01 shares the first place officially with 1 other and", StringComparison.Ordinal)
        );
        words.ShouldNotContain(word => word.Contains("ranks first officially", StringComparison.Ordinal));
        IndexRobustnessSummary
            .Of(shared, shared.Rankings[0], shared.Rankings[0].Lists[0], "id")
            .ShouldContain(word =>
                word.StartsWith("Kabupaten 72.01 berbagi tempat pertama secara resmi dengan 1 unit lain", StringComparison.Ordinal)
            );
        var still = await Of(new() { Weights = 1m });
        IndexRobustnessSummary
            .Of(still, still.Rankings[0], still.Rankings[0].Lists[0], "en")
            .ShouldNotContain(word => word.StartsWith("On average", StringComparison.Ordinal));
    }

    [Test]
    public async Task An_estimate_beyond_all_change_is_not_said_to_be_more_than_all()
    {
        var report = await Of(new() { Weights = 5m, LeaveOut = ["pillar"] }, decides: true);
        var list = report.Rankings[0].Lists[0];
        SobolIndex Beyond(SobolIndex index, decimal total) => index with { Total = total };
        var shift = list.Influence!.Shift!;
        var beyond = list with { Influence = list.Influence with { Shift = [Beyond(shift[0], 1.04m), Beyond(shift[1], -0.02m)] } };
        IndexRobustnessSummary
            .Of(report, report.Rankings[0], beyond, "en")
            .ShouldContain(
                "For the ranks, what is left out decides more (100 % of all change hangs on it) than the choice of weights (0 %)."
            );
    }

    [Test]
    public async Task Everything_can_be_mixed_and_the_words_name_it()
    {
        var report = await Of(
            new()
            {
                Weights = 20m,
                Normalise = ["rank", "percentile-rank"],
                Aggregate = ["index=geometric"],
                Treat = ["none", "log"],
                Impute = ["mean", "median:type"],
                LeaveOut = ["indicators"],
            }
        );
        report.Rankings[0].Plan.Factors.Count.ShouldBe(6);
        string Said(string language) =>
            string.Join('\n', IndexRobustnessSummary.Of(report, report.Rankings[0], report.Rankings[0].Lists[0], language));
        Said("en").ShouldContain("Put together, besides the official way: geometric mean at the level index.");
        Said("en").ShouldContain("Gaps, besides the official way: filled with the mean, filled with the median of the type.");
        Said("id").ShouldContain("Pencilan, selain cara resmi: tanpa perlakuan, logaritma.");
        Said("en").ShouldNotContain("index-robust.");
    }

    [TestCase("index-choice", "z", null, null)]
    [TestCase("index-choices-clash", "z-score", "geometric", null)]
    [TestCase("index-no-attribute-of", null, null, "mean:continent")]
    public async Task What_cannot_be_varied_is_refused(string code, string? normalise, string? aggregate, string? impute)
    {
        static string[] List(string? word) => word is null ? [] : [word];
        var vary = new VariedChoices
        {
            Normalise = List(normalise),
            Aggregate = List(aggregate),
            Impute = List(impute),
        };
        (await _place.Refusal(new Report("small/2026") { Vary = vary })).Code.ShouldBe(code);
    }

    [Test]
    public async Task Whatever_a_rule_file_can_say_can_be_tried_and_is_named()
    {
        var report = await Of(
            new()
            {
                Normalise = ["min-max:TYPE", "min-max:from=1:to=10", "crime=percentile-rank"],
                Aggregate = ["index=power-mean:power=0.5+pillar=harmonic"],
                Treat = ["winsorise:type:skewness=1:points=1", "crime=box-cox"],
                Impute = ["regression:of=wages:from=roads:from=crime+median:type", "mean:all"],
            }
        );
        string Said(string language) =>
            string.Join('\n', IndexRobustnessSummary.Of(report, report.Rankings[0], report.Rankings[0].Lists[0], language));
        Said("en").ShouldContain("besides the official one: min–max within each TYPE, min–max (from=1, to=10), percentile rank for Crime.");
        Said("en").ShouldContain("power mean (power=0.5) at the level index and then harmonic mean at the level pillar.");
        Said("en").ShouldContain("cut off within each type (skewness=1, points=1), Box–Cox for Crime.");
        Said("en")
            .ShouldContain("estimated by least squares (of=wages, from=roads, from=crime) and then filled with the median of the type");
        Said("id").ShouldContain("min–maks di dalam tiap TYPE");
        Said("id").ShouldContain("diisi rata-rata atas semua unit bersama.");
    }

    [TestCase(
        "Normalise",
        "min-max:continent",
        "No unit has the attribute continent, so that it makes no groups. Attributes that there are:"
    )]
    [TestCase(
        "Normalise",
        "goalposts",
        "--normalise: goalposts needs the column goalpost-low, goalpost-high of every indicator; it is empty for roads, wages, crime."
    )]
    [TestCase("Normalise", "z-score:from=1", "--normalise z-score:from=1: z-score has no key from here. Possible: group.")]
    [TestCase("Normalise", "min-max:from=9:to=1", "from cannot be written so. It may stand once, such as: < 1.")]
    [TestCase("Normalise", "min-max:from=low", "from cannot be written so. It may stand once, such as: 1.5.")]
    [TestCase("Normalise", "min-max:over=none", "min-max has no key over here. Possible: from, to, group.")]
    [TestCase("Normalise", "roads=rank", "--normalise does not know rank here. Possible: roads=min-max,")]
    [TestCase("Normalise", "z-score+roads=min-max", "The ways joined in z-score+roads=min-max do not go together in this order.")]
    [TestCase("Normalise", "road=min-max", "--normalise does not know road= here. Possible: roads=…, wages=…, crime=….")]
    [TestCase(
        "Aggregate",
        "power-mean",
        "--aggregate power-mean: power cannot be written so. It may stand once, such as: power-mean:power=0.5."
    )]
    [TestCase("Aggregate", "geometric:power=2", "--aggregate geometric:power=2: geometric takes no key here, so not power either.")]
    [TestCase("Treat", "winsorise-log:type", "winsorise-log has no key group here. Possible: skewness, kurtosis, points.")]
    [TestCase("Treat", "winsorise:points=1.5", "points cannot be written so. It may stand once, such as: 0, 1, 2, ….")]
    [TestCase("Treat", "winsorise:years=each", "years cannot be written so. It may stand once, such as: together, apart.")]
    [TestCase("Impute", "regression:from=road", "from cannot be written so. It may stand once, such as: roads, wages, crime.")]
    [TestCase("Impute", "em:type", "em takes no key here, so not group either.")]
    public async Task What_no_rule_file_could_say_is_refused_with_what_would_be_right(string choice, string word, string sentence)
    {
        string[] List(string of) => choice == of ? [word] : [];
        var vary = new VariedChoices
        {
            Normalise = List("Normalise"),
            Aggregate = List("Aggregate"),
            Treat = List("Treat"),
            Impute = List("Impute"),
        };
        var refusal = await _place.Refusal(new Report("small/2026") { Vary = vary });
        Texts.Refusal(refusal, "en").ShouldContain(sentence);
        Texts.Refusal(refusal, "id").ShouldNotContain("refusal.");
    }

    [TestCase("", "weight-sets-empty")]
    [TestCase("set,economy\n", "weight-sets-empty")]
    [TestCase("set,econmy\na,1\n", "weight-sets-header")]
    [TestCase("name,economy\na,1\n", "weight-sets-header")]
    [TestCase("set,economy\na,1,2\n", "weight-sets-row")]
    [TestCase("set,economy\na,-1\n", "weight-sets-value")]
    public async Task A_table_of_weights_that_cannot_be_used_is_refused(string table, string code) =>
        (await _place.Refusal(new Report("small/2026") { Vary = new() { WeightSets = table } })).Code.ShouldBe(code);

    [Test]
    public async Task Shares_draws_units_and_rankings_out_of_range_are_refused()
    {
        (await _place.Refusal(new Report("small/2026") { Vary = new() { Weights = 101m } })).Code.ShouldBe("weights-share");
        (
            await _place.Refusal(
                new Report("small/2026")
                {
                    Vary = new() { Weights = 1m, WeightSets = "set" },
                }
            )
        ).Code.ShouldBe("weights-twice");
        (await _place.Refusal(new Report("small/2026", Draws: 100_001))).Code.ShouldBe("too-many-draws");
        (await _place.Refusal(new Report("small/2026") { Decides = true, Units = ["73.01"] })).Code.ShouldBe("unknown-unit");
        (await _place.Refusal(new Report("small/2026", "none"))).Code.ShouldBe("unknown-ranking");
    }
}
