using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.Editions.ListEditionsWithFacts;
using Scoring.Features.Explanations.ExplainUnit;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.Formats;
using Scoring.Features.Rankings.ShowRanking;
using Scoring.Web.Frame;

namespace Scoring.Web.Public;

/// <summary>The pages that everybody may see. Each sends one request and shows its answer; refusals are shown by the refusal pages.</summary>
internal static class PublicPages
{
    /// <summary>More lines than a page should carry; the file has them all.</summary>
    private const int LinesOnPage = 1000;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapPublic(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/", Reading, Home);
        site.MapMethods("/{programme}/{edition}/{ranking}", Reading, Ranking);
        site.MapMethods("/{programme}/{edition}/{ranking}.csv", Reading, Download);
        site.MapMethods("/{programme}/{edition}/{ranking}/{**unit}", Reading, Unit);
    }

    private static async Task<RazorComponentResult> Home(HttpContext context, ISender mediator)
    {
        var editions = await mediator.Send(new ListEditionsWithFacts(), context.RequestAborted);
        return Page<HomePage>(context, ("Editions", editions));
    }

    private static async Task<RazorComponentResult> Ranking(
        HttpContext context, ISender mediator, string programme, string edition, string ranking, string? name, string? cluster)
    {
        var shown = await mediator.Send(new ShowRanking($"{programme}/{edition}", ranking, name, cluster, LinesOnPage), context.RequestAborted);
        return Page<RankingPage>(context, ("Shown", shown), ("Name", name ?? ""), ("Cluster", cluster ?? ""));
    }

    private static async Task<FileContentHttpResult> Download(HttpContext context, ISender mediator, string programme, string edition, string ranking)
    {
        var shown = await mediator.Send(new ShowRanking($"{programme}/{edition}", ranking), context.RequestAborted);
        using var text = new StringWriter();
        RankingCsv.Write(text, [shown.Whole], Reader.Of(context).Language);
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{programme}-{edition}-{ranking}.csv");
    }

    private static async Task<RazorComponentResult> Unit(
        HttpContext context, ISender mediator, string programme, string edition, string ranking, string unit)
    {
        var explanation = await mediator.Send(new ExplainUnit($"{programme}/{edition}", unit, ranking), context.RequestAborted);
        return Page<UnitPage>(context, ("Explained", explanation));
    }

    private static RazorComponentResult<T> Page<T>(HttpContext context, params (string Name, object Value)[] parameters) where T : IComponent
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, object? (parameter) => parameter.Value);
        all.Add(nameof(Reader), Reader.Of(context));
        return new RazorComponentResult<T>(all);
    }
}
