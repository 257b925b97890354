using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>The second factor: codes of an authenticator (TOTP), and recovery codes for when the device is lost.</summary>
internal static class SecondFactor
{
    private const int RecoveryCodes = 10;

    /// <summary>If off: the key for the device and a form for its first code. If on: how to turn it off.</summary>
    public static async Task<IResult> Show(HttpContext context, UserManager<Account> users)
    {
        var account = OwnAccount.Of(context).Account;
        if (!account.HasSecondFactor && account.AuthenticatorKey is null)
            await Reset(context, users, account);
        return Pages.Page<SecondFactorPage>(context, ("Account", account));
    }

    /// <summary>Turns it on once the device has produced a code, and shows the recovery codes once: only their hashes are stored.</summary>
    public static async Task<IResult> TurnOn(
        HttpContext context,
        UserManager<Account> users,
        SignInManager<Account> signIn,
        [FromForm] string? code
    )
    {
        var account = OwnAccount.Of(context).Account;
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (account.HasSecondFactor || !await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
            return Pages.Wrong<SecondFactorPage>(context, ("Account", account), ("Fault", "account.second-factor.code-wrong"));
        await users.SetTwoFactorEnabledAsync(account, enabled: true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await signIn.SignInAsync(account, isPersistent: false);
        return Pages.Page<SecondFactorPage>(context, ("Account", account), ("Codes", codes!.ToList()));
    }

    /// <summary>Turns it off, given the password; the key is deleted.</summary>
    public static async Task<IResult> TurnOff(
        HttpContext context,
        UserManager<Account> users,
        SignInManager<Account> signIn,
        [FromForm] string? password
    )
    {
        var account = OwnAccount.Of(context).Account;
        if (!await users.CheckPasswordAsync(account, password ?? ""))
            return Pages.Wrong<SecondFactorPage>(context, ("Account", account), ("PasswordFault", "account.password.old-wrong"));
        account.AuthenticatorKey = null;
        account.RecoveryHashes = [];
        await users.SetTwoFactorEnabledAsync(account, enabled: false);
        await signIn.SignInAsync(account, isPersistent: false);
        return Pages.Done(context, "second-factor-off", "account");
    }

    /// <summary>Makes new recovery codes, given the password; the old ones become invalid.</summary>
    public static async Task<IResult> NewCodes(HttpContext context, UserManager<Account> users, [FromForm] string? password)
    {
        var account = OwnAccount.Of(context).Account;
        if (!account.HasSecondFactor || !await users.CheckPasswordAsync(account, password ?? ""))
            return Pages.Wrong<SecondFactorPage>(context, ("Account", account), ("PasswordFault", "account.password.old-wrong"));
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        return Pages.Page<SecondFactorPage>(context, ("Account", account), ("Codes", codes!.ToList()));
    }

    // A key that is not in use yet ends no session; Identity's own reset would.
    private static async Task Reset(HttpContext context, UserManager<Account> users, Account account)
    {
        account.AuthenticatorKey = users.GenerateNewAuthenticatorKey();
        await context.RequestServices.GetRequiredService<IUserStore<Account>>().UpdateAsync(account, context.RequestAborted);
    }
}
