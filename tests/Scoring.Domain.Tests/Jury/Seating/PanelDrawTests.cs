using System.Diagnostics;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Jury.Seating;

/// <summary>Draws of panels: published seed, limits, what cannot be met.</summary>
public class PanelDrawTests
{
    private static readonly PanelWorld Plain = new(6, 10, 3, null, [], "2026-11-22 SGP45 4821");

    [Test]
    public void The_same_seed_gives_the_same_seats_and_another_seed_gives_others()
    {
        Plain.Draw().Seats.ShouldBe(Plain.Draw().Seats);
        (Plain with { Seed = "another" }).Draw().Seats.ShouldNotBe(Plain.Draw().Seats);
    }

    [Test]
    public void A_stranger_can_follow_the_first_seats_by_hand()
    {
        // One seat each and as many jurors as entries: in the order of lots, each entry takes the free juror with the lowest lot of
        // "ENTRY|JUROR".
        var (world, draw) = (Plain with { Entries = 6, PerEntry = 1 }, new Draw(Plain.Seed, null));
        var free = Enumerable.Range(0, 6).Select(i => "j" + i).ToList();
        var expected = new List<Seat>();
        foreach (var entry in Enumerable.Range(0, 6).Select(i => "e" + i).OrderBy(draw.LotOf, StringComparer.Ordinal))
        {
            var juror = free.MinBy(one => draw.LotOf($"{entry}|{one}"), StringComparer.Ordinal)!;
            free.Remove(juror);
            expected.Add(new Seat(entry, juror));
        }
        world.Draw().Seats.ShouldBe(expected.Order());
    }

    [Test]
    public void An_entry_with_two_jurors_without_conflict_is_named_and_gets_those_two()
    {
        var drawn = (Plain with { Barred = [(0, 4), (1, 4), (2, 4), (3, 4)] }).Draw();
        drawn.Unmet.ShouldHaveSingleItem().ShouldBe(new TooFewWithoutConflict("e4", 2, 3));
        drawn.Seats.Where(seat => seat.Entry == "e4").Select(seat => seat.Juror).ShouldBe(["j4", "j5"]);
    }

    [Test]
    public void Seventeen_jurors_of_ten_entries_each_are_too_few_for_180_seats()
    {
        var drawn = new PanelWorld(17, 60, 3, 10, [], "s").Draw();
        drawn.Unmet.OfType<CapacityTooSmall>().ShouldHaveSingleItem().ShouldBe(new CapacityTooSmall(170, 180));
        drawn.Seats.Count.ShouldBe(170);
        drawn.Unmet.OfType<JurorsFull>().Sum(full => full.Missing).ShouldBe(10);
        drawn.Seats.GroupBy(seat => seat.Entry).Min(group => group.Count()).ShouldBe(2);
    }

    [Test]
    public void A_seat_that_only_full_jurors_could_take_names_them()
    {
        // j0 alone may mark e0 and e1, and has room for one; j1 has room, and may not.
        var drawn = new PanelWorld(2, 2, 1, 1, [(1, 0), (1, 1)], "s").Draw();
        var full = drawn.Unmet.ShouldHaveSingleItem().ShouldBeOfType<JurorsFull>();
        (full.Missing, full.Full.ShouldHaveSingleItem()).ShouldBe((1, "j0"));
    }

    [Test]
    public void A_full_juror_hands_an_entry_on_so_that_another_can_be_seen() =>
        // j0 may mark both, j1 only e0: both entries get a juror whichever is drawn first.
        Enumerable
            .Range(0, 20)
            .SelectMany(seed => new PanelWorld(2, 2, 1, 1, [(1, 1)], $"{seed}").Draw().Unmet)
            .ShouldAllBe(unmet => unmet is NotConnected);

    [Test]
    public void One_juror_an_entry_cannot_connect_and_that_is_why()
    {
        var apart = Apart(Plain with { PerEntry = 1 });
        (apart.Because, apart.Groups.Count).ShouldBe((ApartBecause.OneJurorEach, 6));
    }

