using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Seating;

namespace Scoring.Domain.Tests.Jury.Seating;

/// <summary>What holds of every draw.</summary>
public class PanelDrawProperties
{
    [Test]
    public void No_juror_ever_has_a_conflict_two_seats_at_an_entry_or_more_entries_than_allowed() =>
        PanelWorld
            .Any(12, 40)
            .Check(250, 60, world =>
            {
                var seats = world.Draw().Seats;
                seats.ShouldAllBe(seat => !world.Barred.Any(pair => "j" + pair.Juror == seat.Juror && "e" + pair.Entry == seat.Entry));
                seats.ShouldBeUnique();
                seats.GroupBy(seat => seat.Juror).ShouldAllBe(group => group.Count() <= (world.AtMost ?? int.MaxValue));
                seats.GroupBy(seat => seat.Entry).ShouldAllBe(group => group.Count() <= world.PerEntry);
            });

    [Test]
    public void Every_entry_has_its_jurors_or_it_is_told_how_many_are_missing_and_why() =>
        PanelWorld
            .Any(12, 40)
            .Check(250, 60, world =>
            {
                var drawn = world.Draw();
                foreach (var entry in world.Panel().Entries)
                {
                    var missing = drawn.Unmet.Sum(unmet =>
                        unmet switch
                        {
                            TooFewWithoutConflict few when few.Entry == entry.Id => few.Wanted - few.Without,
                            JurorsFull full when full.Entry == entry.Id => full.Missing,
                            _ => 0,
                        }
                    );
                    (drawn.Seats.Count(seat => seat.Entry == entry.Id) + missing).ShouldBe(world.PerEntry);
                }
                foreach (var full in drawn.Unmet.OfType<JurorsFull>())
                    full.Full.ShouldAllBe(juror => drawn.Seats.Count(seat => seat.Juror == juror) == world.AtMost);
            });

    [Test]
    public void Without_conflicts_loads_differ_by_one_at_most() =>
        PanelWorld
            .Any(12, 40)
            .Check(250, 60, world =>
            {
                var seats = (world with { Barred = [] }).Draw().Seats;
                var loads = Enumerable.Range(0, world.Jurors).Select(juror => seats.Count(seat => seat.Juror == "j" + juror)).ToList();
                (loads.Max() - loads.Min()).ShouldBeLessThanOrEqualTo(1);
            });

    [Test]
    public void It_says_it_is_connected_exactly_where_it_is() =>
        PanelWorld
            .Any(8, 15)
            .Check(250, 60, world =>
            {
                var drawn = world.Draw();
                drawn.IsConnected.ShouldBe(PanelWorld.HangsTogether([.. drawn.Seats]));
            });

    [Test]
    public void Without_conflicts_it_is_connected_wherever_there_are_seats_enough() =>
        PanelWorld
            .Any(12, 40)
            .Check(250, 60, world =>
            {
                var drawn = (world with { Barred = [] }).Draw();
                if (drawn.Unmet.OfType<NotConnected>().SingleOrDefault() is { } apart)
                    apart.Because.ShouldBe(
                        apart.Seats < apart.SeatsNeeded
                        && world.PerEntry > 1
                        && drawn.Seats.GroupBy(seat => seat.Entry).Any(group => group.Count() > 1)
                            ? ApartBecause.TooFewSeats
                            : ApartBecause.OneJurorEach
                    );
            });

    [Test]
    public void No_other_assignment_fills_more_seats_or_is_more_even_and_it_is_connected_where_one_as_even_is() =>
        PanelWorld
            .Any(4, 4)
            .Check(100, 30, world =>
            {
                var drawn = world.Draw();
                var best = world.AllAssignments().GroupBy(seats => (-seats.Count, PanelWorld.Unevenness(seats))).MinBy(group => group.Key)!;
                best.Key.ShouldBe((-drawn.Seats.Count, PanelWorld.Unevenness(drawn.Seats)));
                // Connected if any panel with the same jurors' seats and as many per entry is; without those constraints it would be easy,
                // and unfair.
                string Served(IEnumerable<Seat> seats) =>
                    string.Join(' ', seats.Select(seat => seat.Entry).Order().Concat(seats.Select(seat => seat.Juror).Distinct().Order()));
                if (!drawn.IsConnected)
                    best.Where(seats => Served(seats) == Served(drawn.Seats))
                        .ShouldAllBe(seats => !PanelWorld.HangsTogether(seats.ToList()));
            });

    [Test]
    public void The_order_in_which_jurors_entries_and_conflicts_come_in_changes_nothing() =>
        PanelWorld
            .Any(10, 25)
            .Check(300, 60, world =>
            {
                var (told, shuffled) = (world.Draw(), world.Draw(5));
                shuffled.Seats.ShouldBe(told.Seats);
                shuffled.Unmet.Count.ShouldBe(told.Unmet.Count);
            });

    /// <summary>Two jurors an entry and conflicts with more than half of them: just enough seats to join all, and few exchanges.</summary>
    private static readonly Arbitrary<PanelWorld> Sparse = (
        from jurors in Gen.Choose(5, 8)
        from entries in Gen.Choose(jurors, 10)
        from open in (from juror in Gen.Choose(0, jurors - 1) select juror).ListOf(entries * 3)
        from seed in Gen.Choose(0, 999)
        let barred = from juror in Enumerable.Range(0, jurors)
        from entry in Enumerable.Range(0, entries)
        where !open.Skip(entry * 3).Take(3).Contains(juror)
        select (juror, entry)
        select new PanelWorld(jurors, entries, 2, null, [.. barred], "seed " + seed)
    ).ToArbitrary();

    [Test]
    public void A_draw_that_was_repeated_is_that_of_the_numbered_seed()
    {
        var repeated = 0;
        Sparse.Check(1500, 60, world =>
        {
            var drawn = world.Draw();
            repeated += drawn.Draws > 1 ? 1 : 0;
            if (drawn.Draws > 1)
                (world with { Seed = $"{world.Seed}#{drawn.Draws}" }).Draw().Seats.ShouldBe(drawn.Seats);
        });
        repeated.ShouldBeGreaterThan(0);
    }
}
