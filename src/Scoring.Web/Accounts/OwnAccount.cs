using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Users;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Accounts;

/// <summary>A person's own account: who they are here, password, sessions.</summary>
internal static class OwnAccount
{
    /// <summary>The account of the request, as currently stored.</summary>
    public static SignedIn Of(HttpContext context) => context.Features.GetRequiredFeature<SignedIn>();

    /// <summary>The overview.</summary>
    public static IResult Show(HttpContext context, SignInProcedure desk)
    {
        var signed = Of(context);
        return Pages.Page<AccountPage>(
            context,
            ("Account", signed.Account),
            ("Sessions", desk.SessionsOf(signed.Account)),
            ("Here", Secrets.Hash(signed.Token))
        );
    }

    /// <summary>The form for a new password.</summary>
    public static IResult ShowPassword(HttpContext context) => Pages.Page<PasswordPage>(context, ("Email", Of(context).Account.Email));

    /// <summary>Sets a new password and ends all other sessions.</summary>
    public static async Task<IResult> ChangePassword(
        HttpContext context,
        SignInManager<Account> signIn,
        SignInCheck check,
        [FromForm] string? old,
        [FromForm] string? password,
        [FromForm] string? again
    )
    {
        var (account, reader) = (Of(context).Account, Reader.Of(context));
        if (Fault(check.IsOwnPassword(account, old), reader) is { } fault)
            return Pages.Wrong<PasswordPage>(context, ("Email", account.Email), ("OldFault", fault));
        if (Passwords.WhyNot(password ?? "", account.Name, account.Email) is { } why)
            return Pages.Wrong<PasswordPage>(
                context,
                ("Email", account.Email),
                ("Fault", Shared.Get("refusal." + why, reader.Language, Passwords.LeastLength))
            );
        if (password != again)
            return Pages.Wrong<PasswordPage>(context, ("Email", account.Email), ("Fault", reader.Text("account.password.differ")));
        var changed = await signIn.UserManager.ChangePasswordAsync(account, old ?? "", password!);
        if (!changed.Succeeded)
            throw new InvalidOperationException(string.Join("; ", changed.Errors.Select(error => error.Code)));
        await signIn.SignInAsync(account, isPersistent: false);
        return Pages.Done(context, "password-changed", "account");
    }

    /// <summary>Why a password typed again was not accepted, in a sentence; null if it was.</summary>
    public static string? Fault(PasswordAnswer answer, Reader reader) =>
        answer switch
        {
            PasswordAnswer.Right => null,
            PasswordAnswer.Wrong => reader.Text("account.password.old-wrong"),
            _ => reader.Text("account.sign-in.locked", SignInCheck.OfCodes.Window.TotalMinutes),
        };

    /// <summary>Ends one of the person's sessions, or all others.</summary>
    public static async Task<IResult> EndSession(
        HttpContext context,
        SignInProcedure desk,
        SignInManager<Account> signIn,
        [FromForm] string? session
    )
    {
        var account = Of(context).Account;
        if (session is { Length: > 0 })
        {
            desk.EndSession(account.Id, session);
        }
        else
        {
            await signIn.UserManager.UpdateSecurityStampAsync(account);
            await signIn.SignInAsync(account, isPersistent: false);
        }
        return Pages.Done(context, "sessions-ended", "account");
    }
}
