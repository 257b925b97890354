using Scoring.Domain.Explanations;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.Features.Rules.Diff;
using Diff = Scoring.Features.Rules.Diff.DiffEditions;
using Report = Scoring.Features.Ranking.Hierarchy.ReportHierarchy;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

public sealed class ReportHierarchyTests
{
    private static readonly (string, decimal, decimal, decimal)[] Year = [("72.01", 1, 10, 1), ("72.02", 2, 20, 5), ("72.03", 3, 20, 3)];

    [Test]
    public async Task The_figures_and_the_words_of_a_small_index()
    {
        using var place = SmallIndex.Place();
        await place.Bring("small/2026", Year);
        var report = await place.Send(new Report("small/2026"));
        // The province has nothing, so that three of four units have an index.
        (report.Figures.Units, report.Figures.Indexed).ShouldBe((4, 3));
        var wages = report.Figures.Indicators.Single(figures => figures.Node.Id == "wages");
        report.CoverageOf(wages).ShouldBe(75m);
        HierarchySummary.OfSpread(report, wages, "en").ShouldBe("evenly spread; 1 of 4 did not report it");
        HierarchySummary.OfSpread(report, wages, "id").ShouldBe("sebaran wajar; 1 dari 4 tidak melaporkan");
        // Economy 0, 87.5, 100; with safety 25, 65.625, 87.5. Without economy 100, 0, 50: from 3 2 1 to 1 3 2.
        var economy = report.Figures.Nodes.Single(figures => figures.Node.Id == "economy");
        report.MoverOf(economy).ShouldBe("Kabupaten 72.01");
        HierarchySummary
            .OfInfluence(report, economy, "en")
            .ShouldBe("without it a rank moves by 1.33 places on average, Kabupaten 72.01 by 2");
        HierarchySummary.OfAlpha(economy, "en").ShouldBe("the parts measure one thing");
        var safety = report.Figures.Nodes.Single(figures => figures.Node.Id == "safety");
        HierarchySummary.OfInfluence(report, safety, "id").ShouldBe("tanpa bagian ini tidak ada peringkat yang berubah");
        HierarchySummary.OfAlpha(safety, "en").ShouldBe("one part only");
        HierarchySummary.OfAlpha(economy with { Alpha = -1.8m }, "en").ShouldBe("the parts work against each other");
        HierarchySummary.OfAlpha(economy with { Alpha = 0m }, "en").ShouldBe("the parts measure different things");
        // Of two units nothing is said, whatever the figure.
        var values = economy.Values with { Count = 2 };
        HierarchySummary.OfAlpha(economy with { Values = values }, "id").ShouldBe("tidak dapat disimpulkan");
    }

    [TestCase(null, "cannot be determined")]
    [TestCase(-0.3, "works against it")]
    [TestCase(0.29, "hardly related")]
    [TestCase(0.3, "related")]
    [TestCase(0.92, "says almost the same: counts twice")]
    public void A_correlation_has_a_word(double? coefficient, string word) =>
        HierarchySummary.OfCorrelation((decimal?)coefficient, 20, "en").ShouldBe(word);

    [Test]
    public async Task Bounds_over_two_years_are_read_from_the_facts_of_both()
    {
        using var place = SmallIndex.Place();
        place.SecondYear(SmallIndex.Tree);
        await place.Bring("small/2027", ("72.01", 3, 30, 5), ("72.02", 5, 50, 1));
        (await place.Refusal(new Report("small/2027"))).Code.ShouldBe("carried-facts-missing");
        await place.Bring("small/2026", Year);
        // Roads 1 … 5, wages 10 … 50, crime 1 … 5: 72.01 has 50, 50 and 0, so (3 × 50 + 0) / 4; 72.02 has the maximum of each.
        var ranking = (await place.Rank("small/2027")).Rankings[0];
        ranking.Of("72.01")!.Score.ShouldBe(37.5m);
        ranking.Of("72.02")!.Score.ShouldBe(100m);
        var told = await place.Explain("small/2027", "72.01");
        told.Root.Flatten()
            .Where(node => node.Kind == "min-max")
            .SelectMany(node => node.Notes)
            .Where(note => note.Code == NoteCode.BoundsOverEditions)
            .Select(note => Texts.Note(note, "en"))
            .Distinct()
            .ShouldBe(["read from the figures of this edition and of small/2026 together"]);
        foreach (var node in told.Root.Flatten())
            node.Recompute().ShouldBe(node.Value);
    }

    [Test]
    public async Task An_edition_without_a_composite_index_and_an_unknown_one_are_refused()
    {
        using var place = SmallIndex.Place();
        await place.Bring("small/2026", Year);
        (await place.Refusal(new Report("small/2026", "indeks"))).Code.ShouldBe("unknown-hierarchy");
        using var jury = SmallRules.Place();
        (await jury.Refusal(new Report("club/2020"))).Code.ShouldBe("no-facts");
    }

