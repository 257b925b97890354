using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.PublicVotes;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Ranking.Formats;
using Scoring.Features.Rules.Diff;
using Scoring.Web.Public.Rankings;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>The pages that everybody may see. Each sends one request and shows its answer; refusals have their own pages.</summary>
internal static class PublicPages
{
    /// <summary>The most lines on a page; the file has them all.</summary>
    private const int LinesOnPage = 1000;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapPublic(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/", Reading, Home);
        site.MapMethods("/{programme}/{edition}/{ranking}", Reading, Ranking).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}.csv", Reading, DownloadCsv).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}.xlsx", Reading, DownloadXlsx).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}.json", Reading, DownloadJson).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}/{**unit}", Reading, Unit).CacheUntilPublished();
    }

    private static async Task<RazorComponentResult> Home(HttpContext context, Published published)
    {
        var states = await published.States(context.RequestAborted);
        var votes = await published.Live(new ListOpenVotes(), context.RequestAborted);
        return Page<HomePage>(
            context,
            (
                "Editions",
                (IReadOnlyList<HomeCard>)
                    [
                        .. states.Select(edition => new HomeCard(
                            edition,
                            published.RulesOf(edition.Id),
                            votes.FirstOrDefault(vote => vote.Edition.Id == edition.Id)
                        )),
                    ]
            )
        );
    }

    private static async Task<RazorComponentResult> Ranking(
        HttpContext context,
        Published published,
        PublicAnswers answers,
        string programme,
        string edition,
        string ranking,
        string? name,
        string? cluster,
        string? province,
        string? band
    )
    {
        var shown = await published.Send(
            new ShowRanking($"{programme}/{edition}", ranking, name, cluster, LinesOnPage, province, band),
            context.RequestAborted
        );
        var before = await answers.Before(shown.Edition.Id, ranking);
        return Page<RankingPage>(
            context,
            ("Shown", shown),
            ("Before", before),
            ("Shift", before is null ? [] : RuleShift.Between(before.Edition, shown.Edition)),
            ("Publication", answers.PublicationOf(shown.Edition.Id)),
            ("Since", published.DecidedSince(shown.Edition.Id)),
            ("ObjectionsUntil", published.ObjectionsUntil(shown.Edition.Id)),
            ("Spans", await answers.Spans(shown)),
            ("Name", name ?? ""),
            ("Cluster", cluster ?? ""),
            ("Province", province ?? ""),
            ("Band", band ?? "")
        );
    }

    private static Task<FileContentHttpResult> DownloadCsv(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking
    ) => Download(context, published, [programme, edition, ranking], "csv", "text/csv; charset=utf-8", (stream, run, language) =>
        {
            using var text = new StreamWriter(stream, new System.Text.UTF8Encoding(false), leaveOpen: true);
            RankingCsv.Write(text, run.Rankings, language);
        });

    private static Task<FileContentHttpResult> DownloadXlsx(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking
    ) =>
        Download(
            context,
            published,
            [programme, edition, ranking],
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            RankingXlsx.Write
        );

    private static Task<FileContentHttpResult> DownloadJson(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking
    ) => Download(context, published, [programme, edition, ranking], "json", "application/json; charset=utf-8", RankingJson.Write);

    /// <summary>
    /// A whole ranking as a file, regardless of the page's filter. Viewing is not a run: where a file names the run, it says 0.
    /// </summary>
    private static async Task<FileContentHttpResult> Download(
        HttpContext context,
        Published published,
        string[] names,
        string ending,
        string type,
        Action<Stream, RankingRun, string> write
    )
    {
        var shown = await published.Send(new ShowRanking($"{names[0]}/{names[1]}", names[2]), context.RequestAborted);
        using var file = new MemoryStream();
        write(file, shown.Basis with { Rankings = [shown.Whole] }, Reader.Of(context).Language);
        return TypedResults.File(file.ToArray(), type, $"{string.Join('-', names)}.{ending}");
    }

    private static async Task<RazorComponentResult> Unit(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking,
        string unit
    )
    {
        var explanation = await published.Send(new ExplainUnit($"{programme}/{edition}", unit, ranking), context.RequestAborted);
        return Page<UnitPage>(context, ("Explained", explanation));
    }

    /// <summary>A page with its parameters and its reader.</summary>
    public static RazorComponentResult<T> Page<T>(HttpContext context, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all.Add(nameof(Reader), Reader.Of(context));
        return new RazorComponentResult<T>(all);
    }
}
