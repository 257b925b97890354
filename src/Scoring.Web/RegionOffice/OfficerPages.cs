using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Innovations;
using Scoring.Features.Objections;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.WhatIf;
using Scoring.Features.Regions;
using Scoring.Web.Public;
using Scoring.Web.Public.Regions;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.RegionOffice;

/// <summary>An edition as a region's officer sees it.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Reports">
/// The officer's regions in its first ranking of regions, on current facts; none if the edition ranks no regions, or not these.
/// </param>
/// <param name="IsPublished">True if the edition has a publication.</param>
/// <param name="Objections">The objections about the regions and their innovations, and the deadline for new ones.</param>
public sealed record OwnEdition(Edition Edition, IReadOnlyList<RegionReport> Reports, bool IsPublished, ObjectionListing Objections);

/// <summary>The pages of region officers: their region on current facts, what-if, and objections.</summary>
internal static class OfficerPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapOfficers(this IEndpointRouteBuilder site)
    {
        var own = site.MapGroup("/my-region").For(Roles.RegionOfficer);
        own.MapMethods("", Reading, Show);
        own.MapPost("/objections", File);
        own.MapMethods("/{code}/what-if", Reading, WhatIf);
        own.MapMethods("/{**code}", Reading, Region);
    }

    private static async Task<IResult> Show(HttpContext context, IMediator sender, Published published, Caller caller) =>
        Pages.Page<MyRegionPage>(context, ("Editions", await Editions(sender, published, caller, context.RequestAborted)));

    private static async Task<IResult> File(
        HttpContext context,
        IMediator sender,
        Published published,
        Caller caller,
        [FromForm] string? edition,
        [FromForm] string? unit,
        [FromForm] string? claim,
        [FromForm] string? evidence
    )
    {
        var typed = new TypedObjection(edition ?? "", unit ?? "", claim ?? "", evidence ?? "");
        try
        {
            await sender.Send(
                new FileObjection(typed.Edition, typed.Unit.Trim(), caller.Person.Name, typed.Claim, typed.Evidence),
                context.RequestAborted
            );
            return Pages.Done(context, "objection-filed", "my-region");
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            typed = typed with { Fault = Shared.Refusal(refusal, Reader.Of(context).Language) };
        }
        return Pages.Wrong<MyRegionPage>(
            context,
            ("Editions", await Editions(sender, published, caller, context.RequestAborted)),
            ("Typed", typed)
        );
    }

    private static async Task<IResult> Region(
        HttpContext context,
        IMediator sender,
        Caller caller,
        string code,
        string? edition,
        string? ranking,
        string? sort
    )
    {
        NeedsOwn(caller, code);
        var all = await WithRegion(sender, code, context.RequestAborted);
        var report = await sender.Send(new ShowRegion(edition ?? Newest(all, code), code, ranking), context.RequestAborted);
        var history = await LiveHistory.Of(sender, all.Select(one => one.Rules!), report, context.RequestAborted);
        return Pages.Page<RegionPage>(
            context,
            ("Reader", Live(context, code)),
            ("Report", report),
            ("Editions", all.Select(one => one.Rules!).ToList()),
            ("History", history.Places),
            ("Sort", sort ?? ""),
            ("Whole", history.Whole),
            ("Figures", await sender.Send(new ListPublishedFigures(null, code), context.RequestAborted)),
            ("Change", history.Change(report.Row)),
            ("Split", await Split(sender, history, report, context.RequestAborted))
        );
    }

    private static async Task<ChangeSplit?> Split(
        IMediator sender,
        LiveHistory history,
        RegionReport report,
        CancellationToken cancellation
    )
    {
        if (history.Places.Count < 2)
            return null;
        try
        {
            return await sender.Send(
                new SplitChange(history.Places[^2].Edition.Id, report.Edition.Id, report.Row.Id, report.Ranking.Id),
                cancellation
            );
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            // The other year may have become unreadable meanwhile; the page stands without it.
            return null;
        }
    }

    private static async Task<IResult> WhatIf(
        HttpContext context,
        IMediator sender,
        Caller caller,
        string code,
        string? edition,
        string? ranking,
        string[] set,
        string[] add
    )
    {
        NeedsOwn(caller, code);
        var chosen = edition ?? Newest(await WithRegion(sender, code, context.RequestAborted), code);
        var (report, reader) = (await sender.Send(new ShowRegion(chosen, code, ranking), context.RequestAborted), Live(context, code));
        if (WhatIfForm.Sent(context.Request.Query))
            return TypedResults.Redirect(WhatIfForm.Address(reader, report, context.Request.Query));
        var (simulation, refused) = ((Simulation?)null, (RefusalException?)null);
        try
        {
            if (set.Length + add.Length > 0)
                simulation = await sender.Send(
                    new SimulateUnit(report.Edition.Id, report.Row.Id, set, add, report.Ranking.Id),
                    context.RequestAborted
                );
        }
        catch (RefusalException refusal) when (refusal.Code == "simulate-wrong")
        {
            refused = refusal;
        }
        return Pages.Page<WhatIfPage>(
            context,
            ("Reader", reader),
            ("Report", report),
            ("Set", set),
            ("Add", add),
            ("Simulation", simulation),
            ("Refusal", refused)
        );
    }

    private static Reader Live(HttpContext context, string code) => Reader.Of(context) with { LiveRegion = code };

    private static void NeedsOwn(Caller caller, string code)
    {
        if (!caller.Person.Represents(code))
            throw new RefusalException(RefusalKind.State, "only-own-region", code);
    }

    private static string Newest(IReadOnlyList<EditionWithFacts> all, string code) =>
        all.Count > 0 ? all[0].Id : throw new RefusalException(RefusalKind.Data, "unknown-unit", code, "");

    // The editions that rank the region, the newest first; only those that can be computed now.
    private static async Task<IReadOnlyList<EditionWithFacts>> WithRegion(IMediator sender, string code, CancellationToken cancellation)
    {
        var with = new List<EditionWithFacts>();
        foreach (var edition in (await sender.Send(new ListEditionsWithFacts(), cancellation)).Where(IsComputed))
        {
            if (
                edition.Rules!.Rankings.Any(rule => rule.Level == Level.Region)
                && (await sender.Send(new FindRegions(edition.Id, code), cancellation)).Any(region => region.Code == code)
            )
                with.Add(edition);
        }
        return
        [
            .. with.OrderByDescending(
                edition => edition.Id[(edition.Id.IndexOf('/', StringComparison.Ordinal) + 1)..],
                StringComparer.Ordinal
            ),
        ];
    }

    private static bool IsComputed(EditionWithFacts edition) =>
        edition is { Rules: not null, State: EditionState.Open or EditionState.Ranked };

    private static async Task<IReadOnlyList<OwnEdition>> Editions(
        IMediator sender,
        Published published,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var ranked = new List<(string Code, string Edition)>();
        foreach (var code in caller.Person.Regions)
            ranked.AddRange((await WithRegion(sender, code, cancellation)).Select(edition => (code, edition.Id)));
        var editions = new List<OwnEdition>();
        foreach (var edition in (await sender.Send(new ListEditionsWithFacts(), cancellation)).Where(IsComputed))
        {
            var reports = new List<RegionReport>();
            foreach (var (code, _) in ranked.Where(one => one.Edition == edition.Id))
                reports.Add(await sender.Send(new ShowRegion(edition.Id, code), cancellation));
            var objections = await sender.Send(new ListObjections(edition.Id), cancellation);
            if (
                reports.Count > 0
                || objections.Objections.Count > 0
                || await TakesPart(sender, edition, caller.Person.Regions, cancellation)
            )
                editions.Add(new OwnEdition(edition.Rules!, reports, published.Editions.Any(one => one.Id == edition.Id), objections));
        }
        return editions;
    }

    // An edition that ranks innovations: only where one of the regions has sent one.
    private static async Task<bool> TakesPart(
        IMediator sender,
        EditionWithFacts edition,
        IReadOnlyList<string> regions,
        CancellationToken cancellation
    )
    {
        foreach (var code in regions)
        {
            if (await TakesPart(sender, edition, code, cancellation))
                return true;
        }
        return false;
    }

    private static async Task<bool> TakesPart(IMediator sender, EditionWithFacts edition, string code, CancellationToken cancellation)
    {
        if (edition.Rules!.Rankings.All(rule => rule.Level != Level.Innovation))
            return false;
        try
        {
            return (await sender.Send(new FindInnovations(edition.Id, new InnovationFilter(Region: code), 0, 1), cancellation)).Matching
                > 0;
        }
        catch (RefusalException refusal) when (refusal.Code == "stage-open-blind")
        {
            // Nothing of it is shown while a stage takes marks again; an objection to what was published is still heard.
            return true;
        }
    }
}

/// <summary>An objection as it was typed.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Unit">What it is about.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Evidence">The evidence.</param>
public sealed record TypedObjection(string Edition, string Unit, string Claim, string Evidence)
{
    /// <summary>Why it was refused, in a sentence, or null.</summary>
    public string? Fault { get; init; }
}
