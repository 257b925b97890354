using Scoring.Features.Core;
using Scoring.Features.Objections;

namespace Scoring.Features.Tests.Objections;

/// <summary>What a disqualification would change is what it then changes, and looking at it writes nothing.</summary>
public sealed class PreviewDisqualificationTests
{
    private const string Club = ClubSeason.Edition;

    [TestCase("a")]
    [TestCase("b")]
    [TestCase("e")]
    [TestCase("Inovasi C")]
    public async Task What_it_shows_is_what_then_happens(string unit)
    {
        using var place = await ClubSeason.Started();
        await place.Rank(Club);
        var before = place.WholeDatabase();
        var looked = await place.Send(new PreviewDisqualification(Club, unit));
        place.WholeDatabase().ShouldBe(before);
        looked.Comparison.Changes.ShouldContain(change => change.Unit == looked.Unit && change.To!.Rank == null);
        var done = await place.Send(new Disqualify(Club, unit, "plagiat", "Pleno"));
        done.Comparison!.Changes.ShouldBe(looked.Comparison.Changes);
        done.Disqualification.Unit.ShouldBe(looked.Unit);
        var back = await place.Send(new PreviewDisqualification(Club, unit, Undo: true));
        back.Held!.Reason.ShouldBe("plagiat");
        back.Comparison.Changes.Select(change => (change.Ranking, change.Unit, change.To))
            .ShouldBe(looked.Comparison.Changes.Select(change => (change.Ranking, change.Unit, change.From)), ignoreOrder: true);
    }

    [Test]
    public async Task It_needs_no_stored_run_and_the_ranking_stays_as_it_was()
    {
        using var place = await ClubSeason.Started();
        (await place.Send(new PreviewDisqualification(Club, "a"))).Comparison.ResultChanged.ShouldBeTrue();
        (await place.Rank(Club)).Rankings.Single(ranking => ranking.Rule.Id == "all").Of("a")!.Rank.ShouldBe(1);
        place.Ask<long>("SELECT count(*) FROM disqualifications").ShouldBe(0);
    }

    [Test]
    public async Task What_cannot_be_done_is_refused_before()
    {
        using var place = await ClubSeason.Started();
        (await place.Refusal(new PreviewDisqualification(Club, "zz"))).Code.ShouldBe("unknown-unit");
        (await place.Refusal(new PreviewDisqualification(Club, "a", Undo: true))).Code.ShouldBe("not-disqualified");
        await place.Send(new Disqualify(Club, "a", "plagiat", "Pleno"));
        (await place.Refusal(new PreviewDisqualification(Club, "a"))).Code.ShouldBe("disqualified-already");
    }

    [TestCase(Roles.Juror)]
    [TestCase(Roles.Auditor)]
    [TestCase(Roles.RegionOfficer)]
    public async Task It_is_the_plenary_that_looks(Roles role)
    {
        using var place = await ClubSeason.Started();
        (
            await Should.ThrowAsync<RefusalException>(() => place.SendAs(new Person("x", role), new PreviewDisqualification(Club, "a")))
        ).Kind.ShouldBe(RefusalKind.State);
    }
}
