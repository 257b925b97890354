using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Regions;
using Scoring.Web.Public;
using Scoring.Web.Shell;

namespace Scoring.Web.Api;

/// <summary>Regions of published editions.</summary>
internal static class ApiRegions
{
    /// <summary>The regions that are ranked in any published edition, by name or code.</summary>
    public static async Task<IResult> List(HttpContext context, Published published, PublicAnswers answers, string? q)
    {
        var page = ApiPage.Of(context);
        var found = new List<FoundRegion>();
        foreach (var edition in answers.Editions)
        {
            if ((await answers.Rules(edition.Id)).Rankings.Any(rule => rule.Level == Level.Region))
                found.AddRange(await published.Send(new FindRegions(edition.Id, q ?? ""), context.RequestAborted));
        }
        var regions = found.DistinctBy(region => region.Code).OrderBy(region => region.Code, StringComparer.Ordinal).ToList();
        page.Link(context, regions.Count);
        return new ApiAnswer(json =>
        {
            json.WriteStartObject();
            ApiAnswer.WriteList(json, page, regions.Count, regions.Skip(page.Skip).Take(page.Size), region =>
                RegionJson.Write(json, region)
            );
            json.WriteEndObject();
        });
    }

    /// <summary>
    /// A region's rank and score in each published edition, or in the requested one, and what was really published about it.
    /// </summary>
    public static async Task<IResult> One(
        HttpContext context,
        Published published,
        PublicAnswers answers,
        string code,
        string? edition,
        string? ranking
    )
    {
        var reports = new List<RegionReport>();
        foreach (var known in answers.Editions.Where(known => string.IsNullOrEmpty(edition) || known.Id == edition))
        {
            if (
                (await answers.Rules(known.Id)).Rankings.All(rule =>
                    rule.Level != Level.Region || (ranking is not null && rule.Id != ranking)
                )
            )
                continue;
            if ((await answers.Ask(new FindRegions(known.Id, ""))).Any(region => region.Code == code))
                reports.Add(await published.Send(new ShowRegion(known.Id, code, ranking), context.RequestAborted));
        }
        var figures = await published.Live(
            new ListPublishedFigures(string.IsNullOrEmpty(edition) ? null : edition, code),
            context.RequestAborted
        );
        if (reports.Count + figures.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "unknown-unit", code, "");
        return new ApiAnswer(json =>
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("name", reports.Count > 0 ? reports[0].Row.Name : figures[0].Figure.Name);
            json.WriteStartArray("standings");
            foreach (var report in reports)
                RegionJson.Write(json, report, Reader.Of(context).Language);
            json.WriteEndArray();
            // Real figures have a list of their own: they are never among those that are computed here.
            json.WriteStartArray("published");
            foreach (var figure in figures)
                FigureJson.Write(json, figure, Reader.Of(context).Language);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
