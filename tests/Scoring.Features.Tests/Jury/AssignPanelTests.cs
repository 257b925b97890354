using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Seating;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Jury.Stages;

namespace Scoring.Features.Tests.Jury;

public sealed class AssignPanelTests
{
    private static readonly string[] Barred = ["E3:J1", "E2:J2", "E1:J3", "E4:J3"];

    [Test]
    public async Task Every_entry_gets_its_jurors_and_nobody_a_conflict()
    {
        using var place = await Season.Place();
        var drawn = await place.Drawn();
        drawn.Unmet.ShouldBeEmpty();
        drawn.IsConnected.ShouldBeTrue();
        drawn.Listing.Seats.Count.ShouldBe(8);
        drawn.Listing.Seats.GroupBy(seat => seat.Seat.Entry).Select(group => group.Count()).ShouldBe([2, 2, 2, 2]);
        drawn.Listing.Loads.Select(load => load.Seats).ShouldAllBe(load => load == 1 || load == 2);
        drawn.Listing.Seats.Select(seat => Season.Name(seat.Seat)).Intersect(Barred).ShouldBeEmpty();
        (await place.Seats()).ShouldBe(drawn.Listing.Seats.Select(seat => Season.Name(seat.Seat)), "what was drawn is kept");
        var told = (await place.Send(new ListAudit(What: AuditAction.SeatsDrawn))).Events.ShouldHaveSingleItem().Event;
        told.Subject.ShouldBe("club/2026/stage/desk");
        told.Data.ShouldContain("\"seed\":\"lottery\"");
    }

    [Test]
    public async Task The_same_seed_gives_the_same_seats_and_another_seed_others()
    {
        var seats = new List<IReadOnlyList<string>>();
        foreach (var seed in new[] { "lottery", "lottery", "another", "a third", "a fourth" })
        {
            using var place = await Season.Place();
            await place.Drawn(seed);
            seats.Add(await place.Seats());
        }
        seats[1].ShouldBe(seats[0]);
        seats.Skip(2).ShouldContain(other => !other.SequenceEqual(seats[0]));
    }

    [Test]
    public async Task Seats_that_are_given_are_not_drawn_over_by_mistake()
    {
        using var place = await Season.Place();
        await place.Drawn();
        var before = place.WholeDatabase();
        (await place.Refusal(new AssignPanel(Season.Edition, "desk", "other", 2))).Code.ShouldBe("seats-given-already");
        (await place.Refusal(new AssignPanel(Season.Edition, "desk", "other", 2, Again: true, Reason: " "))).Code.ShouldBe(
            "reason-missing"
        );
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_draw_anew_takes_the_place_of_the_old_seats_and_says_which_sheets_it_leaves()
    {
        using var place = await Season.Place();
        await place.Drawn();
        var old = await place.Seats();
        await place.Given(ImportKind.Marks, Season.Edition, "marks.csv", Season.DeskMarks(old));
        var drawn = await place.Send(new AssignPanel(Season.Edition, "desk", "other", 1, Again: true, Reason: "Two jurors fell ill"));
        var now = await place.Seats();
        now.Count.ShouldBe(4);
        drawn.Left.Select(Season.Name).ShouldBe(old.Except(now), ignoreOrder: true);
        (await place.Send(new ListAudit(What: AuditAction.SeatsDrawn))).Events[^1].Event.Why.ShouldBe("Two jurors fell ill");
    }

    [Test]
    public async Task What_cannot_be_met_is_told_and_why()
    {
        using var place = await Season.Place();
        var drawn = await place.Send(new AssignPanel(Season.Edition, "desk", "lottery", 5, 1));
        drawn.Unmet.OfType<TooFewWithoutConflict>().Select(unmet => unmet.Entry).ShouldBe(["E1", "E2", "E3", "E4"]);
        drawn.Unmet.OfType<CapacityTooSmall>().ShouldHaveSingleItem().ShouldBe(new CapacityTooSmall(5, 20));
        drawn.Listing.Seats.Count.ShouldBe(5);
        drawn.IsConnected.ShouldBeFalse();
        foreach (var unmet in drawn.Unmet)
        {
            UnmetLabels.Of(unmet, "id").ShouldNotStartWith("unmet.");
            UnmetLabels.Of(unmet, "en").ShouldNotBe(UnmetLabels.Of(unmet, "id"));
        }
    }

    [Test]
    public async Task A_later_stage_has_those_who_went_on_and_its_own_jurors_and_rules()
    {
        using var place = await Season.Place();
        (await place.Refusal(new AssignPanel(Season.Edition, "final", "x"))).Code.ShouldBe("no-entries", "nobody has a mark yet");
        await place.Drawn(perEntry: 1);
        await place.Given(ImportKind.Marks, Season.Edition, "marks.csv", Season.DeskMarks(await place.Seats()));
        var drawn = await place.Send(new AssignPanel(Season.Edition, "final", "lottery"));
        drawn.Listing.Entries.ShouldBe(2);
        (drawn.Listing.PerEntry, drawn.Listing.AtMost).ShouldBe((2, 2));
        drawn.Listing.Loads.Select(load => load.Juror).ShouldBe(["J1", "J2", "J3", "J4"], "J5 is a juror of the desk");
        drawn
            .Listing.Seats.Select(seat => seat.Seat.Entry)
            .Distinct()
            .ShouldBe(["E1", "E2"], "the first two rows of the file have the highest marks");
        drawn.Listing.Seats.ShouldNotContain(seat => seat.Seat == new Seat("E1", "J3"));
    }

    [TestCase(3, null, "seats-by-rule")]
    [TestCase(null, 3, "at-most-by-rule")]
    public async Task What_the_rule_says_nobody_asks_otherwise(int? perEntry, int? atMost, string code)
    {
        using var place = await Season.Place();
        (await place.Refusal(new AssignPanel(Season.Edition, "final", "x", perEntry, atMost))).Code.ShouldBe(code);
    }

    [Test]
    public async Task A_draw_needs_a_seed_a_number_a_known_and_open_stage()
    {
        using var place = await Season.Place();
        (await place.Refusal(new AssignPanel(Season.Edition, "desk", " ", 2))).Code.ShouldBe("seed-missing");
        (await place.Refusal(new AssignPanel(Season.Edition, "desk", "x"))).Code.ShouldBe("per-entry-missing");
        (await place.Refusal(new AssignPanel(Season.Edition, "dsek", "x", 2))).Code.ShouldBe("stage-unknown");
        await place.Send(new ChangeStage(Season.Edition, "desk", StageAction.Close));
        (await place.Refusal(new AssignPanel(Season.Edition, "desk", "x", 2))).Code.ShouldBe("stage-is-closed");
    }

    [Test]
    public async Task Only_the_secretariat_draws()
    {
        using var place = await Season.Place();
        foreach (var role in new[] { Roles.Juror, Roles.Reader, Roles.Auditor, Roles.Chair })
        {
            (
                await Should.ThrowAsync<RefusalException>(() =>
                    place.SendAs(new Person("x", role), new AssignPanel(Season.Edition, "desk", "x", 2))
                )
            ).Code.ShouldBe("not-allowed");
        }
    }
}
