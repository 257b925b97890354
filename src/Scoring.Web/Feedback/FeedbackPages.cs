using System.Text;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Feedback;
using Scoring.Web.Ministry;
using Scoring.Web.Public;
using Scoring.Web.Shell;

namespace Scoring.Web.Feedback;

/// <summary>
/// Feedback letters: for those who represent an entry or region, and for the staff who release comments. The figures are those that are
/// published, the comments those that were released.
/// </summary>
internal static class FeedbackPages
{
    private const string Staff = "/staff/{programme}/{edition}/feedback";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapFeedback(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/my-feedback", Reading, Own).ForSignedIn();
        site.MapMethods("/feedback/{programme}/{edition}/{**unit}", Reading, Show).ForSignedIn();
        site.MapMethods("/feedback-letter/{programme}/{edition}/{**unit}", Reading, Print).ForSignedIn();
        site.MapMethods(Staff, Reading, Comments).For(Access.Secretariat);
        site.MapPost(Staff, Release).For(Access.Secretariat);
    }

    private static async Task<IResult> Own(HttpContext context, IMediator sender) =>
        Pages.Page<MyLettersPage>(context, ("Letters", await sender.Send(new ListOwnLetters(), context.RequestAborted)));

    private static async Task<IResult> Show(
        HttpContext context,
        IMediator sender,
        Published published,
        string programme,
        string edition,
        string unit
    )
    {
        var (letter, comments) = await Gather(context, sender, published, $"{programme}/{edition}", unit);
        return Pages.Page<LetterPage>(
            context,
            ("Letter", letter),
            ("Comments", comments),
            ("Publication", published.Editions.First(one => one.Id == letter.Edition.Id).Publication),
            ("ObjectionsUntil", published.ObjectionsUntil(letter.Edition.Id))
        );
    }

    private static async Task<IResult> Print(
        HttpContext context,
        IMediator sender,
        Published published,
        string programme,
        string edition,
        string unit
    )
    {
        var (letter, comments) = await Gather(context, sender, published, $"{programme}/{edition}", unit);
        return TypedResults.File(
            Encoding.UTF8.GetBytes(FeedbackHtml.Of(letter, comments, Reader.Of(context).Language)),
            "text/html; charset=utf-8",
            $"{programme}-{edition}-{NameOf(unit)}.html"
        );
    }

    // First whether the person may read it: who may not learns nothing, not even whether there is such an entry.
    private static async Task<(Letter Letter, IReadOnlyList<LetterComment> Comments)> Gather(
        HttpContext context,
        IMediator sender,
        Published published,
        string edition,
        string unit
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        var comments = await sender.Send(new ShowComments(edition, unit), context.RequestAborted);
        return (await published.Send(new ShowLetter(edition, unit), context.RequestAborted), comments.Comments);
    }

    private static Task<IResult> Comments(HttpContext context, IMediator sender, string programme, string edition) =>
        Page(context, sender, $"{programme}/{edition}", null);

    private static Task<IResult> Release(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var undo = form["act"] == "undo";
                await sender.Send(
                    new ReleaseComments($"{programme}/{edition}", [.. form["comment"].OfType<string>()], undo),
                    context.RequestAborted
                );
                return Pages.Done(context, undo ? "comments-taken-back" : "comments-released", "staff", programme, edition, "feedback");
            },
            slip => Page(context, sender, $"{programme}/{edition}", slip)
        );

    private static async Task<IResult> Page(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        (string, object?)[] parameters =
        [
            ("List", await sender.Send(new ListComments(edition), context.RequestAborted)),
            ("IsPublished", context.RequestServices.GetRequiredService<Published>().Editions.Any(one => one.Id == edition)),
            ("FormError", slip),
        ];
        return Pages.Either<StaffFeedbackPage>(context, slip, parameters);
    }

    private static string NameOf(string unit) => string.Concat(unit.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
