using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Tests.Composite;

/// <summary>A ranking may name a node of a composite index where it names a step: <c>index.node</c>.</summary>
public sealed class RankedNodeTests
{
    private const string File = "composite/2026/edition.yaml";
    private const string Last = "  - { id: all, name: { id: Semua, en: All }, score: index }";

    [Test]
    public void A_score_a_key_and_a_minimum_mark_may_be_nodes()
    {
        var edition = Read(
            "{ id: pillar, name: Pillar, score: index.economy, by: [ index.economy, { step: index.crime, order: up } ], "
                + "then-listed-by: [ places.wages ], top: 2, pick: { minimum: [ { of: index.wages, at-least: 5 } ] } }"
        );
        var ranking = edition.Rankings[^1];
        ranking.Score.ShouldBeOfType<HierarchyNodeStep>().Node.Id.ShouldBe("economy");
        ranking.Keys.Select(key => (key.Step!.Id, key.Descending)).ShouldBe([("index.economy", true), ("index.crime", false)]);
        ranking.Keys[0].Step.ShouldBeSameAs(ranking.Score);
        ranking.ListedBy[0].Step!.Id.ShouldBe("places.wages");
        ranking.Cut!.Minimums[0].Step.Id.ShouldBe("index.wages");
        (ranking.Level, ranking.Score.Name.En).ShouldBe((Level.Region, edition.StepOf("index.economy")!.Name.En));
    }

    [Test]
    public void The_whole_tree_is_the_index()
    {
        var edition = Read("{ id: again, name: Again, score: index.index }");
        edition.Rankings[^1].Score.ShouldBeSameAs(edition.Steps["index"]);
        edition.Steps.Keys.ShouldNotContain("index.economy");
    }

    [TestCase("index.econmy", "index.economy")]
    [TestCase("indx.economy", null)]
    [TestCase("economy", "index.economy")]
    [TestCase("index.economy.wages", null)]
    public void What_is_no_node_is_a_fault_with_its_line_that_names_the_one_meant(string written, string? meant)
    {
        var fault = Faults($"{{ id: pillar, name: Pillar, score: {written} }}").ShouldHaveSingleItem();
        (fault.Code, fault.File, fault.Key).ShouldBe(("reference-to-nothing", File, written));
        fault.Line.ShouldBe(LineOf(Last) + 1);
        if (meant is not null)
            fault.Suggestion.ShouldBe(meant);
    }

    [Test]
    public void A_node_of_a_faulty_index_has_no_fault_of_its_own()
    {
        using var rules = With("{ id: pillar, name: Pillar, score: index.economy }");
        rules.Change(File, "      - impute: { by: mean, group: type }", "      - impute: { by: men, group: type }");
        new RuleFolder(rules.Path).Read("composite/2026").Faults.ShouldHaveSingleItem().Code.ShouldBe("unknown-choice");
    }

    [Test]
    public void An_index_of_which_only_a_node_is_ranked_is_used()
    {
        using var rules = With("{ id: pillar, name: Pillar, score: places.wages }");
        var folder = new RuleFolder(rules.Path);
        folder.Read("composite/2026").Faults.ShouldBeEmpty();
        folder.Unused("composite/2026").Select(warning => warning.Key).ShouldNotContain("places");
        folder.Unused("composite/2026").Select(warning => warning.Key).ShouldContain("posts");
    }

    [Test]
    public void A_ranking_of_a_node_waits_with_its_index_for_an_open_value()
    {
        using var rules = With("{ id: pillar, name: Pillar, score: index.economy }");
        rules.Change(File, "absent-child: { by: left-out, coverage: 0.6 }", "absent-child: { by: left-out, coverage: { open: share } }");
        rules.Change(File, "rounding: {", "open: [ { id: share, what: The share } ]\nrounding: {");
        rules.Change(File, Last, "  - { id: other, name: Other, score: places }\n" + Last);
        var reading = new RuleFolder(rules.Path).Read("composite/2026");
        reading.Faults.ShouldBeEmpty();
        reading.Edition!.Rankings.Select(ranking => ranking.Id).ShouldBe(["other"]);
        reading.Edition.OpenRankings.Select(ranking => ranking.Id).ShouldBe(["all", "pillar"]);
    }

