using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

public class DrawTests
{
    // printf '2026-11-22|A' | sha256sum, and so on for each unit.
    [TestCase("A", "3ae76b21804d40af")]
    [TestCase("B", "7575101ad5ce3ccd")]
    public void A_lot_is_what_any_computer_gives(string unit, string lot) => new Draw("2026-11-22", null).LotOf(unit).ShouldStartWith(lot);

    [Test]
    public void Equal_units_are_ordered_by_their_lots_and_say_so()
    {
        var rows = Rank("2026-11-22", 44, 42, 42, 41, 41, 41, 39);
        rows.Select(row => row.Rank).ShouldBe([1m, 2m, 3m, 4m, 5m, 6m, 7m]);
        string.Concat(rows.Select(row => row.Id)).ShouldBe("ABCFEDG");
        rows.Select(row => string.Join(' ', row.Notes.Select(note => note.Code)))
            .ShouldBe(["", "DrawDecided", "DrawDecided", "DrawDecided", "DrawDecided", "DrawDecided", ""]);
        rows[1].Notes[0].Arguments.ShouldBe(["2026-11-22"]);
    }

    [Test]
    public void Another_seed_may_give_another_order_but_never_of_unequal_units()
    {
        var orders = Enumerable
            .Range(0, 200)
            .Select(seed => string.Concat(Rank($"seed {seed}", 44, 42, 42, 41, 41, 41, 39).Select(row => row.Id)))
            .ToHashSet();
        orders.Count.ShouldBe(12, "2! × 3!");
        orders.ShouldAllBe(order => order[0] == 'A' && order[6] == 'G');
    }

    [Test]
    public void Nobody_shares_the_line_of_a_cut_that_a_draw_decides() =>
        string.Concat(Rank("2026-11-22", 44, 42, 42, 41).Where(row => row.WithinCut).Select(row => row.Id)).Length.ShouldBe(2);

    private static IReadOnlyList<RankedUnit> Rank(string seed, params int[] scores)
    {
        var score = Make.Result();
        var rule = Make.Ranking(score) with { Convention = RankConvention.Ordinal, Draw = new Draw(seed, null), Cut = new Cut(2, null) };
        var facts = new TestFacts();
        foreach (var (i, number) in scores.Index())
            facts.Region($"{(char)('A' + i)}").Result($"{(char)('A' + i)}", number);
        var rows = facts.Under(Make.Edition([score], rule)).Ranking(rule).Rows;
        return [.. rows.Select(row => row with { Notes = [.. row.Notes.Where(note => note.Code != NoteCode.WithinTop)] })];
    }
}
