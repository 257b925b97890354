using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Tests.Composite;

/// <summary>Variants of an index share one table: a step gives the weights that differ, and 0 switches a part off.</summary>
public sealed class WeightsTests
{
    private const string Places = "composite/2026/places.csv";

    [Test]
    public void A_step_replaces_weights_of_its_table_and_leaves_the_others()
    {
        var posts = Read("weights: [ { of: crime, weight: 2.5, cite: \"newspaper, page 2\" } ]").Posts();
        posts.Rule.Root.Children.Select(child => child.Weight.Amount).ShouldBe([2m, 2.5m]);
        posts.Rule.Root.Children[1].Weight.Citation!.Source.Id.ShouldBe("newspaper");
        Read("").Steps["places"].ShouldBeOfType<HierarchyStep>().Rule.Root.Children[1].Weight.Amount.ShouldBe(1m);
    }

    [Test]
    public void A_weight_of_0_is_allowed_in_the_table_and_in_the_step()
    {
        Read("weights: [ { of: wages, weight: 0 } ]").Posts().Rule.Root.Counting.Select(child => child.Id).ShouldBe(["crime"]);
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(Places, "indicator,2,,0,40,30", "indicator,0,,0,40,30");
        new RuleFolder(rules.Path).Read("composite/2026").Faults.ShouldBeEmpty();
    }

    [TestCase("[ { of: wages, weight: 0 }, { of: crime, weight: 0 } ]", "weights-all-zero")]
    [TestCase("[ { of: wages, weight: -1 } ]", "negative")]
    [TestCase("[ { of: wage, weight: 1 } ]", "reference-to-nothing")]
    [TestCase("[ { of: both, weight: 1 } ]", "reference-to-nothing")]
    [TestCase("[ { of: wages, weight: 1 }, { of: wages, weight: 2 } ]", "id-duplicate")]
    [TestCase("[ { of: wages } ]", "missing-key")]
    public void A_weight_that_cannot_be_used_is_a_fault_with_its_line(string weights, string code)
    {
        var fault = Faults("weights: " + weights).ShouldHaveSingleItem();
        (fault.Code, fault.File).ShouldBe((code, "composite/2026/edition.yaml"));
        fault.Line.ShouldBeGreaterThan(30);
    }

    [Test]
    public void What_is_beyond_a_target_is_asked_of_that_normalisation_alone()
    {
        Faults("", "by: distance-to-target, beyond: counted")
            .ShouldAllBe(fault => fault.Code == "yardstick-missing", "crime has no target");
        Faults("", "by: goalposts, from: 1, to: 10, beyond: counted").ShouldHaveSingleItem().Code.ShouldBe("unknown-key");
    }

    private static Edition Read(string weights)
    {
        using var rules = Rules(weights, "by: goalposts, from: 1, to: 10");
        var reading = new RuleFolder(rules.Path).Read("composite/2026");
        reading.Faults.ShouldBeEmpty();
        return reading.Edition!;
    }

    private static IReadOnlyList<RuleFault> Faults(string weights, string normalise = "by: goalposts, from: 1, to: 10")
    {
        using var rules = Rules(weights, normalise);
        return new RuleFolder(rules.Path).Read("composite/2026").Faults;
    }

    private static TemporaryRules Rules(string weights, string normalise)
    {
        var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(
            "composite/2026/edition.yaml",
            "normalise: { by: goalposts, from: 1, to: 10 }",
            $"normalise: {{ {normalise} }}{(weights.Length > 0 ? "\n    " + weights : "")}"
        );
        return rules;
    }
}

/// <summary>The index of the test's step.</summary>
file static class PostsOf
{
    public static HierarchyStep Posts(this Edition edition) => edition.Steps["posts"].ShouldBeOfType<HierarchyStep>();
}
