using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

public class RankerTests
{
    private static readonly Step Score = Make.Result();
    private static readonly Step Second = Make.Measure("second");
    private static readonly Step Third = Make.Measure("third");

    [Test]
    public void Rank_on_the_exact_score_and_print_the_rounded_one()
    {
        var rows = Rank(Make.Ranking(Score), ("A", 70.001m), ("B", 70.004m), ("C", 70m));
        rows.Select(row => (row.Id, row.Rank, row.Shown)).ShouldBe([("B", 1m, 70m), ("A", 2m, 70m), ("C", 3m, 70m)]);
    }

    [Test]
    public void Scores_that_only_the_noise_of_a_division_tells_apart_share_a_rank()
    {
        var third = new PercentOfMaximum(Make.Head("percent-of-maximum"), Score, Make.Constant(300));
        var thrice = new Product(Make.Head("product"), third, Make.Constant(3));
        var both = new Sum(Make.Head("sum"), [thrice, Second], AbsentInput.IsZero);
        var facts = new TestFacts().Region("A").Region("B").Result("A", 1m).Measure("B", "second", 1m);
        var rule = Make.Ranking(both);
        var evaluation = facts.Under(Make.Edition([both], rule));
        evaluation.Of(both)[0].ShouldNotBe(evaluation.Of(both)[1]);
        evaluation
            .Ranking(rule)
            .Rows.Select(row => (row.Rank, row.Score!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBe([(1m, "1"), (1m, "1")]);
    }

    [TestCase(RankConvention.Standard, "1 2 2 4 4 4 7")]
    [TestCase(RankConvention.Modified, "1 3 3 6 6 6 7")]
    [TestCase(RankConvention.Dense, "1 2 2 3 3 3 4")]
    [TestCase(RankConvention.Fractional, "1 2.5 2.5 5 5 5 7")]
    public void Equal_units_share_a_rank_by_convention_and_are_listed_by_id(RankConvention convention, string ranks)
    {
        var rows = Rank(
            Make.Ranking(Score) with
            {
                Convention = convention,
            },
            ("G", 39m),
            ("F", 41m),
            ("A", 44m),
            ("C", 42m),
            ("B", 42m),
            ("E", 41m),
            ("D", 41m)
        );
        rows.Select(row => row.Id).ShouldBe(["A", "B", "C", "D", "E", "F", "G"]);
        string.Join(' ', rows.Select(row => FormattableString.Invariant($"{row.Rank:0.#}"))).ShouldBe(ranks);
        rows.Select(row => row.Position).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        rows.Select(row => row.Notes.Any(note => note.Code == NoteCode.RankShared)).ShouldBe([false, true, true, true, true, true, false]);
    }

    [Test]
    public void Later_keys_break_ties_in_order_and_direction()
    {
        var facts = new TestFacts();
        foreach (var (id, second, third) in new[] { ("A", 5m, 1m), ("B", 7m, 3m), ("C", 7m, 2m), ("D", 7m, 2m) })
            facts.Region(id).Result(id, 80m).Measure(id, "second", second).Measure(id, "third", third);
        var rule = Make.Ranking(Score) with { Keys = [Make.Down(Score), Make.Down(Second), Make.Up(Third)] };
        var rows = Rank(rule, facts);
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("C", 1m), ("D", 1m), ("B", 3m), ("A", 4m)]);
        rows[2].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.TieBroken);
        rows[3].Notes.ShouldHaveSingleItem().Arguments.ShouldBe([Second.Name]);
        rows[0].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.RankShared);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_unit_without_a_value_in_a_key_comes_after_all_that_have_one(bool descending)
    {
        var facts = new TestFacts()
            .Region("A")
            .Result("A", 80m)
            .Region("B")
            .Result("B", 80m)
            .Measure("B", "second", -5m)
            .Region("C")
            .Result("C", 80m)
            .Measure("C", "second", 5m);
        var rows = Rank(Make.Ranking(Score) with { Keys = [Make.Down(Score), new RankingKey(Second, descending)] }, facts);
        rows.Select(row => row.Id).ShouldBe(descending ? ["C", "B", "A"] : ["B", "C", "A"]);
    }

    [Test]
    public void Listing_keys_order_those_who_share_a_rank_and_do_not_break_the_tie()
    {
        var facts = new TestFacts()
            .Region("A")
            .Result("A", 80m)
            .Measure("A", "second", 1m)
            .Region("B")
            .Result("B", 80m)
            .Measure("B", "second", 2m);
        var rows = Rank(Make.Ranking(Score) with { ListedBy = [Make.Down(Second), Make.Up(null)] }, facts);
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("B", 1m), ("A", 1m)]);
    }

    [Test]
    public void An_id_among_the_listing_keys_stands_where_it_is_written()
    {
        var facts = new TestFacts()
            .Region("A")
            .Result("A", 80m)
            .Measure("A", "second", 1m)
            .Region("B")
            .Result("B", 80m)
            .Measure("B", "second", 2m);
        Rank(Make.Ranking(Score) with { ListedBy = [Make.Up(null), Make.Down(Second)] }, facts).Select(row => row.Id).ShouldBe(["A", "B"]);
        Rank(Make.Ranking(Score) with { ListedBy = [Make.Down(null)] }, facts).Select(row => row.Id).ShouldBe(["B", "A"]);
    }

    [Test]
    public void An_id_among_the_deciding_keys_decides()
    {
        var rows = Rank(Make.Ranking(Score) with { Keys = [Make.Down(Score), Make.Up(null)] }, ("B", 80m), ("A", 80m));
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("A", 1m), ("B", 2m)]);
        rows[1].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.TieBroken);
    }

    [Test]
    public void Clusters_are_ranked_apart_where_the_rule_says_so_and_only_shown_otherwise()
    {
        var facts = new TestFacts()
            .Region("A", "kota")
            .Region("B", "kabupaten")
            .Region("C", "kota")
            .Result("A", 1m)
            .Result("B", 2m)
            .Result("C", 3m);
        Rank(Make.Ranking(Score) with { Within = "type" }, facts)
            .Select(row => (row.Cluster, row.Id, row.Rank))
            .ShouldBe([("kabupaten", "B", 1m), ("kota", "C", 1m), ("kota", "A", 2m)]);
        Rank(Make.Ranking(Score), facts)
            .Select(row => (row.Cluster, row.Id, row.Rank))
            .ShouldBe([("kota", "C", 1m), ("kabupaten", "B", 2m), ("kota", "A", 3m)]);
    }

    [Test]
    public void Only_units_that_meet_every_condition_take_part()
    {
        var facts = new TestFacts()
            .Region("A", "kota", ("lagging", "yes"))
            .Region("B", "kota", ("lagging", "no"))
            .Region("C", "provinsi", ("lagging", "yes"))
            .Result("A", 1m)
            .Result("B", 2m)
            .Result("C", 3m);
        var rule = Make.Ranking(Score) with
        {
            Where = [new AttributeIsOneOf("type", ["kota"], null), new AttributeIsOneOf("lagging", ["yes"], null)],
        };
        Rank(rule, facts).ShouldHaveSingleItem().Id.ShouldBe("A");
    }

    [Test]
    public void A_line_is_found_by_id_also_after_the_rows_were_changed()
    {
        var rule = Make.Ranking(Score);
        var result = new TestFacts().Region("A").Result("A", 1m).Under(Make.Edition([Score], rule)).Ranking(rule);
        result.Of("A")!.Rank.ShouldBe(1m);
        result.Of("B").ShouldBeNull();
        (result with { Rows = [] }).Of("A").ShouldBeNull();
    }

    private static IReadOnlyList<RankedUnit> Rank(RankingRule rule, params (string Id, decimal Score)[] scores)
    {
        var facts = new TestFacts();
        foreach (var (id, score) in scores)
            facts.Region(id).Result(id, score);
        return Rank(rule, facts);
    }

    private static IReadOnlyList<RankedUnit> Rank(RankingRule rule, TestFacts facts) =>
        facts.Under(Make.Edition([Score, Second, Third], rule)).Ranking(rule).Rows;
}
