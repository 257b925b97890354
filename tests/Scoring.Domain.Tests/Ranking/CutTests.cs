using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

public class CutTests
{
    private static readonly Step Score = Make.Result();
    private static readonly RankingRule TopTwo = Make.Ranking(Score, "first") with { Cut = new Cut(2, null) };

    [Test]
    public void The_first_two_go_on() => Passed(TopTwo, ("A", 9m), ("B", 8m), ("C", 7m)).ShouldBe(["A", "B"]);

    [Test]
    public void One_that_equals_the_last_one_in_goes_on_with_it()
    {
        Passed(TopTwo, ("A", 9m), ("B", 8m), ("C", 8m), ("D", 7m)).ShouldBe(["A", "B", "C"]);
        var rows = Rows(TopTwo, ("A", 9m), ("B", 8m), ("C", 8m));
        rows[1].Notes.Select(note => note.Code).ShouldBe([NoteCode.RankShared, NoteCode.WithinTop]);
        rows[2].Notes.Select(note => note.Code).ShouldBe([NoteCode.RankShared, NoteCode.TiedAtCut]);
    }

    [Test]
    public void Never_more_than_the_places_go_on_where_none_of_those_equal_at_the_line_may()
    {
        var strict = TopTwo with { Cut = new Cut(2, null) { AtLine = TiedAtLine.None } };
        Passed(strict, ("A", 9m), ("B", 8m), ("C", 8m), ("D", 7m)).ShouldBe(["A"]);
        Passed(strict, ("A", 8m), ("B", 8m), ("C", 8m)).ShouldBeEmpty();
        Passed(strict, ("A", 9m), ("B", 8m), ("C", 7m)).ShouldBe(["A", "B"]);
        Passed(strict, ("A", 8m), ("B", 8m), ("C", 7m)).ShouldBe(["A", "B"]);
        Passed(strict, ("A", 8m), ("B", 8m)).ShouldBe(["A", "B"]);
        Rows(strict, ("A", 9m), ("B", 8m), ("C", 8m))[2].Notes.ShouldContain(new Note(NoteCode.NoneAtLine, 2, 2), Same);
        Passed(strict with { ListedBy = [Make.Up(null)] }, ("A", 9m), ("B", 8m), ("C", 8m)).ShouldBe(["A", "B"]);
    }

    [Test]
    public void A_run_off_keeps_the_places_open_until_its_winners_are_entered()
    {
        var rule = TopTwo with { Cut = new Cut(2, null) { AtLine = TiedAtLine.RunOff } };
        var facts = new TestFacts();
        foreach (var (id, score) in new[] { ("A", 9m), ("B", 8m), ("C", 8m), ("D", 7m) })
            facts.Region(id).Result(id, score);
        var open = facts.Under(Make.Edition([Score], rule)).Ranking(rule);
        open.AwaitsDecision.ShouldBeTrue();
        open.Rows.Where(row => row.WithinCut).Select(row => row.Id).ShouldBe(["A"]);

        var winner = new HandPick(rule.Id, "C", "run-off of 3 May", "Plenary");
        facts.Picks([winner]);
        var decided = facts.Under(Make.Edition([Score], rule)).Ranking(rule);
        decided.AwaitsDecision.ShouldBeFalse();
        decided.Rows.Where(row => row.WithinCut).Select(row => row.Id).ShouldBe(["A", "C"]);
        decided.Rows[2].Notes.Select(note => note.Code).ShouldContain(NoteCode.WonRunOff);

        facts.Picks([winner, new HandPick(rule.Id, "B", "too many", "Plenary"), new HandPick(rule.Id, "D", "not at the line", "Plenary")]);
        var spoilt = facts.Under(Make.Edition([Score], rule)).Ranking(rule);
        spoilt.AwaitsDecision.ShouldBeTrue();
        spoilt.Notes.ShouldContain(new Note(NoteCode.PickTakesNoPart, "D"), Same);
    }

