using System.Globalization;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Jury;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Rules;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>The current ranking next to the previous, the final and the published one.</summary>
internal static class RankingEndpoints
{
    /// <summary>The current ranking.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowRanking(context, sender, $"{programme}/{edition}", null);

    /// <summary>Stores a run, makes it final, or records a pick.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var said = await Do(sender, $"{programme}/{edition}", form, context.RequestAborted);
                return Pages.Done(context, said, "staff", programme, edition, "ranking");
            },
            slip => ShowRanking(context, sender, $"{programme}/{edition}", slip)
        );

    /// <summary>Two stored runs side by side.</summary>
    public static async Task<IResult> Compare(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? from,
        string? to
    )
    {
        if (
            !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        )
            return Pages.Done(context, null, "staff", programme, edition, "ranking");
        var rules = await sender.Send(new ShowEdition($"{programme}/{edition}"), context.RequestAborted);
        var comparison = await sender.Send(new CompareRuns(first, second), context.RequestAborted);
        if (comparison.To.Edition != rules.Id)
            throw new RefusalException(RefusalKind.Usage, "runs-of-two-editions", rules.Id, comparison.To.Edition);
        return Pages.Page<ComparePage>(context, ("Edition", rules), ("Comparison", comparison));
    }

    /// <summary>What would be published, and what it would change.</summary>
    public static Task<IResult> LookAtPublishing(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowPublishing(context, sender, $"{programme}/{edition}", null);

    /// <summary>Publishes, once the person has confirmed what the page showed.</summary>
    public static Task<IResult> Publish(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                if (form["confirmed"] != "1")
                    throw new RefusalException(RefusalKind.Usage, "publishing-not-confirmed");
                if (form["form"] == "propose")
                {
                    var proposing = new ProposePublication($"{programme}/{edition}", form["note"].ToString(), OnlyIfFinal: true);
                    await sender.Send(proposing, context.RequestAborted);
                    return Pages.Done(context, "proposed", "staff", programme, edition, "publish");
                }
                var publishing = new Publish($"{programme}/{edition}", form["note"].ToString(), OnlyIfFinal: true);
                var said = (await sender.Send(publishing, context.RequestAborted)).IsNew ? "published" : "published-already";
                return Pages.Done(context, said, "staff", programme, edition, "ranking");
            },
            slip => ShowPublishing(context, sender, $"{programme}/{edition}", slip)
        );

    private static async Task<string> Do(IMediator sender, string edition, IFormCollection form, CancellationToken cancellation)
    {
        switch (form["form"].ToString())
        {
            case "keep":
                await sender.Send(new RankEdition(edition), cancellation);
                return "run-kept";
            case "finalise":
                await sender.Send(new FinaliseRanking(edition), cancellation);
                return "run-final";
            case "pick":
                await sender.Send(
                    new PickByHand(
                        edition,
                        form["for"].ToString(),
                        form["unit"].ToString().Trim(),
                        form["reason"].ToString(),
                        form["decided-by"].ToString(),
                        form["undo"] == "1"
                    ),
                    cancellation
                );
                return "picked";
            default:
                throw new RefusalException(RefusalKind.Usage, "decision-missing");
        }
    }

    /// <summary>The ranking's page, with the error of a form on it.</summary>
    public static async Task<IResult> ShowRanking(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var work = await sender.Send(new ShowEditionWork(edition), context.RequestAborted);
        var (preview, why) = await Preview(context, sender, edition);
        (string, object?)[] parameters =
        [
            ("Work", work),
            ("Names", await sender.Send(new ShowJurorNames(edition), context.RequestAborted)),
            ("Preview", preview),
            ("Why", why),
            ("Search", await UnitSearch.Of(context, sender, edition)),
            ("FormError", slip),
        ];
        return Pages.Either<StaffRankingPage>(context, slip, parameters);
    }

    private static async Task<IResult> ShowPublishing(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var work = await sender.Send(new ShowEditionWork(edition), context.RequestAborted);
        var (preview, why) = await Preview(context, sender, edition);
        var comparison =
            preview is { Run.RunId: > 0 and var run } && work.Publications is [.., var newest] && newest.RunId != run
                ? await sender.Send(new CompareRuns(newest.RunId, run), context.RequestAborted)
                : null;
        (string, object?)[] parameters =
        [
            ("Work", work),
            ("Preview", preview),
            ("Comparison", comparison),
            ("Proposal", preview is null ? null : await sender.Send(new ShowProposal(edition), context.RequestAborted)),
            ("Why", why),
            ("FormError", slip),
        ];
        return Pages.Either<PublishPage>(context, slip, parameters);
    }

    private static async Task<(RankingPreview?, RefusalException?)> Preview(HttpContext context, IMediator sender, string edition)
    {
        try
        {
            return (await sender.Send(new PreviewRanking(edition), context.RequestAborted), null);
        }
        catch (RefusalException refusal) when (refusal.Code is not ("sign-in-needed" or "not-allowed") && !refusal.IsOfStore)
        {
            return (null, refusal);
        }
    }
}
