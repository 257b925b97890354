using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>The bootstrap over jurors.</summary>
public class RankCertaintyTests
{
    internal static decimal Mean(IReadOnlyList<decimal> marks) => Exact.Divide(marks.Sum(), marks.Count);

    private static decimal OfSum(decimal sum, int count) => Exact.Divide(sum, count);

    private static decimal Olympic(IReadOnlyList<decimal> marks) => Mean([.. marks.Order().Skip(1).SkipLast(1)]);

    [Test]
    public void The_generator_gives_the_published_numbers()
    {
        var chance = new SplitMix64(1234567);
        new[] { chance.Next(), chance.Next(), chance.Next(), chance.Next(), chance.Next() }.ShouldBe([
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        ]);
        Enumerable
            .Range(0, 60_000)
            .Select(_ => chance.Below(6))
            .CountBy(face => face)
            .ShouldAllBe(face => face.Key < 6 && face.Value > 9_600 && face.Value < 10_400);
    }

    [Test]
    public void Two_jurors_are_counted_by_hand()
    {
        // A and A: 10 to 0. B and B: 0 to 5. One of each, in two orders: 5 to 2.5.
        var sure = RankCertainty.Of(Tables.Of("10 0", "0 5"), Mean, top: 1);
        (sure.IsExact, sure.Draws).ShouldBe((true, 3));
        sure.Entries.Select(span => span with { MeanRank = null, Intervals = [] })
            .ShouldBe([new RankSpan(0, 5m, 1, 2, 1, 2, 0.75m), new RankSpan(1, 2.5m, 2, 2, 1, 2, 0.25m)]);
        sure.Entries.Select(span => span.MeanRank).ShouldBe([1.25m, 1.75m]);
        sure.Chances.ShouldBe([
            new RankChance(0, 1, 0.75m),
            new RankChance(0, 2, 0.25m),
            new RankChance(1, 1, 0.25m),
            new RankChance(1, 2, 0.75m),
        ]);
        sure.AtLine.ShouldBe([new UnsurePair(0, 1, 0.25m)]);
    }

    [Test]
    public void Equal_entries_share_their_place_and_go_on_together()
    {
        var sure = RankCertainty.Of(Tables.Of("8 8", "8 8", "8 8", "8 8", "8 8", "8 8"), Mean, top: 3);
        sure.Entries.ShouldAllBe(span => span.Rank == 1 && span.From == 1 && span.To == 1 && span.InTop == 1m && span.Sharing == 5);
        RankCertainty.Of(Tables.Of("9 9", "8 8"), Mean, top: 1).Entries.ShouldAllBe(span => span.Sharing == 0);
    }

    /// <summary>Against ranks.py, which draws the jurors in all 256 ways one after the other.</summary>
    [Test]
    public void Every_rank_has_its_probability_and_every_level_its_interval()
    {
        var sure = RankCertainty.Of(Tables.Of("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"), Mean, top: 3);
        sure.Chances.Where(chance => chance.Entry == 2)
            .ShouldBe([new RankChance(2, 1, 1m / 256), new RankChance(2, 2, 220m / 256), new RankChance(2, 3, 35m / 256)]);
        sure.Chances.Where(chance => chance.Entry == 3).Select(chance => chance.Probability * 256m).ShouldBe([37m, 188m, 31m]);
        sure.Chances.GroupBy(chance => chance.Entry).ShouldAllBe(own => own.Sum(chance => chance.Probability) == 1m);
        var fourth = sure.Entries.Single(span => span.Entry == 3);
        fourth.MeanRank.ShouldBe(4.9765625m);
        fourth.Intervals.ShouldBe([new RankInterval(0.5m, 5, 5), new RankInterval(0.8m, 4, 6), new RankInterval(0.95m, 4, 6)]);
        sure.Entries.Single(span => span.Entry == 5).Intervals.Select(ends => ends.To).ShouldBe([4, 4, 5]);
        sure.Entries.Single(span => span.Entry == 0).MeanRank.ShouldBe(2.7421875m);
    }