    [Test]
    public void A_node_has_the_bounds_of_its_part_of_the_tree()
    {
        var edition = Read("{ id: pillar, name: Pillar, score: index.economy }");
        edition.StepOf("index.economy")!.BoundsFrom([]).ShouldBe(new Bounds(0m, 100m));
        // Copeland counts units; what it compares is on the interval of its own.
        edition.StepOf("places.wages")!.BoundsFrom([]).ShouldBe(Bounds.Unknown);
        edition.StepOf("posts.wages")!.BoundsFrom([]).ShouldBe(new Bounds(1m, 10m));
    }

    [Test]
    public void Bands_that_a_node_cannot_reach_are_warned_of_at_the_line_of_its_index()
    {
        using var rules = With("{ id: pillar, name: Pillar, score: posts.wages }");
        rules.Change(
            File,
            "rankings:",
            "bands: { of: rounded, list: [ { name: Baik, from: 5 }, { name: Cukup, from: 3, below: 5 } ] }\nrankings:"
        );
        var reading = new RuleFolder(rules.Path).Read("composite/2026");
        reading.Faults.ShouldBeEmpty();
        var warning = reading.Warnings.Where(one => one.Key == "posts.wages").ShouldHaveSingleItem();
        (warning.Code, warning.Line).ShouldBe(("outside-bands", LineOf("  - id: posts")));
    }

    [Test]
    public void The_next_year_may_carry_a_node_over()
    {
        using var rules = With("{ id: pillar, name: Pillar, score: index.economy }");
        rules.Change(File, Last, Last.Replace("score: index }", "score: index.economy }", StringComparison.Ordinal));
        Directory.CreateDirectory(rules.PathOf("composite/2028"));
        System.IO.File.WriteAllText(
            rules.PathOf("composite/2028/edition.yaml"),
            """
            programme: composite
            edition: 2028
            name: Later
            cite: decree
            scores:
              - { id: earlier, step: carried-over, from: composite/2026 }
              - { id: crime-then, step: carried-over, from: composite/2026, value-of: index.safety }
            rounding: { places: 2, mode: half-away-from-zero }
            rankings: [ { id: all, name: All, score: earlier }, { id: safe, name: Safe, score: crime-then } ]
            """
        );
        var folder = new RuleFolder(rules.Path);
        folder.Read("composite/2028").Faults.ShouldBeEmpty();
        folder
            .Read("composite/2028")
            .Edition!.Steps.Values.OfType<CarriedOver>()
            .Select(step => step.StepId)
            .ShouldBe(["index.economy", "index.safety"]);
        rules.Change("composite/2028/edition.yaml", "index.safety", "index.safty");
        new RuleFolder(rules.Path).Read("composite/2028").Faults.ShouldHaveSingleItem().Suggestion.ShouldBe("index.safety");
    }

    private static Edition Read(string ranking)
    {
        using var rules = With(ranking);
        var reading = new RuleFolder(rules.Path).Read("composite/2026");
        reading.Faults.ShouldBeEmpty();
        return reading.Edition!;
    }

    private static IReadOnlyList<RuleFault> Faults(string ranking)
    {
        using var rules = With(ranking);
        return new RuleFolder(rules.Path).Read("composite/2026").Faults;
    }

    private static TemporaryRules With(string ranking)
    {
        var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(File, Last, $"{Last}\n  - {ranking}");
        return rules;
    }

    private static int LineOf(string text) =>
        Array.FindIndex(System.IO.File.ReadAllLines(Path.Combine(TestFolders.Good, File)), line =>
            line.StartsWith(text, StringComparison.Ordinal)
        ) + 1;
}
