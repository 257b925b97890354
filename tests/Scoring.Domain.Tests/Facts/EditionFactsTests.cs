using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Facts;

public class EditionFactsTests
{
    [Test]
    public void Groups_are_the_different_values_of_an_attribute_in_the_order_of_their_names()
    {
        var facts = new TestFacts()
            .Innovation("I1", null, ("agency", "RSUD"))
            .Innovation("I2", null, ("agency", "Bappeda"))
            .Innovation("I3", null, ("agency", "RSUD"))
            .Innovation("I4", null, ("agency", ""))
            .Innovation("I5")
            .Facts();
        var agencies = facts.Units(Level.Group("agency"));
        Enumerable.Range(0, agencies.Count).Select(agencies.Id).ShouldBe(["Bappeda", "RSUD"]);
        var items = facts.Items(Level.Group("agency"), Level.Innovation);
        items.Of(1).ToArray().ShouldBe([0, 2]);
        items.Of(0).ToArray().ShouldBe([1]);
    }

    [Test]
    public void An_attribute_that_no_innovation_has_makes_no_groups() =>
        new TestFacts().Innovation("I1").Facts().Units(Level.Group("agency")).Count.ShouldBe(0);

    [Test]
    public void An_innovation_without_a_region_belongs_to_none()
    {
        var facts = new TestFacts().Region("11").Innovation("I1").Innovation("I2", "11").Facts();
        facts.Items(Level.Region, Level.Innovation).Of(0).ToArray().ShouldBe([1]);
    }

    [Test]
    public void Sheets_have_ids_that_do_not_change_with_the_order_of_import()
    {
        var stage = Make.Stage("desk", SecondSheet.AllCount, criteria: Make.Leaf("a", 100));
        var given = new TestFacts();
        for (var i = 1; i <= 4; i++)
            given
                .Innovation($"I{i}")
                .Sheet(stage, new GivenSheet($"I{i}", "A", [1m], "7"))
                .Sheet(stage, new GivenSheet($"I{i}", "A", [2m], "7"))
                .Sheet(stage, $"I{i}", "B", 3);

        IEnumerable<string> Ids(int? shuffle)
        {
            var units = given.Facts(shuffle).Units(Level.Sheet("desk"));
            return Enumerable.Range(0, units.Count).Select(units.Id);
        }

        Ids(null).Take(3).ShouldBe(["I1/A/7", "I1/A/7#2", "I1/B/-"]);
        for (var shuffle = 0; shuffle < 5; shuffle++)
            Ids(shuffle).ShouldBe(Ids(null), ignoreOrder: true);
    }

    [Test]
    public void Levels_that_do_not_belong_to_each_other_are_refused() =>
        Should
            .Throw<ArgumentException>(() => new TestFacts().Facts().Items(Level.Innovation, Level.Region))
            .Message.ShouldContain("region");

    [Test]
    public void A_stage_that_nobody_marked_has_no_sheets()
    {
        var facts = new TestFacts().Innovation("I1").Facts();
        facts.Units(Level.Sheet("desk")).Count.ShouldBe(0);
        facts.Items(Level.Innovation, Level.Sheet("desk")).Of(0).Length.ShouldBe(0);
    }
}