    [TestCase(RoundingMode.Down, 2)]
    [TestCase(RoundingMode.Up, 3)]
    [TestCase(RoundingMode.HalfAwayFromZero, 3)]
    public void A_share_of_those_ranked_is_a_number_of_places_rounded_as_the_rule_says(RoundingMode mode, int places)
    {
        // Half of five.
        var rule = TopTwo with { Cut = new Cut(null, null) { Share = new ShareOfRanked(new Constant("top-share", 50m), mode) } };
        Passed(rule, ("A", 9m), ("B", 8m), ("C", 7m), ("D", 6m), ("E", 5m)).Length.ShouldBe(places);
    }

    [Test]
    public void What_reads_alike_and_is_ranked_apart_says_which_digits_decided()
    {
        var rows = Rows(TopTwo, ("A", 80.0041m), ("B", 80.0042m), ("C", 80.01m));
        rows[1].Notes.ShouldContain(new Note(NoteCode.EqualAsPublished, rows[2].Name, 80.0042m, 80.0041m), Same);
        rows[2].Notes.ShouldContain(new Note(NoteCode.EqualAsPublished, rows[1].Name, 80.0041m, 80.0042m), Same);
        rows[0].Notes.Select(note => note.Code).ShouldNotContain(NoteCode.EqualAsPublished);
    }

    private static readonly EqualityComparer<Note> Same = EqualityComparer<Note>.Create(
        (one, other) => one!.Code == other!.Code && one.Arguments.SequenceEqual(other.Arguments)
    );

    [Test]
    public void Declared_listing_keys_decide_the_line() =>
        Passed(TopTwo with { ListedBy = [Make.Up(null)] }, ("A", 9m), ("B", 8m), ("C", 8m)).ShouldBe(["A", "B"]);

    [Test]
    public void Fewer_than_the_cut_all_go_on() => Passed(TopTwo, ("A", 9m)).ShouldBe(["A"]);

    [Test]
    public void A_unit_without_a_score_never_goes_on()
    {
        var facts = new TestFacts().Region("A").Region("B").Result("A", 1m);
        facts.Under(Make.Edition([Score], TopTwo)).Ranking(TopTwo).Rows.Select(row => row.WithinCut).ShouldBe([true, false]);
    }

    [Test]
    public void Clusters_that_are_ranked_apart_are_cut_apart()
    {
        var facts = new TestFacts();
        foreach (var (id, type) in new[] { ("A", "kota"), ("B", "kota"), ("C", "kota"), ("D", "provinsi") })
            facts.Region(id, type).Result(id, id[0]);
        var rule = TopTwo with { Within = "type" };
        facts
            .Under(Make.Edition([Score], rule))
            .Ranking(rule)
            .Rows.Where(row => row.WithinCut)
            .Select(row => row.Id)
            .ShouldBe(["C", "B", "D"]);
    }

    [Test]
    public void Only_those_who_passed_the_ranking_before_take_part_in_the_next()
    {
        var second = Make.Measure("final");
        var final = Make.Ranking(second, "final") with { Among = "first" };
        var facts = new TestFacts();
        foreach (var (id, first, last) in new[] { ("A", 9m, 1m), ("B", 8m, 2m), ("C", 7m, 100m) })
            facts.Region(id).Result(id, first).Measure(id, "final", last);
        facts
            .Under(Make.Edition([Score, second], TopTwo, final))
            .Ranking(final)
            .Rows.Select(row => (row.Id, row.Rank))
            .ShouldBe([("B", 1m), ("A", 2m)]);
    }

    [Test]
    public void Without_a_cut_nobody_is_singled_out() => Passed(TopTwo with { Cut = null }, ("A", 9m)).ShouldBeEmpty();

    private static IReadOnlyList<RankedUnit> Rows(RankingRule rule, params (string Id, decimal Score)[] scores)
    {
        var facts = new TestFacts();
        foreach (var (id, score) in scores)
            facts.Region(id).Result(id, score);
        return facts.Under(Make.Edition([Score], rule)).Ranking(rule).Rows;
    }

    private static string[] Passed(RankingRule rule, params (string Id, decimal Score)[] scores) =>
        [.. Rows(rule, scores).Where(row => row.WithinCut).Select(row => row.Id)];
}
