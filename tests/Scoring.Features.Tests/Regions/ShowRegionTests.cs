using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Innovations;
using Scoring.Features.Ranking.WhatIf;
using Scoring.Features.Regions;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Regions;

/// <summary>A region's position and what would change it: always equal to what ranking and simulation report.</summary>
public sealed class ShowRegionTests : WithAwardSamples
{
    private async Task<T> Ask<T>(IRequest<T> request) => await (await Sample.Value).Send(request);

    [Test]
    public async Task Every_way_of_every_region_gives_what_the_simulation_gives()
    {
        var tried = 0;
        foreach (var region in await Ask(new FindRegions("iga/2026", "")))
        {
            var report = await Ask(new ShowRegion("iga/2026", region.Code));
            report.Ways.Select(way => way.Gain / way.Steps).ShouldBeInOrder(SortDirection.Descending);
            foreach (var way in report.Ways)
            {
                var simulation = await Ask(
                    new SimulateUnit(
                        "iga/2026",
                        region.Code,
                        way.IsAdded ? [] : [way.Change],
                        way.IsAdded ? [way.Change] : [],
                        report.Ranking.Id
                    )
                );
                (simulation.After.Shown, simulation.After.Band).ShouldBe((way.Shown, way.Band), $"{region.Code} {way.Change}");
                (simulation.After.Score - simulation.Before.Score).ShouldBe(way.Gain);
                way.ReachesNext.ShouldBe(report.Next is not null && way.Band != report.Row.Band);
                tried++;
            }
        }
        tried.ShouldBeGreaterThan(100);
    }

    [Test]
    public async Task The_distances_lead_just_to_the_next_predicate_and_the_place_above()
    {
        var below = 0;
        foreach (var region in await Ask(new FindRegions("iga/2026", "")))
        {
            var report = await Ask(new ShowRegion("iga/2026", region.Code));
            if (report.Next is { } next)
            {
                (report.Row.Shown + next.Gap).ShouldBe(next.From);
                report.Ranking.Bands!.Bands.Single(band => band.Name == next.Name).Holds(next.From).ShouldBeTrue();
                below++;
            }
            if (report.Above is { } above)
                (report.Row.Score + above.Gap).ShouldBe(above.Row.Score);
            else
                (report.Row.Rank is null or 1).ShouldBeTrue();
        }
        below.ShouldBeGreaterThan(10);
    }

    [Test]
    public async Task The_parts_add_up_to_the_total_that_the_score_is_a_percentage_of()
    {
        var report = await Ask(new ShowRegion("iga/2026", "13.72"));
        report.Parts.Sum(part => part.Value)!.Value.ShouldBe(report.Root.Inputs[0].Value.Number, 1e-12m);
        report.Parts.Sum(part => part.Maximum).ShouldBe(250m);
    }

    [TestCase("72.01", true)]
    [TestCase("72.08", false)]
    public async Task The_line_of_the_top_five_is_as_far_as_its_neighbours_are(string code, bool isIn)
    {
        var report = await Ask(new ShowRegion("iga/2019", code));
        report.Line!.IsIn.ShouldBe(isIn);
        var ranking = (await (await Sample.Value).Rank("iga/2019")).Rankings.Single(ranking => ranking.Rule.Id == report.Ranking.Id);
        var edge = ranking.Rows.Where(row => row.Rank is not null && row.WithinCut != isIn).Select(row => row.Score!.Value);
        report.Line.Gap.ShouldBe(isIn ? report.Row.Score!.Value - edge.Max() : edge.Min() - report.Row.Score!.Value);
        report.Ways.ShouldBeEmpty();
    }

    [Test]
    public async Task One_that_reported_nothing_has_no_score_no_distance_and_no_way()
    {
        var report = await Ask(new ShowRegion("iga/2026", "72.09"));
        (report.Row.Rank, report.Next, report.Above, report.Ways.Count).ShouldBe((null, null, null, 0));
    }

