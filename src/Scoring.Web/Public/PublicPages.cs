using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scoring.Domain.Ranking;
using Scoring.Features.PublicVotes;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Ranking.Formats;
using Scoring.Features.Regions;
using Scoring.Features.Rules;
using Scoring.Features.Rules.Diff;
using Scoring.Web.Public.Methods;
using Scoring.Web.Public.Rankings;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>The pages that everybody may see. Each sends one request and shows its answer; refusals have their own pages.</summary>
internal static class PublicPages
{
    /// <summary>The most lines that a jump to a line offers.</summary>
    private const int MostCandidates = 8;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapPublic(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/", Reading, Home);
        site.MapMethods("/method/{programme}/{edition}", Reading, Method).CacheUntilPublished();
        site.MapMethods("/certainty/{programme}/{edition}/{ranking}", Reading, Certainty).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}", Reading, Ranking).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}.csv", Reading, DownloadCsv).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}.xlsx", Reading, DownloadXlsx).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}.json", Reading, DownloadJson).CacheUntilPublished();
        site.MapMethods("/{programme}/{edition}/{ranking}/{**unit}", Reading, Unit).CacheUntilPublished();
    }

    private static async Task<RazorComponentResult> Home(HttpContext context, Published published, PublicAnswers answers)
    {
        var votes = await published.Live(new ListOpenVotes(), context.RequestAborted);
        var cards = new List<HomeCard>();
        foreach (var edition in await published.States(context.RequestAborted))
        {
            var rules = published.RulesOf(edition.Id);
            var vote = votes.FirstOrDefault(one => one.Edition.Id == edition.Id);
            cards.Add(new HomeCard(edition, rules, vote) { Results = rules is null ? [] : await HomeCard.ResultsOf(answers, rules) });
        }
        return Page<HomePage>(context, ("Editions", HomeCard.Ordered(cards)));
    }

    // How an edition's scores are made, in prose.
    private static async Task<RazorComponentResult> Method(HttpContext context, Published published, string programme, string edition) =>
        Page<MethodPage>(context, ("Edition", await published.Send(new ShowEdition($"{programme}/{edition}"), context.RequestAborted)));

    // How certain a ranking by a composite index is.
    private static async Task<RazorComponentResult> Certainty(
        HttpContext context,
        PublicAnswers answers,
        string programme,
        string edition,
        string ranking,
        string? x,
        string? y,
        string? unit
    ) =>
        Page<CertaintyPage>(
            context,
            ("Look", await IndexLook.Of(answers, await answers.Ranking($"{programme}/{edition}", ranking))),
            ("X", x),
            ("Y", y),
            ("Unit", unit)
        );

    private static async Task<IResult> Ranking(
        HttpContext context,
        Published published,
        PublicAnswers answers,
        string programme,
        string edition,
        string ranking,
        string? find
    )
    {
        var view = RankingView.Of(context.Request.Query);
        var shown = await published.Send(
            new ShowRanking($"{programme}/{edition}", ranking, view.Name, view.Cluster, null, view.Province, view.Band),
            context.RequestAborted
        );
        var before = await answers.Before(shown.Edition.Id, ranking);
        IReadOnlyList<string> shift = before is null ? [] : RuleShift.Between(before.Edition, shown.Edition);
        var wanted = find?.Trim() ?? "";
        IReadOnlyList<RankedUnit> candidates = [];
        if (wanted.Length > 0)
        {
            candidates = RegionSearch.Find(wanted, shown.Whole.Rows, row => (row.Id, row.Name));
            var exact = candidates.Where(row => row.Id == wanted || row.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
            if ((exact.Count == 1 ? exact : candidates) is [var found])
                return Results.Redirect(
                    RankingJump.AddressOf(
                        Reader.Of(context),
                        shown,
                        view,
                        found,
                        before is null ? null : new RankMovement(shown.Whole, before.Whole, shift.Count == 0)
                    )
                );
        }
        return Page<RankingPage>(
            context,
            ("Shown", shown),
            ("Before", before),
            ("Shift", shift),
            ("Publication", answers.PublicationOf(shown.Edition.Id)),
            ("Since", published.DecidedSince(shown.Edition.Id)),
            ("ObjectionsUntil", published.ObjectionsUntil(shown.Edition.Id)),
            ("Spans", await answers.Spans(shown)),
            ("View", view),
            ("Find", wanted),
            ("Candidates", (IReadOnlyList<RankedUnit>)[.. candidates.Take(MostCandidates)])
        );
    }

    private static Task<FileContentHttpResult> DownloadCsv(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking,
        [FromQuery(Name = "for")] string? program
    ) => Download(context, published, [programme, edition, ranking], "csv", "text/csv; charset=utf-8", (stream, run, language) =>
        {
            // As Excel with Indonesian settings opens it: marked as UTF-8, semicolons, decimal commas.
            var forExcel = program == "excel";
            using var text = new StreamWriter(stream, new System.Text.UTF8Encoding(forExcel), leaveOpen: true);
            RankingCsv.Write(text, run.Rankings, language, forExcel);
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
