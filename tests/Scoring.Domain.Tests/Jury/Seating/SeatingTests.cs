using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Seating;

namespace Scoring.Domain.Tests.Jury.Seating;

/// <summary>Changes of seats by hand: with a reason, and never against a hard rule.</summary>
public class SeatingTests
{
    // Two jurors an entry, two entries a juror; j0 may not mark e2.
    private static readonly Panel Panel = new PanelWorld(4, 4, 2, 2, [(0, 2)], "").Panel();
    private static readonly SeatPlan Given = SeatPlan.Of(Panel, [At(0, 0), At(0, 1), At(1, 0), At(2, 2), At(2, 3)]);

    [Test]
    public void A_free_juror_is_assigned_withdrawn_and_assigned_again()
    {
        var after = Made(Made(Given, new WithdrawSeat(At(0, 1), "Ayu", "ill")), new AssignSeat(At(0, 2), "Ayu", "stands in"));
        after.Seats.ShouldBe(new[] { At(0, 0), At(0, 2), At(1, 0), At(2, 2), At(2, 3) });
        Given.Seats.Count.ShouldBe(5);
    }

    [Test]
    public void Two_jurors_swap_entries() =>
        Made(Given, new SwapSeats(At(0, 1), At(2, 2), "Ayu", "subject"))
            .Seats.ShouldBe(new[] { At(0, 0), At(0, 2), At(1, 0), At(2, 1), At(2, 3) });

    [TestCase("")]
    [TestCase("  ")]
    public void Without_a_reason_nothing_is_changed(string reason)
    {
        Refused(new AssignSeat(At(3, 3), "Ayu", reason)).ShouldBe(new SeatReasonMissing());
        Refused(new WithdrawSeat(At(0, 0), "Ayu", reason)).ShouldBe(new SeatReasonMissing());
        Refused(new SwapSeats(At(0, 1), At(2, 2), "Ayu", reason)).ShouldBe(new SeatReasonMissing());
    }

    [Test]
    public void A_conflict_refuses_a_seat_and_a_swap_either_way_and_names_the_rule()
    {
        Refused(new AssignSeat(At(2, 0), "Ayu", "r")).ShouldBeOfType<SeatInConflict>().Conflict.Rule.Kind.ShouldBe("declared");
        Refused(new SwapSeats(At(0, 0), At(2, 2), "Ayu", "r")).ShouldBeOfType<SeatInConflict>();
        Refused(new SwapSeats(At(2, 2), At(0, 0), "Ayu", "r")).ShouldBeOfType<SeatInConflict>();
    }

    [Test]
    public void Every_other_hard_rule_has_its_own_refusal()
    {
        Refused(new AssignSeat(At(3, 0), "Ayu", "r")).ShouldBe(new JurorIsFull("j0", 2));
        Refused(new AssignSeat(At(2, 1), "Ayu", "r")).ShouldBe(new EntryIsFull("e2", 2));
        Refused(new AssignSeat(At(0, 0), "Ayu", "r")).ShouldBe(new AlreadySeated(At(0, 0)));
        Refused(new AssignSeat(new Seat("e0", "nobody"), "Ayu", "r")).ShouldBe(new JurorNotInPanel("nobody"));
        Refused(new AssignSeat(new Seat("nothing", "j1"), "Ayu", "r")).ShouldBe(new EntryNotInStage("nothing"));
        Refused(new WithdrawSeat(At(3, 3), "Ayu", "r")).ShouldBe(new NotSeated(At(3, 3)));
        Refused(new SwapSeats(At(3, 3), At(0, 0), "Ayu", "r")).ShouldBe(new NotSeated(At(3, 3)));
        Refused(new SwapSeats(At(0, 0), At(3, 3), "Ayu", "r")).ShouldBe(new NotSeated(At(3, 3)));
        Refused(new SwapSeats(At(0, 0), At(1, 0), "Ayu", "r")).ShouldBe(new NothingToSwap());
        Refused(new SwapSeats(At(0, 0), At(0, 1), "Ayu", "r")).ShouldBe(new NothingToSwap());
        var twice = SeatPlan.Of(Panel, [At(0, 0), At(1, 1), At(0, 1)]);
        twice.After(new SwapSeats(At(0, 0), At(1, 1), "Ayu", "r")).Refusal.ShouldBe(new AlreadySeated(At(0, 1)));
    }

    [Test]
    public void A_conflict_declared_after_the_draw_shows_which_seats_break_it() =>
        SeatPlan.Of(Panel, [At(2, 0), At(2, 1)]).InConflict.ShouldHaveSingleItem().Because.ShouldBe("family");

    [Test]
    public void No_sequence_of_changes_breaks_a_hard_rule() =>
        (
            from world in PanelWorld.Any(5, 6).Generator
            from changes in (
                from kind in Gen.Choose(0, 2)
                from a in Gen.Choose(0, 5)
                from b in Gen.Choose(0, 4)
                from c in Gen.Choose(0, 5)
                from d in Gen.Choose(0, 4)
                select (kind, a, b, c, d)
            ).ListOf(40)
            select (world, changes)
        )
            .ToArbitrary()
            .Check(200, 30, drawn =>
            {
                var panel = drawn.world.Panel();
                var seating = SeatPlan.Of(panel, drawn.world.Draw().Seats);
                foreach (var (kind, a, b, c, d) in drawn.changes)
                {
                    SeatChange change = kind switch
                    {
                        0 => new AssignSeat(At(a, b), "x", "r"),
                        1 => new WithdrawSeat(At(a, b), "x", "r"),
                        _ => new SwapSeats(At(a, b), At(c, d), "x", "r"),
                    };
                    var before = seating.Seats.Count;
                    seating = seating.After(change).SeatPlan;
                    (seating.Seats.Count - before).ShouldBeInRange(-1, 1);
                }
                seating.InConflict.ShouldBeEmpty();
                seating.Seats.GroupBy(seat => seat.Juror).ShouldAllBe(group => group.Count() <= (panel.AtMost ?? int.MaxValue));
                seating.Seats.GroupBy(seat => seat.Entry).ShouldAllBe(group => group.Count() <= panel.PerEntry);
            });

    private static Seat At(int entry, int juror) => new("e" + entry, "j" + juror);

    private static SeatPlan Made(SeatPlan seating, SeatChange change)
    {
        var outcome = seating.After(change);
        outcome.Refusal.ShouldBeNull();
        return outcome.SeatPlan;
    }

    private static SeatRefusal Refused(SeatChange change)
    {
        var outcome = Given.After(change);
        outcome.SeatPlan.ShouldBeSameAs(Given);
        return outcome.Refusal.ShouldNotBeNull();
    }
}