    [Test]
    public void Three_entries_of_two_jurors_are_too_few_seats_to_join_six_jurors()
    {
        var apart = Apart(Plain with { Entries = 3, PerEntry = 2 });
        (apart.Because, apart.Seats, apart.SeatsNeeded).ShouldBe((ApartBecause.TooFewSeats, 6, 8));
    }

    [Test]
    public void Two_closed_halves_are_parted_by_conflicts_and_told_with_their_jurors()
    {
        var barred =
            from juror in Enumerable.Range(0, 6)
            from entry in Enumerable.Range(0, 10)
            where juror / 3 != entry / 5
            select (juror, entry);
        var apart = Apart(Plain with { Barred = [.. barred] });
        apart.Because.ShouldBe(ApartBecause.Conflicts);
        apart.Groups.Select(group => string.Join(' ', group)).ShouldBe(["j0 j1 j2", "j3 j4 j5"]);
    }

    [Test]
    public void One_open_door_between_two_halves_is_found()
    {
        var barred =
            from juror in Enumerable.Range(0, 6)
            from entry in Enumerable.Range(0, 10)
            where juror / 3 != entry / 5 && (juror, entry) is not ((0, 9) or (5, 0))
            select (juror, entry);
        var drawn = (Plain with { PerEntry = 2, Barred = [.. barred] }).Draw();
        drawn.Unmet.ShouldBeEmpty();
        PanelWorld.HangsTogether([.. drawn.Seats]).ShouldBeTrue();
    }

    [Test]
    public void Nobody_to_assign_is_no_fault()
    {
        PanelDraw.Assign(new Panel("desk", [], [], ConflictCheck.None, 3, 10), new Draw("s", null)).Unmet.ShouldBeEmpty();
        PanelDraw
            .Assign(new Panel("desk", [], [new PanelEntry("e")], ConflictCheck.None, 3, 10), new Draw("s", null))
            .Unmet.ShouldBe([new CapacityTooSmall(0, 3), new TooFewWithoutConflict("e", 0, 3)]);
        Should.Throw<ArgumentException>(() => new Panel("desk", [new Juror("j", "A"), new Juror("j", "B")], [], ConflictCheck.None, 3, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => new Panel("desk", [], [], ConflictCheck.None, 0, null));
    }

    [Test]
    public void A_national_draw_is_balanced_connected_free_of_conflict_and_quick()
    {
        // 3,500 entries of 38 provinces, three of 60 jurors each, every juror barred from the home province; two provinces send half of
        // the entries.
        var random = new Random(45);
        var jurors = Enumerable
            .Range(0, 60)
            .Select(i => new Juror($"J{i:00}", $"Juror {i}", $"University {i % 25}", $"{11 + i % 38}"))
            .ToList();
        var entries = Enumerable
            .Range(0, 3500)
            .Select(i => new PanelEntry($"E{i:0000}", $"Agency {i % 900}", $"{11 + (i % 2 == 0 ? i % 4 : random.Next(38))}"))
            .ToList();
        var panel = new Panel("desk", jurors, entries, ConflictCheck.All([]), 3, 180);
        // The fastest of three, because other tests run in parallel.
        var (drawn, quickest) = (new Assignment([], [], 0), TimeSpan.MaxValue);
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            drawn = PanelDraw.Assign(panel, new Draw("2026-11-22 4821", null));
            quickest = watch.Elapsed < quickest ? watch.Elapsed : quickest;
        }
        TestContext.Out.WriteLine($"{quickest.TotalMilliseconds:0} ms");
        quickest.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        drawn.Unmet.ShouldBeEmpty();
        drawn.Seats.Count.ShouldBe(10_500);
        drawn.Seats.GroupBy(seat => seat.Juror).ShouldAllBe(group => group.Count() == 175);
        drawn.Seats.ShouldAllBe(seat => panel.JurorOf(seat.Juror)!.HomeRegion != panel.EntryOf(seat.Entry)!.Region);
    }

    private static NotConnected Apart(PanelWorld world) => world.Draw().Unmet.ShouldHaveSingleItem().ShouldBeOfType<NotConnected>();
}
