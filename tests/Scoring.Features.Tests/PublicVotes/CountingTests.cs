using Scoring.Domain.Ranking.Awards;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.PublicVotes;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.PublicVotes;

/// <summary>The review of a vote, strikes, the count, and what is removed afterwards.</summary>
public sealed class CountingTests : WithSmallVote
{
    private static readonly DateTimeOffset Over = new(2026, 8, 6, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_count_is_a_file_of_measures_and_gives_the_result_hash_of_the_same_file_by_hand()
    {
        await Some();
        var counted = await Count();
        (counted.Ballots, counted.Struck, counted.Import.Status).ShouldBe((4, 0, ImportStatus.Stored));
        var run = await Place.Rank(SmallVote.Edition);
        Favourite(run.Awards).ShouldBe("e2");

        using var other = await SmallVote.Place();
        var file = "innovation_id,indicator,value,standing\ne1,votes,1,public-vote\ne2,votes,3,public-vote\ne3,votes,0,public-vote\n";
        var imported = await other.ImportText(ImportKind.Measures, SmallVote.Edition, VoteFile.Name, file);
        imported.Sha256.ShouldBe(counted.Import.Sha256);
        (await other.Rank(SmallVote.Edition)).ResultHash.ShouldBe(run.ResultHash);
        (await Place.Explain(SmallVote.Edition, "e2", "favourites"))
            .Root.Flatten()
            .Any(node => node.Fact is { } fact && VoteFile.IsOne(fact.Origin.File))
            .ShouldBeTrue();
        (await Place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Grades_become_their_mean_written_so_that_no_sign_can_be_mistaken()
    {
        using var place = await SmallVote.Place("{ kind: rate, ranking: finalists, most: 3, measure: votes, from: 1, to: 5 }", Clock);
        await place.Send(new MoveVote(SmallVote.Edition, VoteMove.Open));
        for (var voter = 0; voter < 8; voter++)
            await place.Vote($"v{voter}@kota.example", "x", $"e1:{(voter == 0 ? 5 : 4)}", $"e2:{1 + (voter % 3)}");
        Clock.Time = Over;
        await place.Send(new MoveVote(SmallVote.Edition, VoteMove.Review, "Tidak ada yang janggal"));
        await place.Send(new CountVote(SmallVote.Edition));
        var numbers = place.Ask<string>("SELECT group_concat(unit_id || '=' || value, ' ') FROM (SELECT * FROM numbers ORDER BY row) AS n");
        numbers.ShouldBe("e1=4.1250 e2=1.8750");
        (await place.Rank(SmallVote.Edition)).Rankings.Single(one => one.Rule.Id == "favourites").Of("e1")!.Score.ShouldBe(4.125m);
    }

    [Test]
    public async Task Struck_ballots_do_not_count_and_each_act_is_in_the_trail()
    {
        await Some();
        Clock.Time = Over;
        var review = await Place.Send(new ReviewBallots(SmallVote.Edition, BallotsBy.Source, await LargestSource()));
        review.Matching.ShouldBe(3);
        (await Place.Refusal(new StrikeBallots(SmallVote.Edition, [], "x"))).Code.ShouldBe("vote-no-ballots");
        (await Place.Refusal(new StrikeBallots(SmallVote.Edition, [1], " "))).Code.ShouldBe("reason-missing");
        var all = new StrikeBallots(SmallVote.Edition, [], "Satu jaringan dalam satu menit")
        {
            AllOf = (BallotsBy.Source, review.Listed[0].Source!),
        };
        (await Place.Send(all)).Count.ShouldBe(3);
        (await Place.Send(new StrikeBallots(SmallVote.Edition, [review.Listed[0].Id], "Ternyata sah", Undo: true))).Count.ShouldBe(1);
        var counted = await Count();
        (counted.Ballots, counted.Struck).ShouldBe((2, 2));
        // One vote each: both are first.
        var awards = (await Place.Rank(SmallVote.Edition)).Awards;
        awards
            .Single(award => award.Rule.Id == "favourite")
            .Winners.Select(winner => winner.Unit)
            .ShouldBe(["e1", "e2"], ignoreOrder: true);
        var events = (await Place.Send(new ListAudit())).Events.Select(one => one.Event.What).ToList();
        events.ShouldContain(AuditAction.BallotsStruck);
        events.ShouldContain(AuditAction.BallotsRestored);
        events.ShouldContain(AuditAction.VoteCounted);
        (await Place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Totals_are_nowhere_before_the_count_and_steps_have_an_order()
    {
        await Some();
        (await Place.Refusal(new MoveVote(SmallVote.Edition, VoteMove.Review, "x"))).Code.ShouldBe("vote-step-impossible");
        (await Place.Refusal(new CountVote(SmallVote.Edition))).Code.ShouldBe("vote-not-reviewed");
        (await Place.Refusal(new StrikeBallots(SmallVote.Edition, [1], "x"))).Code.ShouldBe("vote-not-in-review");
        (await Place.Refusal(new MoveVote(SmallVote.Edition, VoteMove.Open))).Code.ShouldBe("vote-has-ballots");
        Clock.Time = Over;
        (await Place.Refusal(new CountVote(SmallVote.Edition))).Code.ShouldBe("vote-not-reviewed");
        (await Place.Refusal(new MoveVote(SmallVote.Edition, VoteMove.Review))).Code.ShouldBe("reason-missing");
        await Place.Send(new MoveVote(SmallVote.Edition, VoteMove.Review, "Selesai"));
        (await Place.Refusal(new StrikeBallots(SmallVote.Edition, [1], "x"))).Code.ShouldBe("vote-not-in-review");
        await Place.Send(new MoveVote(SmallVote.Edition, VoteMove.ReviewAgain, "Ada laporan"));
        (await Count()).Ballots.ShouldBe(4);
        Place.Ask<long>("SELECT count(*) FROM numbers").ShouldBe(3);
    }

    [Test]
    public async Task A_second_count_takes_the_place_of_the_first()
    {
        await Some();
        await Count();
        await Place.Send(new MoveVote(SmallVote.Edition, VoteMove.ReviewAgain, "Ada laporan"));
        await Place.Send(new StrikeBallots(SmallVote.Edition, [4], "Laporan benar"));
        (await Count()).Ballots.ShouldBe(3);
        Place.Ask<long>("SELECT count(*) FROM imports WHERE kind = 'Measures' AND in_force = 1").ShouldBe(1);
    }

    [Test]
    public async Task Votes_that_were_counted_elsewhere_are_not_replaced_unseen()
    {
        await Some();
        await Place.Given(ImportKind.Measures, SmallVote.Edition, "hitungan-lama.csv", "innovation_id,indicator,value\ne1,votes,9\n");
        Clock.Time = Over;
        await Place.Send(new MoveVote(SmallVote.Edition, VoteMove.Review, "Selesai"));
        var refusal = await Place.Refusal(new CountVote(SmallVote.Edition));
        refusal.Code.ShouldBe("vote-measure-given");
        refusal.Arguments.ShouldBe(["votes", "hitungan-lama.csv"]);
    }

    [Test]
    public async Task Bursts_are_found_by_time_host_and_source_and_do_not_tell_what_they_say()
    {
        for (var voter = 0; voter < 6; voter++)
        {
            await Place.Vote($"a{voter}@satu.example", "203.0.113.9", "e2");
            await Place.Vote($"b{voter}@h{voter}.example", $"198.51.100.{voter}", voter % 2 == 0 ? "e1" : "e3");
            Clock.Time = Clock.Time.AddMinutes(1);
        }
        var groups = (await Place.Send(new ReviewBallots(SmallVote.Edition))).Groups;
        var host = groups.Single(group => group.By == BallotsBy.Domain);
        (host.Key, host.Ballots, host.Alike).ShouldBe(("satu.example", 6, 1m));
        groups.Single(group => group.By == BallotsBy.Source).Ballots.ShouldBe(6);
        typeof(ListedBallot).GetProperties().Select(property => property.Name).ShouldNotContain("Choices");
    }

    [Test]
    public async Task What_is_known_of_voters_goes_thirty_days_after_the_count_and_the_ballots_stay()
    {
        await Some();
        await Count();
        (await Place.Send(new ListForgettableVotes())).ShouldBeEmpty();
        Clock.Time = Clock.Time + VoteTerms.KeptAfterCount;
        (await Place.Send(new ListForgettableVotes())).ShouldBeEmpty();
        Clock.Time = Clock.Time.AddSeconds(1);
        (await Place.Send(new ListForgettableVotes())).ShouldBe([SmallVote.Edition]);
        (await Place.Send(new ForgetVoters(SmallVote.Edition))).Count.ShouldBe(4);
        foreach (var table in new[] { "vote_voters", "vote_asks", "vote_keys", "outbox" })
            Place.Ask<long>($"SELECT count(*) FROM {table}").ShouldBe(0, table);
        var review = await Place.Send(new ReviewBallots(SmallVote.Edition));
        (review.Ballots, review.HasVoters).ShouldBe((4, false));
        (await Place.Refusal(new MoveVote(SmallVote.Edition, VoteMove.ReviewAgain, "x"))).Code.ShouldBe("vote-voters-gone");
        (await Place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Voters_of_a_vote_that_nobody_counted_are_forgotten_after_half_a_year()
    {
        await Some();
        Clock.Time = new DateTimeOffset(2026, 8, 5, 16, 59, 59, TimeSpan.Zero) + VoteTerms.KeptUncounted;
        (await Place.Refusal(new ForgetVoters(SmallVote.Edition))).Code.ShouldBe("vote-not-counted");
        Clock.Time = Clock.Time.AddSeconds(1);
        (await Place.Send(new ListForgettableVotes())).ShouldBe([SmallVote.Edition]);
        (await Place.Send(new ForgetVoters(SmallVote.Edition))).Count.ShouldBe(4);
    }

    [Test]
    public async Task The_favourites_of_krenova_come_from_the_count()
    {
        const string Krenova = "krenova-jateng/2018";
        using var place = Workplace.WithOwnRules();
        place.Clock = Clock;
        Copies.Folder(Path.Combine(Checkout.Rules, "krenova-jateng"), Path.Combine(place.Rules, "krenova-jateng"));
        File.Copy(Path.Combine(Checkout.Rules, "sources.yaml"), Path.Combine(place.Rules, "sources.yaml"));
        place.WriteRule(Krenova + "/season.yaml", SmallVote.Season("{ kind: choose, ranking: nominees, most: 1, measure: votes }"));
        place.RuleFaults(Krenova).ShouldBeEmpty();
        var input = Path.Combine(Checkout.Root, "tests", "golden", "krenova-public-vote", "input");
        foreach (var kind in new[] { ImportKind.Regions, ImportKind.Submissions, ImportKind.Marks })
            (await place.Import(kind, Path.Combine(input, kind.ToString().ToLowerInvariant() + ".csv"), Krenova)).Status.ShouldBe(
                ImportStatus.Stored
            );
        await place.Send(new MoveVote(Krenova, VoteMove.Open));
        (await place.Send(new ShowVote(Krenova))).Candidates.Count.ShouldBe(13);
        foreach (var (voter, entry) in new[] { ("a", "w13"), ("b", "w13"), ("c", "w1") })
        {
            var asked = await place.SendAs(Person.Public, new AskForCode(Krenova, voter + "@kota.example", [entry], "id", "x"));
            await place.Send(new ConfirmBallot(Krenova, asked.Ask, (await place.CodeOf(asked.Ask))!));
        }
        Clock.Time = Over;
        await place.Send(new MoveVote(Krenova, VoteMove.Review, "Tidak ada yang janggal"));
        (await place.Send(new CountVote(Krenova))).Ballots.ShouldBe(3);
        var run = await place.Rank(Krenova);
        var favourites = run.Rankings.Single(ranking => ranking.Rule.Id == "favourites");
        (favourites.Of("w13")!.Rank, favourites.Of("w1")!.Rank).ShouldBe((1m, 2m));
        // The main winner by marks is a favourite as well: KRENOVA lets an entry have both.
        run.Awards.Where(award => award.Winners.Any(winner => winner.Unit == "w1"))
            .Select(award => award.Rule.Id)
            .ShouldBe(["main-winner", "favourite"]);
    }

    private static IEnumerable<Roles> SingleRoles => Enum.GetValues<Roles>().Where(role => role is not (Roles.Owner or Roles.Secretariat));

    [TestCaseSource(nameof(SingleRoles))]
    public async Task Only_the_secretariat_moves_strikes_counts_and_forgets(Roles role)
    {
        var person = new Person("x", role);
        foreach (
            var act in (Func<Task<string>>[])
                [
                    () => Place.RefusalOf(person, new MoveVote(SmallVote.Edition, VoteMove.Close, "x")),
                    () => Place.RefusalOf(person, new StrikeBallots(SmallVote.Edition, [1], "x")),
                    () => Place.RefusalOf(person, new CountVote(SmallVote.Edition)),
                    () => Place.RefusalOf(person, new ForgetVoters(SmallVote.Edition)),
                ]
        )
            (await act()).ShouldBe(role == Roles.None ? "sign-in-needed" : "not-allowed");
    }

    // e1 has one vote, e2 three, of which three come from one source.
    private async Task Some()
    {
        (await Place.Vote("budi@kota.example", "198.51.100.1", "e1")).ShouldBeTrue();
        for (var voter = 0; voter < 3; voter++)
            (await Place.Vote($"v{voter}@satu.example", "203.0.113.9", "e2")).ShouldBeTrue();
    }

    private async Task<VoteCounted> Count()
    {
        if (Clock.Time < Over)
            Clock.Time = Over;
        await Place.Send(new MoveVote(SmallVote.Edition, VoteMove.Review, "Diperiksa menurut waktu, layanan dan jaringan"));
        return await Place.Send(new CountVote(SmallVote.Edition));
    }

    private async Task<string> LargestSource() =>
        (await Place.Send(new ReviewBallots(SmallVote.Edition))).Listed.CountBy(ballot => ballot.Source!).MaxBy(pair => pair.Value).Key;

    private static string Favourite(IReadOnlyList<AwardGiven> awards) =>
        awards.Single(award => award.Rule.Id == "favourite").Winners.Single().Unit;
}
