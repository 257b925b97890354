using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Ranking.WhatIf;
using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>The pages about one region: its standing, what-if, comparison with another.</summary>
internal static class RegionPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapRegions(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/region/{code}/what-if", Reading, WhatIf).CacheUntilPublished();
        site.MapMethods("/region/{code}/profile", Reading, Profile).CacheUntilPublished();
        site.MapMethods("/region/{code}/compare", Reading, ChooseOther).CacheUntilPublished();
        site.MapMethods("/region/{code}/compare/{other}", Reading, Compare).CacheUntilPublished();
        site.MapMethods("/region/{**code}", Reading, Region).CacheUntilPublished();
    }

    private static async Task<RazorComponentResult> Region(HttpContext context, [AsParameters] AskedRegion asked, string? sort)
    {
        var figures = await asked.Published.Live(new ListPublishedFigures(null, asked.Code), context.RequestAborted);
        RegionReport report;
        IReadOnlyList<Edition> editions;
        try
        {
            (report, editions) = await asked.Find(context.RequestAborted);
        }
        catch (RefusalException refusal) when (figures.Count > 0 && refusal.Code is "unknown-unit" or "not-published")
        {
            return PublicPages.Page<PublishedRegionPage>(context, ("Code", asked.Code), ("Asked", asked.Edition), ("Figures", figures));
        }
        var look = await asked.Look(report);
        return PublicPages.Page<RegionPage>(
            context,
            ("Report", report),
            ("Editions", editions),
            ("History", look.History),
            ("Figures", figures),
            ("Sort", sort ?? ""),
            ("Publication", look.Publication),
            ("Since", asked.Published.DecidedSince(report.Edition.Id)),
            ("Whole", look.Whole),
            ("Change", look.Change),
            ("Split", look.Split),
            ("Profile", look.Profile)
        );
    }

    // Two pages to print.
    private static async Task<RazorComponentResult> Profile(HttpContext context, [AsParameters] AskedRegion asked)
    {
        var (report, _) = await asked.Find(context.RequestAborted);
        return PublicPages.Page<ProfilePage>(context, ("Report", report), ("Look", await asked.Look(report)));
    }

    private static async Task<IResult> WhatIf(HttpContext context, [AsParameters] AskedRegion asked, string[] set, string[] add)
    {
        var (report, _) = await asked.Find(context.RequestAborted);
        if (WhatIfForm.Sent(context.Request.Query))
            return Results.Redirect(WhatIfForm.Address(Reader.Of(context), report, context.Request.Query));
        var (simulation, refusal) = await Simulate(asked.Published, report, set, add, context.RequestAborted);
        return PublicPages.Page<WhatIfPage>(
            context,
            ("Report", report),
            ("Set", set),
            ("Add", add),
            ("Simulation", simulation),
            ("Refusal", refusal)
        );
    }

    private static async Task<(Simulation? Simulation, RefusalException? Refusal)> Simulate(
        Published published,
        RegionReport report,
        string[] set,
        string[] add,
        CancellationToken cancellation
    )
    {
        if (set.Length + add.Length == 0)
            return (null, null);
        try
        {
            return (
                await published.Send(new SimulateUnit(report.Edition.Id, report.Row.Id, set, add, report.Ranking.Id), cancellation),
                null
            );
        }
        catch (RefusalException refusal) when (refusal.Code == "simulate-wrong")
        {
            return (null, refusal);
        }
    }

    private static async Task<IResult> ChooseOther(HttpContext context, [AsParameters] AskedRegion asked, string? with)
    {
        var (report, _) = await asked.Find(context.RequestAborted);
        var reader = Reader.Of(context);
        var others = (await asked.Answers.Ranking(report.Edition.Id, report.Ranking.Id))
            .Whole.Rows.Where(row => row.Id != asked.Code)
            .ToList();
        var wanted = with?.Trim() ?? "";
        var found = RegionSearch.Find(wanted, others, row => (row.Id, row.Name));
        var exact = found.Where(row => row.Id == wanted || row.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (wanted.Length > 0 && (exact.Count == 1 ? exact : found) is [var only])
            return Results.Redirect(reader.ToWith(RegionPage.Choice(report), "region", asked.Code, "compare", only.Id));
        return PublicPages.Page<ChooseOtherPage>(context, ("Report", report), ("Found", found), ("Wanted", wanted));
    }

    // Any number of regions, up to the series that a chart tells apart: their codes stand in the address with commas between.
    private static async Task<IResult> Compare(HttpContext context, [AsParameters] AskedRegion asked, string other, string? with)
    {
        var (one, _) = await asked.Find(context.RequestAborted);
        var compared = await RegionComparison.Of(asked.Published, asked.Answers, one, other, context.RequestAborted);
        var wanted = with?.Trim() ?? "";
        var found = compared.Find(wanted);
        return found is [var added]
            ? Results.Redirect(compared.AddressWith(Reader.Of(context), added.Id))
            : PublicPages.Page<ComparePage>(context, ("Compared", compared), ("Wanted", wanted), ("Found", found));
    }
}
