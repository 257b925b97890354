using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.PublicVotes;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.PublicVotes;

/// <summary>Choosing, the code by mail, and the one ballot of an address.</summary>
public sealed class VotingTests : WithSmallVote
{
    [Test]
    public async Task The_candidates_are_those_within_the_cut_and_nobody_else()
    {
        var shown = await Place.SendAs(Person.Public, new ShowVote(SmallVote.Edition));
        shown.Candidates.Select(one => one.Entry).ShouldBe(["e1", "e2", "e3"]);
        shown.Candidates[2].Title.ShouldBe("Antre, tanpa antre");
        shown.Candidates[0].Holder.ShouldStartWith("Dinas Kesehatan, ");
        shown.Standing.State.ShouldBe(VoteState.Open);
        (await RefusalOf(["e4"])).ShouldBe("vote-no-candidate");
    }

    [Test]
    public async Task Nobody_sees_a_vote_whose_list_is_not_made()
    {
        using var place = await SmallVote.Place();
        (await place.RefusalOf(Person.Public, new ShowVote(SmallVote.Edition))).ShouldBe("vote-none");
        (await place.SendAs(Person.Public, new ListOpenVotes())).ShouldBeEmpty();
        (await place.RefusalOf(Person.Public, new AskForCode(SmallVote.Edition, "a@kota.example", ["e1"], "id", "x"))).ShouldBe(
            "vote-not-open"
        );
        (await Place.SendAs(Person.Public, new ListOpenVotes())).Single().Edition.Id.ShouldBe(SmallVote.Edition);
    }

    [Test]
    public async Task A_vote_counts_only_once_its_code_is_typed()
    {
        var ask = await Place.AskFor("budi@kota.example");
        var code = (await Place.CodeOf(ask))!;
        code.ShouldMatch("^[0-9]{6}$");
        (await Ballots()).ShouldBe(0);
        (await Confirm(ask, code)).ShouldBe(new BallotAnswer(true, 0));
        (await Ballots()).ShouldBe(1);
    }

    [Test]
    public async Task Check_38_tags_capitals_and_hosts_of_one_address_are_one_vote()
    {
        (await Place.Vote("Budi.Santoso@gmail.com")).ShouldBeTrue();
        foreach (var other in new[] { "budisantoso+lagi@gmail.com", "BUDISANTOSO@GoogleMail.com", "budi.santoso@gmail.com" })
            (await Place.Vote(other)).ShouldBeFalse(other);
        (await Ballots()).ShouldBe(1);
        (await Place.Vote("budi.santoso@kota.example")).ShouldBeTrue();
        (await Ballots()).ShouldBe(2);
    }

    [Test]
    public async Task An_address_that_has_voted_gets_the_same_answer_and_no_mail()
    {
        await Place.Vote("budi@kota.example");
        var before = Place.Ask<long>("SELECT count(*) FROM outbox WHERE state IN ('sent', 'written')");
        var known = await Place.AskFor("budi@kota.example");
        var unknown = await Place.AskFor("siti@kota.example");
        known.Length.ShouldBe(unknown.Length);
        (await Place.CodeOf(known)).ShouldBeNull();
        Place.Ask<long>("SELECT count(*) FROM outbox WHERE state IN ('sent', 'written')").ShouldBe(before + 1);
        (await Place.Send(new ListOutbox(MailState.Cancelled))).Rows.Count.ShouldBe(1);
        // Typing anything answers alike, too.
        (await Confirm(known, "123456")).ShouldBe(new BallotAnswer(false, VoteTerms.Tries - 1));
    }

    [Test]
    public async Task Two_codes_of_one_address_are_one_vote()
    {
        var (first, second) = (
            await Place.AskFor("budi@kota.example", chosen: "e1"),
            await Place.AskFor("budi@kota.example", chosen: "e2")
        );
        await Place.CodeOf(first);
        var again = await Place.AskFor("budi@kota.example", chosen: "e3");
        var code = (await Place.CodeOf(again))!;
        (await Confirm(again, code)).IsConfirmed.ShouldBeTrue();
        (await Confirm(second, code)).IsConfirmed.ShouldBeFalse();
        (await Ballots()).ShouldBe(1);
        Place.Ask<string>("SELECT choices FROM vote_ballots").ShouldBe("e3");
    }

    [Test]
    public async Task A_code_can_be_tried_five_times_and_for_half_an_hour()
    {
        var ask = await Place.AskFor("budi@kota.example");
        var code = (await Place.CodeOf(ask))!;
        var wrong = code == "000000" ? "000001" : "000000";
        for (var left = VoteTerms.Tries - 1; left >= 0; left--)
            (await Confirm(ask, wrong)).ShouldBe(new BallotAnswer(false, left));
        (await Confirm(ask, code)).IsConfirmed.ShouldBeFalse();

        var late = await Place.AskFor("siti@kota.example");
        var its = (await Place.CodeOf(late))!;
        Clock.Time = Clock.Time.AddMinutes(30).AddSeconds(1);
        (await Confirm(late, its)).IsConfirmed.ShouldBeFalse();
        Clock.Time = Clock.Time.AddSeconds(-1);
        (await Confirm(late, its)).IsConfirmed.ShouldBeTrue();
    }