    [TestCase("economy,,3,", "economy,,2,", "Wages (index/wages): weight changes from 3 to 2.")]
    [TestCase("1,lower", "1,higher", "Crime (index/crime): better is changes from lower to higher.", "Crime (index/crime): ")]
    [TestCase("roads,Jalan,Roads,economy", "roads,Jalan,Roads,safety", "Roads (index/roads): branch changes from economy to safety.")]
    public async Task A_change_of_the_tree_is_said_in_a_sentence(string old, string fresh, string sentence, string? beginning = null)
    {
        using var place = SmallIndex.Place();
        place.SecondYear(SmallIndex.Tree.Replace(old, fresh, StringComparison.Ordinal), "{ by: min-max }");
        place.RuleFaults("small/2027").ShouldBeEmpty();
        var change = (await place.Send(new Diff("small/2026", "small/2027"))).Changes.ShouldHaveSingleItem();
        change.Sentence("en").ShouldStartWith(beginning ?? sentence);
        RuleChange.Cited(change.SourceAfter, "en").ShouldBe("committee: set by the organiser");
    }

    [Test]
    public async Task An_index_under_another_id_is_compared_node_by_node()
    {
        using var place = SmallIndex.Place();
        place.WriteRule(
            "small/2027/tree.csv",
            SmallIndex
                .Tree.Replace("index,Indeks,Index,,index", "welfare,Indeks,Index,,index", StringComparison.Ordinal)
                .Replace(",index,pillar", ",welfare,pillar", StringComparison.Ordinal)
                .Replace("economy,,3,", "economy,,2,", StringComparison.Ordinal)
        );
        place.WriteRule(
            "small/2027/edition.yaml",
            SmallIndex
                .Rules.Replace("edition: 2026", "edition: 2027", StringComparison.Ordinal)
                .Replace("- id: index", "- id: total", StringComparison.Ordinal)
                .Replace("score: index", "score: total", StringComparison.Ordinal)
        );
        place.RuleFaults("small/2027").ShouldBeEmpty();
        (await place.Send(new Diff("small/2026", "small/2027")))
            .Changes.Select(change => change.Sentence("en"))
            .ShouldBe([
                "Composite index (total): id changes from index to total.",
                "Index (total/welfare): id changes from index to welfare.",
                "Wages (total/wages): weight changes from 3 to 2.",
                "Semua (all): step that is published changes from index to total.",
                "Semua (all): keys of the order changes from index to total.",
            ]);
        (await place.Send(new Diff("small/2026", "small/2026"))).Changes.ShouldBeEmpty();
    }

    [Test]
    public async Task An_index_of_other_indicators_is_another_index()
    {
        using var place = SmallIndex.Place();
        place.SecondYear(
            SmallIndex
                .Tree.Replace("roads,Jalan", "rails,Rel", StringComparison.Ordinal)
                .Replace("wages,Upah", "profits,Laba", StringComparison.Ordinal),
            "{ by: min-max }"
        );
        place.WriteRule(
            "small/2027/edition.yaml",
            SmallIndex
                .Rules.Replace("edition: 2026", "edition: 2027", StringComparison.Ordinal)
                .Replace("- id: index", "- id: total", StringComparison.Ordinal)
                .Replace("score: index", "score: total", StringComparison.Ordinal)
        );
        (await place.Send(new Diff("small/2026", "small/2027")))
            .Changes.Select(change => change.Sentence("en"))
            .ShouldContain(sentence => sentence.Contains("(total/profits)", StringComparison.Ordinal));
        (await place.Send(new Diff("small/2026", "small/2027"))).Changes.ShouldAllBe(change =>
            change.Part.Kind != "node" || change.Before == null && change.After == null
        );
    }

    [TestCase("{ by: z-score }", "Composite index (index): normalisation changes from min–max, 0–100 to z-score.")]
    [TestCase("{ by: min-max, from: 1, to: 10 }", "Composite index (index): normalisation changes from min–max, 0–100 to min–max, 1–10.")]
    [TestCase(
        "{ by: min-max, over: small/2026 }",
        "Composite index (index): bounds taken together with is now set, to small/2026, small/2027."
    )]
    public async Task A_change_of_the_computation_is_said_in_a_sentence(string normalise, string sentence)
    {
        using var place = SmallIndex.Place();
        place.SecondYear(SmallIndex.Tree, normalise);
        (await place.Send(new Diff("small/2026", "small/2027"))).Changes.ShouldHaveSingleItem().Sentence("en").ShouldBe(sentence);
    }
}
