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

    /// <summary>Maps them.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/account/sign-in", Reading, ShowSignIn);
        site.MapPost("/account/sign-in", SignIn).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/account/second-step", Reading, ShowSecondStep);
        site.MapPost("/account/second-step", SecondStep).RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/sign-out", SignOut);
        site.MapMethods("/account/invite/{token}", Reading, ShowInvitation);
        site.MapPost("/account/invite/{token}", Accept).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/account", Reading, OwnAccount.Show).ForSignedIn();
        site.MapMethods("/account/password", Reading, OwnAccount.ShowPassword).ForSignedIn();
        site.MapPost("/account/password", OwnAccount.ChangePassword).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/sessions/end", OwnAccount.EndSession).ForSignedIn();
        site.MapMethods("/account/second-factor", Reading, SecondFactor.Show).ForSignedIn();
        site.MapPost("/account/second-factor", SecondFactor.TurnOn).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/second-factor/off", SecondFactor.TurnOff).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/second-factor/codes", SecondFactor.NewCodes).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
    }

    /// <summary>The start page of a person, by role.</summary>
    public static string Home(Person person) =>
        person switch
        {
            _ when person.IsAny(Roles.Juror) => "jury",
            _ when person.IsAny(Roles.RegionOfficer) => "my-region",
            _ => "staff",
        };

    private static IResult ShowSignIn(HttpContext context, [FromQuery(Name = "return")] string? back) =>
        context.Features.Get<SignedIn>() is { } signed
            ? On(context, signed.Account, back)
            : Pages.Page<SignInPage>(context, ("Return", Pages.Local(back)));

    private static async Task<IResult> SignIn(
        HttpContext context,
        SignInManager<Account> signIn,
        IPasswordHasher<Account> hasher,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm(Name = "return")] string? back
    )
    {
        var account = await signIn.UserManager.FindByNameAsync(email ?? "");
        if (account is null or { IsDisabled: true } or { PasswordHash: null })
        {
            hasher.HashPassword(new Account(), password ?? ""); // takes as long as a wrong password: nobody learns who has an account
            return Wrong("account.sign-in.wrong");
        }
        var outcome = await signIn.PasswordSignInAsync(account, password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (outcome.RequiresTwoFactor)
            return TypedResults.Redirect(Reader.Of(context).To("account", "second-step") + Return(context, Pages.Local(back)));
        if (outcome.Succeeded)
            return On(context, account, back);
        return Wrong(outcome.IsLockedOut ? "account.sign-in.locked" : "account.sign-in.wrong");

        IResult Wrong(string fault) => Pages.Wrong<SignInPage>(context, ("Return", Pages.Local(back)), ("Email", email), ("Fault", fault));
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
        [FromForm] string? code,
        [FromForm(Name = "return")] string? back
    )
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsDisabled: false } account)
            return Pages.Done(context, null, "account", "sign-in");
        var typed = (code ?? "").Trim();
        var digits = typed.Replace(" ", "", StringComparison.Ordinal);
        // Six digits come from the device; anything else can only be a recovery code.
        var outcome =
            digits.Length == 6 && digits.All(char.IsAsciiDigit)
                ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false)
                : await signIn.TwoFactorRecoveryCodeSignInAsync(typed.ToUpperInvariant());
        if (outcome.Succeeded)
            return On(context, account, back);
        return Pages.Wrong<SecondStepPage>(
            context,
            ("Return", Pages.Local(back)),
            ("Fault", outcome.IsLockedOut ? "account.sign-in.locked" : "account.second-step.wrong")
        );
    }

    private static async Task<IResult> SignOut(HttpContext context, SignInManager<Account> signIn)
    {
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
