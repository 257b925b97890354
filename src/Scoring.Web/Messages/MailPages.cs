using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Web.Accounts;
using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>The pages of mail.</summary>
internal static class MailPages
{
    private const string Messages = "/staff/{programme}/{edition}/messages";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapMail(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/staff/outbox", Reading, OutboxEndpoints.Show).For(Access.Mail);
        site.MapPost("/staff/outbox", OutboxEndpoints.Act).For(Access.Mail);
        site.MapMethods("/staff/outbox/{id}", Reading, OutboxEndpoints.ShowOne).For(Access.Mail);
        site.MapMethods(Messages, Reading, MessageEndpoints.Show).For(Access.Secretariat);
        site.MapPost(Messages, MessageEndpoints.Preview).For(Access.Secretariat);
        site.MapPost(Messages + "/hold", MessageEndpoints.Hold).For(Access.Secretariat);
        site.MapMethods(Messages + "/texts", Reading, MessageEndpoints.Templates).For(Access.Readers);
        site.MapMethods(Messages + "/texts/{template}", Reading, MessageEndpoints.Template).For(Access.Readers);
        site.MapPost(Messages + "/texts/{template}", MessageEndpoints.Edit).For(Access.Secretariat);
        site.MapMethods("/mail/leave/{token}", Reading, ShowLeaving);
        // Programs that read mail send this by themselves (RFC 8058), without having opened the page.
        site.MapPost("/mail/leave/{token}", Leave)
            .WithMetadata(new OwnProof())
            .RequireRateLimiting(SignInServices.Limit)
            .DisableAntiforgery();
    }

    private static IResult ShowLeaving(HttpContext context, LetterLinks links, string token)
    {
        _ = Account(links, token);
        return Pages.Page<LeavePage>(context, ("Token", token));
    }

    private static async Task<IResult> Leave(HttpContext context, IMediator sender, LetterLinks links, string token)
    {
        await sender.Send(new LeaveMail(Account(links, token)), context.RequestAborted);
        return Pages.Page<LeavePage>(context, ("Token", token), ("IsDone", true));
    }

    private static long Account(LetterLinks links, string token) =>
        links.Leaving(token) ?? throw new RefusalException(RefusalKind.Usage, "mail-leave-void");
}
