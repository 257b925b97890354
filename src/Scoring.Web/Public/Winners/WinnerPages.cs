using Scoring.Features.Core;
using Scoring.Features.Documents;
using Scoring.Web.Accounts;
using Scoring.Web.Public.Votes;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Public.Winners;

/// <summary>Who won what, from what is published, and the check of a certificate by its code.</summary>
internal static class WinnerPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    // Only codes that nothing has: who reads a hundred right ones off a table is welcome.
    private static readonly AttemptLimit UnknownCodes = new(20, TimeSpan.FromMinutes(15));

    /// <summary>Maps them.</summary>
    public static void MapWinners(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/winners/{programme}/{edition}", Reading, Winners).CacheUntilPublished();
        site.MapMethods("/check", Reading, Form);
        site.MapMethods("/check/{code}", Reading, Check);
    }

    private static async Task<IResult> Winners(HttpContext context, Published published, string programme, string edition)
    {
        var id = $"{programme}/{edition}";
        var winners = await published.Send(new ShowWinners(id), context.RequestAborted);
        return Pages.Page<WinnersPage>(
            context,
            ("Winners", winners),
            ("Publication", published.Editions.First(one => one.Id == id).Publication),
            ("Since", published.DecidedSince(id)),
            ("ObjectionsUntil", published.ObjectionsUntil(id))
        );
    }

    private static IResult Form(HttpContext context, string? code) =>
        code?.Trim() is { Length: > 0 } typed
            ? TypedResults.Redirect(Reader.Of(context).To("check", typed.Replace('/', '-')))
            : Pages.Page<CheckPage>(context);

    private static async Task<IResult> Check(HttpContext context, Published published, Attempts attempts, string code)
    {
        // What it says depends on what is published, and the code is its holder's.
        context.Response.Headers.CacheControl = "no-store";
        var source = VotePages.SourceOf(context);
        if (!attempts.Take(UnknownCodes, "certificate", source))
            return Wrong(context, code, new RefusalException(RefusalKind.State, "certificate-tries"), StatusCodes.Status429TooManyRequests);
        CheckedCertificate certificate;
        try
        {
            certificate = await published.Live(new CheckCertificate(code), context.RequestAborted);
        }
        catch (RefusalException refusal) when (refusal.Code == "certificate-unknown")
        {
            return Wrong(context, code, refusal, StatusCodes.Status404NotFound);
        }
        attempts.GiveBack("certificate", source);
        var edition = published.Editions.FirstOrDefault(one => one.Id == certificate.Edition);
        var winners = edition is null ? null : await published.Send(new ShowWinners(certificate.Edition), context.RequestAborted);
        return Pages.Page<CertificatePage>(
            context,
            ("Certificate", certificate),
            ("State", certificate.StateBy(winners, edition?.ResultHash)),
            ("Publication", edition?.Publication)
        );
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<CheckPage> Wrong(
        HttpContext context,
        string code,
        RefusalException refusal,
        int status
    )
    {
        var page = Pages.Page<CheckPage>(context, ("Code", code), ("Fault", Shared.Refusal(refusal, Reader.Of(context).Language)));
        page.StatusCode = status;
        return page;
    }
}
