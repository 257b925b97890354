using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>The ranking without one of its jurors.</summary>
public class LeaveOneOutTests
{
    [Test]
    public void Without_one_juror_two_entries_exchange_their_places_at_the_line()
    {
        // Means 8, 7, 4. Without C: 7.5, 7.5, 4. Without A: 9, 6.5, 4. Without B: 7.5, 7, 4.
        var left = LeaveOneOut.Of(Tables.Of("6 9 9", "8 7 6", "4 4 4"), RankCertaintyTests.Mean, top: 1);
        left.Select(one => one.Juror).ShouldBe(["A", "B", "C"]);
        left[0].Moves.ShouldBeEmpty();
        left[1].Moves.ShouldBeEmpty();
        left[2].Moves.ShouldBe([new RankMove(1, 2, 1)]);
        left[2].Into.ShouldBe([1]);
        left[2].OutOf.ShouldBeEmpty();
    }

    [Test]
    public void Who_was_marked_by_nobody_else_has_no_rank_without_that_juror()
    {
        var left = LeaveOneOut.Of(Tables.Of("9 .", "8 8", ". 7"), RankCertaintyTests.Mean, top: null);
        left[0].Moves.ShouldBe([new RankMove(0, 1, null), new RankMove(1, 2, 1), new RankMove(2, 3, 2)]);
        left.ShouldAllBe(one => one.Into.Count == 0 && one.OutOf.Count == 0);
    }

    [Test]
    public void It_is_the_ranking_of_the_others_for_every_juror()
    {
        var chance = new Random(3);
        string[] lines = [.. Enumerable.Range(0, 9).Select(_ => string.Join(' ', Enumerable.Range(0, 5).Select(_ => chance.Next(50, 60))))];
        var table = Tables.Of(lines);
        var whole = RankCertainty.Of(table, RankCertaintyTests.Mean, 3).Entries.ToDictionary(span => span.Entry, span => span.Rank);
        foreach (var one in LeaveOneOut.Of(table, RankCertaintyTests.Mean, 3))
        {
            var others = RankCertainty
                .Of(new MarkTable(table.Marks.Where(mark => mark.Juror != one.Juror)), RankCertaintyTests.Mean, 3)
                .Entries.ToDictionary(span => span.Entry, span => span.Rank);
            one.Moves.OrderBy(move => move.Entry)
                .ShouldBe(
                    whole
                        .Where(rank => others[rank.Key] != rank.Value)
                        .OrderBy(rank => rank.Key)
                        .Select(rank => new RankMove(rank.Key, rank.Value, others[rank.Key]))
                );
            one.Into.ShouldBe(whole.Where(rank => rank.Value > 3 && others[rank.Key] <= 3).Select(rank => rank.Key), ignoreOrder: true);
            one.OutOf.ShouldBe(whole.Where(rank => rank.Value <= 3 && others[rank.Key] > 3).Select(rank => rank.Key), ignoreOrder: true);
        }
    }
}
