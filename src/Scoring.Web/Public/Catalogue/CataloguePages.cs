using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scoring.Domain.Rules;
using Scoring.Features.Innovations;
using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Catalogue;

/// <summary>The catalogue of innovations (etalase), a page for each, and the search for a region or an innovation.</summary>
internal static class CataloguePages
{
    /// <summary>How many innovations a page of the catalogue holds.</summary>
    public const int OnPage = 50;

    private const int Found = 12;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapCatalogue(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/catalogue", Reading, Catalogue).CacheUntilPublished();
        site.MapMethods("/innovation/{programme}/{edition}/{**id}", Reading, Innovation).CacheUntilPublished();
        site.MapMethods("/search", Reading, Search).CacheUntilPublished();
        site.MapMethods("/search/names", Reading, Names).CacheUntilPublished();
    }

    private static async Task<RazorComponentResult> Catalogue(
        HttpContext context,
        Published published,
        PublicAnswers answers,
        string? q,
        string? region,
        string? agency,
        string? category,
        string? digital,
        string? step,
        [FromQuery(Name = CataloguePage.Further)] string[]? further,
        string? edition,
        string? page
    )
    {
        var wanted = new InnovationFilter(q, region, agency, category, digital, step)
        {
            Attributes =
            [
                .. (further ?? [])
                    .Select(written => written.Split('=', 2))
                    .Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }])
                    .Select(parts => KeyValuePair.Create(parts[0], parts[1])),
            ],
        };
        var at =
            int.TryParse(page, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given)
            && given > 1
                ? Math.Min(given, 100_000)
                : 1;
        var shown = await CatalogueSearch.Find(published, answers, wanted, edition, (at - 1) * OnPage, OnPage, context.RequestAborted);
        return PublicPages.Page<CataloguePage>(context, ("Shown", shown), ("Wanted", wanted), ("Edition", edition ?? ""), ("At", at));
    }

    private static async Task<RazorComponentResult> Innovation(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string id
    ) =>
        PublicPages.Page<InnovationPage>(
            context,
            ("Report", await published.Send(new ShowInnovation($"{programme}/{edition}", id), context.RequestAborted))
        );

    private static async Task<IResult> Search(HttpContext context, Published published, PublicAnswers answers, string? q)
    {
        var text = q?.Trim() ?? "";
        var regions = text.Length == 0 ? [] : await RegionsLike(published, answers, text, null);
        var exact = regions.FirstOrDefault(region => region.Code == text || region.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? regions.FirstOrDefault(region => RegionSearch.Says(text, region.Name));
        if (exact is not null || regions.Count == 1)
            return Results.Redirect(Reader.Of(context).To("region", (exact ?? regions[0]).Code));
        var innovations =
            text.Length == 0
                ? null
                : await CatalogueSearch.Find(published, answers, new InnovationFilter(text), null, 0, OnPage, context.RequestAborted);
        return PublicPages.Page<SearchPage>(context, ("Text", text), ("Regions", regions), ("Innovations", innovations));
    }

    // Names that fit what is typed so far, for a module of the page.
    private static async Task<IResult> Names(Published published, PublicAnswers answers, string? q)
    {
        var text = q?.Trim() ?? "";
        var regions = text.Length < 2 ? [] : await RegionsLike(published, answers, text, Found);
        return Results.Json(regions.Select(region => region.Name).ToArray(), NamesJson.Default.StringArray);
    }

    /// <summary>The regions of all published editions whose name or code resembles the text, the closest first.</summary>
    private static async Task<IReadOnlyList<FoundRegion>> RegionsLike(Published published, PublicAnswers answers, string text, int? most)
    {
        var found = new List<FoundRegion>();
        foreach (var edition in answers.Editions)
        {
            if ((await answers.Rules(edition.Id)).Rankings.Any(rule => rule.Level == Level.Region))
                found.AddRange(await published.Send(new FindRegions(edition.Id, text, most)));
        }
        return [.. found.DistinctBy(region => region.Code).Take(most ?? int.MaxValue)];
    }
}

/// <summary>A list of names as JSON.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class NamesJson : System.Text.Json.Serialization.JsonSerializerContext;
