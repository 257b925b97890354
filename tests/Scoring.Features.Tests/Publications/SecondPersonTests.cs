using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Rules;

namespace Scoring.Features.Tests.Publications;

/// <summary>
/// An edition may ask for two persons to publish, and say how long objections are accepted; the public is told what was decided since.
/// </summary>
public sealed class SecondPersonTests
{
    private const string Club = ClubSeason.Edition;

    private static readonly Person Sari = new("Sari", Roles.Secretariat);
    private static readonly Person Ketua = new("Ketua", Roles.Chair);

    [Test]
    public async Task One_person_proposes_and_another_one_publishes()
    {
        using var place = await Started("publishing: { second-person: true }");
        (await RefusalOf(place, Sari, new Publish(Club))).ShouldBe("publish-not-proposed");
        var proposal = await place.SendAs(Sari, new ProposePublication(Club, "Pengumuman"));
        (await RefusalOf(place, Sari, new Publish(Club))).ShouldBe("publish-same-person");
        (await place.Send(new ListPublications())).ShouldBeEmpty();
        (await place.SendAs(Sari, new ShowProposal(Club))).ShouldBe(new ProposalStanding(true, proposal, true));
        (await place.SendAs(Ketua, new ShowProposal(Club))).IsOwn.ShouldBeFalse();
        var published = (await place.SendAs(Ketua, new Publish(Club))).Publication;
        (published.By, published.Note, published.RunId).ShouldBe(("Ketua", "Pengumuman", proposal.RunId));
        var told = (await place.Send(new ListAudit(What: AuditAction.PublicationProposed))).Events.ShouldHaveSingleItem().Event;
        (told.Who, told.Why, told.Subject).ShouldBe(("Sari", "Pengumuman", $"{Club}/proposal/{proposal.RunId}"));
        (await RefusalOf(place, Sari, new ProposePublication(Club))).ShouldBe("publish-nothing-new");
    }

    [Test]
    public async Task What_changes_after_the_proposal_must_be_proposed_again()
    {
        using var place = await Started("publishing: { second-person: true }");
        await place.SendAs(Sari, new ProposePublication(Club));
        await place.SendAs(Sari, new Disqualify(Club, "a", "plagiat", "Pleno"));
        await place.SendAs(Sari, new FinaliseRanking(Club));
        (await RefusalOf(place, Ketua, new Publish(Club))).ShouldBe("publish-not-proposed");
    }

    [Test]
    public async Task Where_the_edition_does_not_ask_one_person_publishes_and_nothing_is_proposed()
    {
        using var place = await Started("");
        (await RefusalOf(place, Sari, new ProposePublication(Club))).ShouldBe("publish-no-proposal");
        (await place.SendAs(Sari, new Publish(Club))).IsNew.ShouldBeTrue();
    }

    [TestCase("", 14)]
    [TestCase("publishing: { objection-days: 3 }", 3)]
    public async Task Objections_are_accepted_as_long_as_the_edition_says(string rule, int days)
    {
        using var place = await Started(rule);
        var at = (await place.SendAs(Sari, new Publish(Club))).Publication.At;
        var until = (await place.Send(new ListObjectionWindows()))[Club];
        until.AddHours(7).Date.ShouldBe(at.AddHours(7).Date.AddDays(days));
    }

    [TestCase("objection-days: 0", "not-positive")]
    [TestCase("objection-days: 367", "range-wrong")]
    [TestCase("second-person: perhaps", "unknown-choice")]
    [TestCase("second-persons: true", "unknown-key")]
    public async Task A_wrong_rule_is_a_fault(string keys, string code)
    {
        using var place = await Started("");
        Write(place, $"publishing: {{ {keys} }}");
        (await place.Send(new CheckRules(Club))).Faults.Select(fault => fault.Code).ShouldContain(code);
    }

    [Test]
    public async Task The_public_is_told_how_much_was_decided_after_a_publication_until_the_next_one()
    {
        using var place = await Started("");
        await place.SendAs(Sari, new Disqualify(Club, "b", "plagiat", "Pleno"));
        await place.SendAs(Sari, new FinaliseRanking(Club));
        await place.SendAs(Sari, new Publish(Club));
        (await Since(place)).ShouldBeNull("it was decided before");
        var objection = await place.SendAs(Sari, new FileObjection(Club, "a", "Dinas", "tertukar"));
        (await Since(place)).ShouldBeNull("nothing is decided yet");
        await place.SendAs(Sari, new RuleOnObjection(Club, objection.Number, true, "benar", "dihitung lagi", "Pleno"));
        await place.SendAs(Sari, new Disqualify(Club, "a", "plagiat", "Pleno"));
        await place.SendAs(Sari, new Disqualify(Club, "b", "keliru", "Pleno", Undo: true));
        var since = (await Since(place))!;
        (since.Upheld, since.Disqualified, since.Undone, since.IsUnderWay).ShouldBe((1, 1, 1, false));
        await place.SendAs(Sari, new FinaliseRanking(Club));
        (await Since(place))!.IsUnderWay.ShouldBeTrue();
        await place.SendAs(Sari, new Publish(Club, "koreksi"));
        (await Since(place)).ShouldBeNull();
    }

    private static async Task<DecidedSince?> Since(Workplace place) =>
        (await place.SendAs(Person.Public, new ListDecisionsSince())).GetValueOrDefault(Club);

    private static async Task<string> RefusalOf<T>(Workplace place, Person person, MediatR.IRequest<T> request) =>
        (await Should.ThrowAsync<RefusalException>(() => place.SendAs(person, request))).Code;

    private static async Task<Workplace> Started(string rule)
    {
        var place = await ClubSeason.Started();
        if (rule.Length > 0)
            Write(place, rule);
        await place.CloseItems(Club);
        await place.SendAs(Sari, new FinaliseRanking(Club));
        return place;
    }

    private static void Write(Workplace place, string rule)
    {
        var path = Path.Combine(place.Rules, Club, "edition.yaml");
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd() + "\n" + rule + "\n");
        place.Restart();
    }
}