    [Test]
    public async Task Medians_are_those_of_the_regions_ranked_with_it()
    {
        var report = await Ask(new ShowRegion("iga/2026", "13.72"));
        var all = new List<decimal>();
        foreach (
            var row in (await (await Sample.Value).Rank("iga/2026"))
                .Rankings.Single(ranking => ranking.Rule.Id == "kota")
                .Rows.Where(row => row.Rank is not null)
        )
            all.Add(
                (await Ask(new ShowRegion("iga/2026", row.Id))).Indicators.Single(standing => standing.Indicator.Number == "16").Own ?? 0m
            );
        all.Sort();
        var median = all.Count % 2 == 1 ? all[all.Count / 2] : (all[all.Count / 2 - 1] + all[all.Count / 2]) / 2;
        report.Indicators.Single(standing => standing.Indicator.Number == "16").Median!.Value.ShouldBe(median, 1e-12m);
    }

    [Test]
    public async Task An_unknown_region_or_ranking_is_refused_with_what_is_near()
    {
        (await Should.ThrowAsync<RefusalException>(() => Ask(new ShowRegion("iga/2026", "13.722")))).Code.ShouldBe("unknown-unit");
        (await Should.ThrowAsync<RefusalException>(() => Ask(new ShowRegion("iga/2026", "13.72", "kotta")))).Code.ShouldBe(
            "unknown-ranking"
        );
        (await Should.ThrowAsync<RefusalException>(() => Ask(new ShowRegion("iga/2026", "13.72", "provinsi")))).Code.ShouldBe(
            "unknown-unit"
        );
    }

    [Test]
    public async Task A_city_is_found_by_its_bare_name_before_those_that_only_contain_it()
    {
        (await Ask(new FindRegions("iga/2019", "solok")))[0].Name.ShouldContain("Solok");
        (await Ask(new FindRegions("iga/2019", "banggai")))[0].Code.ShouldBe("72.01");
        (await Ask(new FindRegions("iga/2019", "zzz"))).ShouldBeEmpty();
    }

    [Test]
    public async Task Facets_count_what_a_click_on_them_would_show()
    {
        var first = await Ask(new FindInnovations("iga/2026", new InnovationFilter(Region: "13.72"), 0, 5));
        first.Lines.Count.ShouldBe(5);
        first.Facets["digital"].Sum(value => value.Count).ShouldBe(first.Matching);
        foreach (var value in first.Facets["digital"])
            (
                await Ask(new FindInnovations("iga/2026", new InnovationFilter(Region: "13.72", Digital: value.Value), 0, 0))
            ).Matching.ShouldBe(value.Count);
        // The facet of what is chosen counts the others as if it were not.
        first.Facets["region"].Count.ShouldBeGreaterThan(30);
        var second = await Ask(new FindInnovations("iga/2026", new InnovationFilter(Region: "13.72"), 5, 1000));
        (5 + second.Lines.Count).ShouldBe(first.Matching);
        second.Lines.Select(line => line.Id).ShouldNotContain(first.Lines[4].Id);
    }

    [Test]
    public async Task An_innovation_says_what_it_yields_and_why_it_does_not_count()
    {
        var report = await Ask(new ShowRegion("iga/2026", "13.01"));
        var refused = report.Innovations.Single(innovation => innovation.WhyNot is not null);
        (await Ask(new ShowInnovation("iga/2026", refused.Id))).WhyNot!.Arguments.ShouldBe(refused.WhyNot!.Arguments);
        var best = report.Innovations[0];
        var shown = await Ask(new ShowInnovation("iga/2026", best.Id));
        (shown.WhyNot, shown.Root!.Value.Number, shown.Line.Title).ShouldBe((null, best.Value!.Value, best.Title));
    }

    [Test]
    public async Task A_raise_is_from_what_is_reported_and_ends_at_the_highest_level()
    {
        var once = await Ask(new SimulateUnit("iga/2026", "13.72", ["*:16=+1"], []));
        var thrice = await Ask(new SimulateUnit("iga/2026", "13.72", ["*:16=+3"], []));
        var highest = await Ask(new SimulateUnit("iga/2026", "13.72", ["*:16=3"], []));
        once.After.Score!.Value.ShouldBeInRange(once.Before.Score!.Value, highest.After.Score!.Value);
        thrice.After.Score.ShouldBe(highest.After.Score);
        (
            await Should.ThrowAsync<RefusalException>(() => Ask(new SimulateUnit("iga/2026", "13.72", ["*:16=+0"], [])))
        ).Arguments.ShouldContain("number");
    }
}
