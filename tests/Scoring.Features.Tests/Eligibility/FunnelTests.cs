using Scoring.Domain.Jury.Progress;
using Scoring.Features.Core;
using Scoring.Features.Eligibility;
using Scoring.Features.Ranking.Picks;

namespace Scoring.Features.Tests.Eligibility;

public class FunnelTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task The_funnel_goes_from_registered_to_awarded_and_adds_up()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new PickByHand(Club, "final", "e3", "New", "Pleno"));
        await place.Send(new PickByHand(Club, "special", "e1", "Best", "Pleno"));
        var funnel = (await place.Send(new ShowFunnel(Club))).Funnel;
        funnel
            .Steps.Select(step => (step.Kind, step.Ranking, step.Count))
            .ShouldBe([
                (FunnelKind.Registered, null, 5),
                (FunnelKind.Submitted, null, 5),
                (FunnelKind.Passed, null, 4),
                (FunnelKind.WithinCut, "desk-list", 3),
                (FunnelKind.WithinCut, "final", 1),
                (FunnelKind.Awarded, null, 1),
            ]);
        for (var i = 1; i < funnel.Steps.Count; i++)
            (funnel.Steps[i - 1].Count - funnel.Steps[i].Dropped.Count + funnel.Steps[i].FromOutside.Count).ShouldBe(funnel.Steps[i].Count);
        funnel.Refused.ShouldHaveSingleItem().Rule.Id.ShouldBe("in-use");
    }

    [Test]
    public async Task Decisions_of_a_person_are_told_apart_from_the_rules()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new OverrideEligibility(Club, "e5", true, "A slip"));
        await place.Send(new OverrideEligibility(Club, "e1", false, "Withdrawn"));
        var funnel = (await place.Send(new ShowFunnel(Club))).Funnel;
        funnel.Steps[2].Ids.ShouldBe(["e2", "e3", "e4", "e5"]);
        (funnel.PassedByHand.ShouldHaveSingleItem(), funnel.RefusedByHand.ShouldHaveSingleItem(), funnel.Refused.Count).ShouldBe(
            ("e5", "e1", 0)
        );
    }

    [Test]
    public async Task What_the_secretariat_refused_is_a_step_of_its_own_as_in_the_official_funnel()
    {
        using var place = Workplace.WithShippedRules();
        var rows = Enumerable
            .Range(1, 130)
            .Select(n =>
                $"i{n},T{n},umum,{(n == 1 ? "" : "2022-04-01")},{(n % 13 == 0 ? "tidak-lolos" : "lolos")},efektivitas-tpb,2019-01-01\n"
            );
        await place.Given(
            ImportKind.Submissions,
            "kipp/2022",
            "s.csv",
            "innovation_id,title,group,submitted_at,administration,category,start_date\n" + string.Concat(rows)
        );
        var marks = Enumerable.Range(2, 50).Select(n => $"i{n},proposal-mark,{n}\n");
        await place.Given(ImportKind.Measures, "kipp/2022", "m.csv", "innovation_id,indicator,value\n" + string.Concat(marks));
        var funnel = (await place.Send(new ShowFunnel("kipp/2022"))).Funnel;
        funnel
            .Steps.Take(5)
            .Select(step => (step.Kind, step.Count, step.Dropped.Count))
            .ShouldBe([
                (FunnelKind.Registered, 130, 0),
                (FunnelKind.Submitted, 129, 1),
                (FunnelKind.Administration, 119, 10),
                (FunnelKind.Passed, 119, 0),
                (FunnelKind.Judged, 47, 72),
            ]);
        funnel.Refused.ShouldHaveSingleItem().Rule.Id.ShouldBe("administration");
    }

    [Test]
    public async Task Whoever_has_no_time_of_sending_where_times_came_in_was_registered_only()
    {
        using var place = SmallSeason.Ruled();
        await place.Given(
            ImportKind.Submissions,
            Club,
            "s.csv",
            "innovation_id,title,start_date,submitted_at\ne1,A,2020-01-01,2026-04-01\ne2,B,2020-01-01,\n"
        );
        (await place.Send(new ShowFunnel(Club))).Funnel.Steps.Take(2).Select(step => step.Count).ShouldBe([2, 1]);
    }
}
