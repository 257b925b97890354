using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Features.Ranking.Picks;

namespace Scoring.Features.Tests.Persistence;

/// <summary>A form that is sent again, because nobody knows whether it was stored, is carried out once.</summary>
public sealed class CommandsDoneTests
{
    private static readonly PickByHand Pick = new(SmallSeason.Club, "final", "e3", "New", "Pleno");

    [Test]
    public async Task A_form_that_is_sent_twice_is_done_once()
    {
        using var place = await SmallSeason.Filled();
        await Send(place, Pick, "form-1");
        var refusal = await Should.ThrowAsync<RefusalException>(() => Send(place, Pick, "form-1"));
        (refusal.Code, refusal.Kind).ShouldBe(("already-done", RefusalKind.State));
        place.Ask<long>("SELECT count(*) FROM hand_picks").ShouldBe(1);
        (await place.Send(new ListAudit(What: AuditAction.UnitPicked))).Events.Count.ShouldBe(1);
        // Another form, another command, or none at all is no repetition.
        foreach (var key in new[] { "form-1", "form-2", null, null })
            await Send(place, new SetObjectionWindow(SmallSeason.Club, null), key);
        place.Ask<long>("SELECT count(*) FROM objection_windows").ShouldBe(4);
        (await place.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
    }

    [Test]
    public async Task What_was_refused_may_be_sent_again()
    {
        using var place = await SmallSeason.Filled();
        (await Should.ThrowAsync<RefusalException>(() => Send(place, Pick with { Reason = "" }, "form-1"))).Code.ShouldBe("reason-missing");
        await Send(place, Pick, "form-1");
        place.Ask<long>("SELECT count(*) FROM hand_picks").ShouldBe(1);
    }

    [TestCase(false)]
    [TestCase(true, Category = TestStore.Server)]
    public async Task Of_ten_that_are_sent_at_once_one_is_done(bool isServer)
    {
        using var place = await SmallJury.Place(isServer: isServer);
        place.Execute("DELETE FROM seat_changes");
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => IsTaken(place))));
        taken.Count(one => one).ShouldBe(1);
        place.Ask<long>("SELECT count(*) FROM objection_windows").ShouldBe(1);
        place.Ask<long>("SELECT count(*) FROM commands_done").ShouldBe(1);
    }

    private static async Task<bool> IsTaken(Workplace place)
    {
        try
        {
            await Send(place, new SetObjectionWindow(SmallJury.Edition, null), "form-1");
            return true;
        }
        catch (RefusalException refusal) when (refusal.Code == "already-done")
        {
            return false;
        }
    }

    private static Task<T> Send<T>(Workplace place, IRequest<T> request, string? key) =>
        place.Within(services =>
        {
            services.GetRequiredService<Caller>().FormKey = key;
            return services.GetRequiredService<IMediator>().Send(request);
        });
}