    [Test]
    public async Task A_code_serves_its_own_ask_alone_and_one_that_was_not_sent_serves_nobody()
    {
        var (one, other) = (await Place.AskFor("budi@kota.example"), await Place.AskFor("siti@kota.example"));
        (await Confirm(other, "")).IsConfirmed.ShouldBeFalse();
        var code = (await Place.CodeOf(one))!;
        var third = await Place.AskFor("ani@kota.example");
        (await Confirm(third, code)).IsConfirmed.ShouldBeFalse();
        (await Confirm("nobody-made-this", code)).ShouldBe(new BallotAnswer(false, 0));
        (await Confirm(one, $" {code[..3]} {code[3..]} ")).IsConfirmed.ShouldBeTrue();
    }

    [Test]
    public async Task The_database_holds_no_code_and_of_addresses_only_what_mail_needs()
    {
        var ask = await Place.AskFor("budi.santoso@kota.example", "203.0.113.7");
        var code = (await Place.CodeOf(ask))!;
        Place.Execute("DELETE FROM outbox");
        Place.Ask<string>("SELECT code_hash FROM vote_asks").ShouldNotContain(code);
        await Confirm(ask, code);
        var all = Place.WholeDatabase();
        all.ShouldNotContain("budi.santoso");
        all.ShouldNotContain("budisantoso");
        all.ShouldNotContain("203.0.113.7");
        Place.Ask<long>("SELECT count(*) FROM vote_asks").ShouldBe(0);
        (await Place.Send(new ListAudit()))
            .Events.Single(one => one.Event.What == AuditAction.BallotConfirmed)
            .Event.Who.ShouldBe(Person.Public.Name);
        (await Place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [TestCase(0, "vote-nothing-chosen")]
    [TestCase(1, null)]
    [TestCase(2, null)]
    [TestCase(3, "vote-too-many")]
    public async Task A_vote_chooses_as_many_as_the_rule_says(int count, string? code)
    {
        string[] chosen = [.. new[] { "e1", "e2", "e3" }.Take(count)];
        (await RefusalOf(chosen)).ShouldBe(code);
    }

    [TestCase("e1:0", "vote-grade")]
    [TestCase("e1:1", null)]
    [TestCase("e1:5", null)]
    [TestCase("e1:6", "vote-grade")]
    [TestCase("e1", "vote-nothing-chosen")]
    public async Task A_grade_is_on_the_scale(string chosen, string? code)
    {
        using var place = await SmallVote.Place("{ kind: rate, ranking: finalists, most: 3, measure: votes, from: 1, to: 5 }");
        await place.Send(new MoveVote(SmallVote.Edition, VoteMove.Open));
        (await RefusalOf([chosen], place)).ShouldBe(code);
    }

    [TestCase("2026-07-31T16:59:59Z", "vote-not-open")]
    [TestCase("2026-07-31T17:00:00Z", null)]
    [TestCase("2026-08-05T16:59:59Z", null)]
    [TestCase("2026-08-05T17:00:00Z", "vote-over")]
    public async Task Votes_are_taken_between_the_dates_in_the_seasons_zone(string at, string? code)
    {
        Clock.Time = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        (await RefusalOf(["e1"])).ShouldBe(code);
    }

    [Test]
    public async Task A_code_typed_after_the_end_is_no_vote()
    {
        var ask = await Place.AskFor("budi@kota.example");
        var code = (await Place.CodeOf(ask))!;
        Clock.Time = new DateTimeOffset(2026, 8, 5, 17, 0, 0, TimeSpan.Zero);
        (await Place.RefusalOf(Person.Public, new ConfirmBallot(SmallVote.Edition, ask, code))).ShouldBe("vote-over");
        (await Ballots()).ShouldBe(0);
    }

    [Test]
    public async Task A_quiet_ask_is_answered_alike_and_mailed_to_nobody()
    {
        var asked = await Place.SendAs(
            Person.Public,
            new AskForCode(SmallVote.Edition, "budi@kota.example", ["e1"], "id", "x", IsQuiet: true)
        );
        asked.Ask.Length.ShouldBe((await Place.AskFor("siti@kota.example")).Length);
        Place.Ask<string>("SELECT address FROM outbox").ShouldBe("siti@kota.example");
    }

    private async Task<long> Ballots() => (await Place.Send(new ReviewBallots(SmallVote.Edition))).Ballots;

    private Task<BallotAnswer> Confirm(string ask, string code) =>
        Place.SendAs(Person.Public, new ConfirmBallot(SmallVote.Edition, ask, code));

    private async Task<string?> RefusalOf(string[] chosen, Workplace? place = null)
    {
        try
        {
            await (place ?? Place).SendAs(Person.Public, new AskForCode(SmallVote.Edition, "x@kota.example", chosen, "id", "x"));
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal.Code;
        }
    }
}