    [TestCase(2)]
    [TestCase(4)]
    public void All_draws_in_all_orders_give_the_same(int jurors)
    {
        var chance = new Random(jurors);
        var marks = Enumerable
            .Range(0, 7)
            .Select(entry => Enumerable.Range(0, jurors).Select(_ => (decimal)chance.Next(50, 70)).ToArray())
            .ToArray();
        var sure = RankCertainty.Of(Tables.Of([.. marks.Select(own => string.Join(' ', own))]), Mean, top: 3);
        var ways = (int)Math.Pow(jurors, jurors);
        foreach (var span in sure.Entries)
        {
            var ranks = new List<int>();
            var inTop = 0.0;
            for (var way = 0; way < ways; way++)
            {
                var places = Enumerable.Range(0, jurors).Select(i => way / (int)Math.Pow(jurors, i) % jurors).ToArray();
                var sums = marks.Select(own => places.Sum(place => own[place])).ToArray();
                var better = sums.Count(sum => sum > sums[span.Entry]);
                ranks.Add(better + 1);
                inTop += better < 3 ? 1 : 0;
            }
            ranks.Sort();
            span.From.ShouldBe(ranks[(int)Math.Ceiling(ways * 0.05) - 1]);
            span.To.ShouldBe(ranks[(int)Math.Ceiling(ways * 0.95) - 1]);
            ((double)span.InTop!.Value).ShouldBe(inTop / ways, 1e-12);
        }
        // Equal entries at the line go on together.
        sure.Entries.Sum(span => span.InTop!.Value).ShouldBeGreaterThanOrEqualTo(3m - 1e-10m);
    }

    [Test]
    public void Every_draw_has_its_place_in_the_list()
    {
        for (var size = 1; size <= 6; size++)
        {
            var draws = Redraws.Of(size)!;
            draws.Places.Count.ShouldBe((int)Redraws.Count(size));
            draws.Orders.Sum().ShouldBe((long)Math.Pow(size, size));
            foreach (var (place, drawn) in draws.Places.Index())
            {
                draws.PlaceOf[drawn.Aggregate(0, (code, juror) => code * size + juror)].ShouldBe(place);
                draws.PlaceOf[drawn.Reverse().Aggregate(0, (code, juror) => code * size + juror)].ShouldBe(place);
                draws.PlaceOf.LongCount(each => each == place).ShouldBe(draws.Orders[place]);
            }
        }
        Redraws.Of(10).ShouldBeNull();
        Redraws.Count(9).ShouldBe(24_310);
    }

    [Test]
    public void Nine_jurors_and_a_trimmed_mean_are_counted_in_full()
    {
        var sure = RankCertainty.Of(Jury(9, 20, 1), Olympic, top: 5);
        (sure.IsExact, sure.Draws).ShouldBe((true, 24_310));
        sure.Entries.ShouldAllBe(span => span.From <= span.To && span.To - span.From < 20);
    }

