using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Accounts;

/// <summary>
/// A new password by mail. Everybody who asks gets the same answer after the same work; a link is used by sending its form, never by
/// opening it, because programs that look through mail open links.
/// </summary>
internal static class LostPasswords
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>How long a link can be used, in minutes.</summary>
    public static int Minutes => (int)ResetTerms.Life.TotalMinutes;

    /// <summary>Maps them.</summary>
    public static void MapLostPasswords(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/account/reset", Reading, (HttpContext context) => Pages.Page<ResetPage>(context));
        site.MapPost("/account/reset", Ask).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/account/reset/{token}", Reading, Show);
        site.MapPost("/account/reset/{token}", Set).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/account/address/{token}", Reading, ShowAddress);
        site.MapPost("/account/address/{token}", ConfirmAddress).RequireRateLimiting(SignInServices.Limit);
    }

    private static async Task<IResult> Ask(HttpContext context, IMediator sender, [FromForm] string? email)
    {
        await sender.Send(new AskForReset(email ?? "", Reader.Of(context).Language), context.RequestAborted);
        return Pages.Page<ResetPage>(context, ("IsAsked", true));
    }

    private static IResult Show(HttpContext context, SignInProcedure desk, string token) =>
        Page(context, Account(desk, token), token, null);

    private static async Task<IResult> Set(
        HttpContext context,
        IMediator sender,
        SignInProcedure desk,
        string token,
        [FromForm] string? password,
        [FromForm] string? again
    )
    {
        var account = Account(desk, token);
        if (password != again)
            return Page(context, account, token, Reader.Of(context).Text("account.password.differ"));
        try
        {
            await sender.Send(new ResetPassword(token, password ?? ""), context.RequestAborted);
            return Pages.Done(context, "password-set", "account", "sign-in");
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Usage)
        {
            return Page(context, account, token, Shared.Refusal(refusal, Reader.Of(context).Language));
        }
    }

    private static IResult ShowAddress(HttpContext context, SignInProcedure desk, string token)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Pages.Page<AddressPage>(
            context,
            ("Token", token),
            ("Address", desk.ProvenAddress(token) ?? throw new RefusalException(RefusalKind.State, "address-link-void"))
        );
    }

    private static async Task<IResult> ConfirmAddress(HttpContext context, IMediator sender, string token)
    {
        await sender.Send(new ConfirmAddress(token), context.RequestAborted);
        return Pages.Done(context, "address-changed", context.Features.Get<SignedIn>() is null ? ["account", "sign-in"] : ["account"]);
    }

    private static Account Account(SignInProcedure desk, string token) =>
        desk.MayReset(token) ?? throw new RefusalException(RefusalKind.State, "reset-void");

    private static IResult Page(HttpContext context, Account account, string token, string? fault)
    {
        context.Response.Headers.CacheControl = "no-store";
        (string, object?)[] parameters = [("Account", account), ("Token", token), ("Fault", fault)];
        return Pages.Either<ResetPasswordPage>(context, fault, parameters);
    }
}
