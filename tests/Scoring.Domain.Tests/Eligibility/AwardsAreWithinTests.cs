using Scoring.Domain.Eligibility;
using Scoring.Domain.Explanations;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Eligibility;

public class AwardsAreWithinTests
{
    private static readonly EligibilityHead Head = new("rule", Make.Text("rule"), []);

    [TestCase(0, false)]
    [TestCase(1, false)]
    [TestCase(2, true)]
    public void At_most_once_lets_one_award_pass_and_not_two(int awards, bool refused)
    {
        var facts = Facts();
        for (var i = 0; i < awards; i++)
            facts.Award("Top 99", $"{2018 + i}", "R1", "Antar Obat");
        Found(facts, Rule(["top-99"], null, 1)).Any().ShouldBe(refused);
    }

    [Test]
    public void A_record_with_the_id_of_another_submission_is_not_this_ones_in_spite_of_its_title()
    {
        Found(Facts().Innovation("B", "R1").Award("Top 45", "2019", "R1", "Antar Obat", "B"), Rule(["Top 45"], null, 0)).ShouldBeEmpty();
        Found(Facts().Award("Top 45", "2019", "R2", "Lain", "A"), Rule(["Top 45"], null, 0)).ShouldBe([NoteCode.AwardedTooOften]);
    }

    [Test]
    public void A_record_whose_id_is_unknown_is_matched_by_region_and_title() =>
        Found(Facts().Award("Top 45", "2019", "R1", "antar-obat", "sinovik-17"), Rule(["Top 45"], null, 0))
            .ShouldBe([NoteCode.AwardedTooOften]);

    [TestCase("R1", true)]
    [TestCase("R2", false)]
    [TestCase(null, false)]
    public void The_same_title_in_another_region_is_another_innovation(string? region, bool found) =>
        Found(Facts().Award("Top 45", "2019", region, "Antar Obat"), Rule(["Top 45"], null, 0)).Count().ShouldBe(found ? 1 : 0);

    [Test]
    public void An_award_told_twice_is_one_award()
    {
        var facts = Facts()
            .Award("Top 99", "2019", "R1", "Antar Obat")
            .Award("TOP 99", "2019", "R1", "Antar  Obat")
            .Award("Top 99", "2019", null, "x", "A");
        Found(facts, Rule(["Top 99"], null, 1)).ShouldBeEmpty();
    }

    [TestCase("2017", false)]
    [TestCase("2018", true)]
    [TestCase("kipp/2020", true)]
    [TestCase("2021", false)]
    [TestCase("putaran kedua", false)]
    public void Only_the_years_named_count(string edition, bool counts)
    {
        var rule = new AwardsAreWithin(Head, new AwardChoice(["Top 45"], [], 2018, 2020), null, Make.Constant(0));
        Found(Facts().Award("Top 45", edition, "R1", "Antar Obat"), rule).Any().ShouldBe(counts);
    }

    [Test]
    public void Only_the_editions_named_count()
    {
        var rule = new AwardsAreWithin(Head, new AwardChoice(["Top 45"], ["2019"], null, null), null, Make.Constant(0));
        Found(Facts().Award("Top 45", "2018", "R1", "Antar Obat"), rule).ShouldBeEmpty();
        Found(Facts().Award("Top 45", "2019", "R1", "Antar Obat"), rule).ShouldNotBeEmpty();
    }

    [Test]
    public void A_nomination_needs_an_award()
    {
        Found(Facts(), Rule(["Top 45"], 1, null)).ShouldBe([NoteCode.AwardedTooSeldom]);
        Found(Facts().Award("Top 45", "2019", "R1", "Antar Obat"), Rule(["Top 45"], 1, null)).ShouldBeEmpty();
    }

    [Test]
    public void What_is_found_names_the_list_the_edition_the_file_and_the_line() =>
        Rule(["Top 45"], null, 0)
            .Found(Facts().Award("Top 45", "2019", "R1", "Antar Obat").Facts(), 0)
            .Single()
            .Arguments.ShouldBe([1, 0m, "Top 45 2019 (history.csv:2)"]);

    private static TestFacts Facts() => new TestFacts().Region("R1").Region("R2").Innovation("A", "R1", ("title", "Antar Obat"));

    private static AwardsAreWithin Rule(string[] awards, int? atLeast, int? atMost) =>
        new(
            Head,
            new AwardChoice(awards, [], null, null),
            atLeast is { } least ? Make.Constant(least) : null,
            atMost is { } most ? Make.Constant(most) : null
        );

    private static IEnumerable<NoteCode> Found(TestFacts given, AwardsAreWithin rule)
    {
        var facts = given.Facts();
        return rule.Found(facts, facts.Innovations.Find("A")).Select(note => note.Code);
    }
}
