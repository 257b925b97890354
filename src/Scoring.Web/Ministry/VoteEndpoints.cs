using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.PublicVotes;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Ministry;

/// <summary>A vote of the public for those who run it: its list, its bursts, strikes, the end of the review, the count.</summary>
internal static class VoteEndpoints
{
    /// <summary>The vote, and the ballots that have something in common.</summary>
    public static Task<IResult> Show(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        [FromQuery(Name = "by")] string? by,
        [FromQuery(Name = "of")] string? of,
        [FromQuery(Name = "from")] int? from
    ) => Page(context, sender, $"{programme}/{edition}", new BallotView(By(by), of ?? "", from ?? 0), null);

    /// <summary>Moves the vote on, strikes ballots, counts, or removes what is known of voters.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var (id, view) = ($"{programme}/{edition}", View(form));
                var said = await Do(sender, id, form, view, context.RequestAborted);
                return TypedResults.Redirect(
                    Reader.Of(context).ToWith([.. view.Query, new(Pages.SaidKey, said)], "staff", programme, edition, "vote")
                );
            },
            slip => Page(context, sender, $"{programme}/{edition}", View(slip.Form), slip)
        );

    private static async Task<string> Do(
        IMediator sender,
        string edition,
        IFormCollection form,
        BallotView view,
        CancellationToken cancellation
    )
    {
        switch (form["form"].ToString())
        {
            case "move" when Enum.TryParse<VoteMove>(form["move"], out var move) && Enum.IsDefined(move):
                await sender.Send(new MoveVote(edition, move, form["reason"].ToString()), cancellation);
                return "vote-" + move.ToString().ToLowerInvariant();
            case "strike":
                var undo = form["act"] == "undo";
                await sender.Send(
                    new StrikeBallots(edition, [.. form["ballot"].Select(Number).OfType<long>()], form["reason"].ToString(), undo)
                    {
                        AllOf = form["all"] == "on" ? (view.By, view.Of) : null,
                        Typed = Number(form["count"]),
                    },
                    cancellation
                );
                return undo ? "ballots-restored" : "ballots-struck";
            case "count":
                await sender.Send(new CountVote(edition), cancellation);
                return "vote-counted";
            case "forget":
                await sender.Send(new ForgetVoters(edition), cancellation);
                return "voters-forgotten";
            default:
                throw new RefusalException(RefusalKind.Usage, "decision-missing");
        }
    }

    private static async Task<IResult> Page(HttpContext context, IMediator sender, string edition, BallotView view, FormError? slip)
    {
        var review = await sender.Send(new ReviewBallots(edition, view.By, view.Of, view.From), context.RequestAborted);
        var (candidates, fault) = ((CandidateList?)null, (string?)null);
        if (review.Standing.State is VoteState.Planned or VoteState.Announced)
        {
            try
            {
                candidates = await sender.Send(new PreviewCandidates(edition), context.RequestAborted);
            }
            catch (RefusalException refusal) when (!refusal.IsOfStore)
            {
                fault = Shared.Refusal(refusal, Reader.Of(context).Language);
            }
        }
        (string, object?)[] parameters =
        [
            ("View", view),
            ("Review", review),
            ("Candidates", candidates),
            ("WhyNoList", fault),
            ("FormError", slip),
        ];
        return Pages.Either<StaffVotePage>(context, slip, parameters);
    }

    private static BallotView View(IFormCollection form) => new(By(form["by"]), form["of"].ToString(), 0);

    private static BallotsBy By(string? word) => Enum.TryParse<BallotsBy>(word, out var by) && Enum.IsDefined(by) ? by : BallotsBy.All;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Which ballots are listed.</summary>
/// <param name="By">What they have in common.</param>
/// <param name="Of">Which time, host or source; empty for all.</param>
/// <param name="From">The number of the first one, from 0.</param>
public sealed record BallotView(BallotsBy By, string Of, int From)
{
    /// <summary>The view as a query.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => By == BallotsBy.All ? [] : [new("by", By.ToString()), new("of", Of)];
}
