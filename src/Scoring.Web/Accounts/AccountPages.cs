using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Accounts;

/// <summary>Signing in and out, invitations, and a person's own account.</summary>
internal static class AccountPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>After how many wrong passwords a person has to wait.</summary>
    public static int Tries => SignInCheck.FromOnePlace.Tries;

    /// <summary>For how many minutes a wrong password counts.</summary>
    public static int Minutes => (int)SignInCheck.FromOnePlace.Window.TotalMinutes;

    /// <summary>Maps them.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/account/sign-in", Reading, ShowSignIn);
        site.MapPost("/account/sign-in", SignIn).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/account/second-step", Reading, ShowSecondStep);
        site.MapPost("/account/second-step", SecondStep).RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/sign-out", SignOut).WithMetadata(new OpenWithoutSecondFactor());
        site.MapMethods("/account/invite/{token}", Reading, ShowInvitation);
        site.MapPost("/account/invite/{token}", Accept).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/account", Reading, OwnAccount.Show).ForSignedIn();
        site.MapMethods("/account/password", Reading, OwnAccount.ShowPassword).ForSignedIn();
        site.MapPost("/account/password", OwnAccount.ChangePassword).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/sessions/end", OwnAccount.EndSession).ForSignedIn();
        site.MapMethods("/account/second-factor", Reading, SecondFactor.Show).ForSignedIn().WithMetadata(new OpenWithoutSecondFactor());
        site.MapPost("/account/second-factor", SecondFactor.TurnOn)
            .ForSignedIn()
            .WithMetadata(new OpenWithoutSecondFactor())
            .RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/second-factor/off", SecondFactor.TurnOff).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/second-factor/codes", SecondFactor.NewCodes).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
    }

    /// <summary>The start page of a person, by role.</summary>
    public static string Home(Person person) =>
        person switch
        {
            _ when person.IsAny(Roles.Juror) => "jury",
            _ when person.IsAny(Roles.RegionOfficer) => "my-region",
            _ when person.IsAny(Access.Readers) => "staff",
            _ => "account",
        };

    private static IResult ShowSignIn(HttpContext context, [FromQuery(Name = "return")] string? back) =>
        context.Features.Get<SignedIn>() is { } signed
            ? On(context, signed.Account, back)
            : Pages.Page<SignInPage>(context, ("Return", Pages.Local(back)));

    private static async Task<IResult> SignIn(
        HttpContext context,
        AccountSignIn signIn,
        SignInCheck check,
        SignInLog log,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm(Name = "return")] string? back
    )
    {
        if (check.Check(context, email ?? "", password ?? "") is not { } account)
        {
            return Pages.Wrong<SignInPage>(
                context,
                ("Return", Pages.Local(back)),
                ("Email", email),
                ("Fault", Reader.Of(context).Text("account.sign-in.wrong", Tries, Minutes))
            );
        }
        var outcome = await signIn.Enter(account);
        if (outcome.RequiresTwoFactor)
            return TypedResults.Redirect(Reader.Of(context).To("account", "second-step") + Return(context, Pages.Local(back)));
        log.Succeeded(account.Id, "password");
        return On(context, account, back);
    }

    private static async Task<IResult> ShowSecondStep(
        HttpContext context,
        SignInManager<Account> signIn,
        [FromQuery(Name = "return")] string? back
    ) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? Pages.Done(context, null, "account", "sign-in")
            : Pages.Page<SecondStepPage>(context, ("Return", Pages.Local(back)));

    private static async Task<IResult> SecondStep(
        HttpContext context,
        SignInManager<Account> signIn,
        Attempts attempts,
        SignInLog log,
        [FromForm] string? code,
        [FromForm(Name = "return")] string? back
    )
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsDisabled: false } account)
            return Pages.Done(context, null, "account", "sign-in");
        var id = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!attempts.Take(SignInCheck.OfCodes, "code", id))
        {
            log.Failed(account.Id, "waits with the code");
            return Wrong("account.sign-in.locked");
        }
        var typed = (code ?? "").Trim();
        var digits = typed.Replace(" ", "", StringComparison.Ordinal);
        // Six digits come from the device; anything else can only be a recovery code.
        var isOfDevice = digits.Length == 6 && digits.All(char.IsAsciiDigit);
        var outcome = isOfDevice
            ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(typed.ToUpperInvariant());
        if (outcome.Succeeded)
        {
            attempts.Clear("code", id);
            log.Succeeded(account.Id, isOfDevice ? "code" : "recovery code");
            return On(context, account, back);
        }
        log.Failed(account.Id, isOfDevice ? "wrong code" : "wrong recovery code");
        return Wrong("account.second-step.wrong");

        IResult Wrong(string fault) =>
            Pages.Wrong<SecondStepPage>(
                context,
                ("Return", Pages.Local(back)),
                ("Fault", Reader.Of(context).Text(fault, SignInCheck.OfCodes.Window.TotalMinutes))
            );
    }

    private static async Task<IResult> SignOut(HttpContext context, SignInManager<Account> signIn, SignInLog log)
    {
        if (context.Features.Get<SignedIn>() is { } signed)
            log.Left(signed.Account.Id);
        await signIn.SignOutAsync();
        return Pages.Done(context, "signed-out", "");
    }

    private static IResult ShowInvitation(HttpContext context, SignInProcedure desk, string token) =>
        Pages.Page<InvitePage>(
            context,
            ("Invited", desk.Invited(token) ?? throw new RefusalException(RefusalKind.State, "invitation-void")),
            ("Token", token)
        );

    private static async Task<IResult> Accept(
        HttpContext context,
        IMediator sender,
        SignInProcedure desk,
        KnownBrowsers browsers,
        string token,
        [FromForm] string? password,
        [FromForm] string? again
    )
    {
        var invited = desk.Invited(token) ?? throw new RefusalException(RefusalKind.State, "invitation-void");
        var fault = password == again ? null : Reader.Of(context).Text("account.password.differ");
        try
        {
            if (fault is null)
            {
                await sender.Send(new AcceptInvitation(token, password ?? ""), context.RequestAborted);
                browsers.Remember(context, invited);
                return Pages.Done(context, "password-set", "account", "sign-in");
            }
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Usage)
        {
            fault = Shared.Refusal(refusal, Reader.Of(context).Language);
        }
        return Pages.Wrong<InvitePage>(context, ("Invited", invited), ("Token", token), ("Fault", fault));
    }

    private static IResult On(HttpContext context, Account account, string? back) =>
        Pages.Local(back) is { } local
            ? TypedResults.Redirect(Reader.Of(context).Base + local)
            : Pages.Done(context, null, Home(account.Person));

    private static string Return(HttpContext context, string? back) =>
        back is null ? "" : (Reader.Of(context).Language == "id" ? "?" : "&") + "return=" + Uri.EscapeDataString(back);
}