    [Test]
    public void Drawn_figures_lie_near_the_counted_ones()
    {
        // Six panels of two: counted. The same with a seventh and more of their own: drawn.
        JurorMark[] few = [.. Pairs(6)],
            many = [.. Pairs(12)];
        var counted = RankCertainty.Of(new MarkTable(few), Mean, top: 4);
        counted.IsExact.ShouldBeTrue();
        RankCertainty.Of(new MarkTable(many), Mean, top: 4).IsExact.ShouldBeFalse();
        // Those behind number 24 are far below and push nobody.
        var drawn = RankCertainty.Of(new MarkTable(many), Mean, top: 4, draws: 20_000);
        foreach (var span in counted.Entries.Take(10))
            drawn.Entries.Single(other => other.Entry == span.Entry).InTop!.Value.ShouldBe(span.InTop!.Value, 0.015m);

        static IEnumerable<JurorMark> Pairs(int panels)
        {
            var chance = new Random(8);
            return from panel in Enumerable.Range(0, panels)
                from entry in Enumerable.Range(0, 4)
                from juror in Enumerable.Range(0, 2)
                select new JurorMark(panel * 4 + entry, $"{panel:00}{juror}", (panel < 6 ? 500 : 100) + chance.Next(0, 60));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_and_another_nearly_the_same()
    {
        var table = Jury(11, 15, 6);
        var one = RankCertainty.Of(table, Mean, top: 5);
        one.IsExact.ShouldBeFalse();
        RankCertainty.Of(new MarkTable(table.Marks.Reverse()), Mean, top: 5).Entries.ShouldBe(one.Entries);
        var other = RankCertainty.Of(table, Mean, top: 5, seed: 1);
        other.Entries.ShouldNotBe(one.Entries);
        other.Entries.Zip(one.Entries).ShouldAllBe(pair => Math.Abs(pair.First.InTop!.Value - pair.Second.InTop!.Value) < 0.06m);
    }

    [Test]
    public void Neither_the_numbers_of_the_entries_nor_their_order_decide()
    {
        var table = Jury(11, 15, 6);
        var renumbered = RankCertainty.Of(new MarkTable(table.Marks.Select(mark => mark with { Entry = 100 - mark.Entry })), Mean, top: 5);
        renumbered
            .Entries.Select(span => span with { Entry = 100 - span.Entry })
            .ShouldBe(RankCertainty.Of(table, Mean, top: 5).Entries, ignoreOrder: true);
    }

    [Test]
    public void One_mark_tells_nothing_of_its_spread()
    {
        RankCertainty.Of(Tables.Of("5", "4"), Mean).Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
        RankCertainty.Of(Tables.Of("5 4"), Mean).Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
        var mixed = RankCertainty.Of(Tables.Of("5 4", "4.6 ."), Mean, top: 1);
        mixed.Entries.Select(span => span.MeanRank).ShouldBe([null, 1.75m]);
        mixed
            .Entries.Select(span => span with { MeanRank = null, Intervals = [] })
            .ShouldBe([new RankSpan(1, 4.6m, 1, 1, null, null, null), new RankSpan(0, 4.5m, 2, 2, 1, 2, 0.25m)]);
        mixed.AtLine.ShouldBeEmpty();
    }

    /// <summary>
    /// A mean needs the sum of the drawn marks only: adding whole numbers changes no figure, not even of fine and negative marks.
    /// </summary>
    [TestCase(7, 1)]
    [TestCase(12, 3)]
    public void Sums_give_what_the_marks_give(int jurors, int places)
    {
        var scale = (decimal)Math.Pow(10, places);
        var table = new MarkTable(
            Jury(jurors, 15, 4).Marks.Select(mark => mark with { Mark = mark.Mark / scale - 3m * mark.Juror.Length })
        );
        var plain = RankCertainty.Of(table, Mean, top: 5);
        var sums = RankCertainty.Of(table, Mean, top: 5, ofSum: OfSum);
        sums.Entries.ShouldBe(plain.Entries);
        sums.AtLine.ShouldBe(plain.AtLine);
        sums.Chances.ShouldBe(plain.Chances);
        foreach (var (one, other) in LeaveOneOut.Of(table, Mean, 5).Zip(LeaveOneOut.Of(table, Mean, 5, OfSum)))
        {
            other.Moves.ShouldBe(one.Moves);
            other.Into.ShouldBe(one.Into);
            other.OutOf.ShouldBe(one.OutOf);
        }
    }

    private static MarkTable Jury(int jurors, int entries, int seed)
    {
        var chance = new Random(seed);
        return new MarkTable(
            from entry in Enumerable.Range(0, entries)
            from juror in Enumerable.Range(0, jurors)
            select new JurorMark(entry, $"J{juror:00}", 90 - entry + chance.Next(-80, 81) / 10m)
        );
    }
}
