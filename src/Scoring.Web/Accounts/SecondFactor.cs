using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>The second factor: codes of an authenticator (TOTP), and recovery codes for when the device is lost.</summary>
internal static class SecondFactor
{
    /// <summary>If off: a new key for the device and a form for its first code; nothing is stored yet. If on: how to turn it off.</summary>
    public static IResult Show(HttpContext context, SecondFactorTerms terms, SealedKeys keys) =>
        Pages.Page<SecondFactorPage>(context, [.. Parts(context, terms, keys, null)]);

    /// <summary>
    /// Turns it on, given the password, once the device has produced a code; shows the recovery codes once: only their hashes are stored.
    /// </summary>
    public static async Task<IResult> TurnOn(
        HttpContext context,
        SignInManager<Account> signIn,
        SignInProcedure desk,
        SignInCheck check,
        SecondFactorTerms terms,
        SealedKeys keys,
        OneTimeCodes codes,
        [FromForm] string? password,
        [FromForm] string? code,
        [FromForm] string? key
    )
    {
        var (account, reader) = (OwnAccount.Of(context).Account, Reader.Of(context));
        var shown = keys.OfForm(account, key);
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (OwnAccount.Fault(check.IsOwnPassword(account, password), reader) is { } fault)
            return Wrong("PasswordFault", fault);
        if (account.HasSecondFactor || shown is null || codes.Step(shown, digits) is not { } step)
            return Wrong("Fault", reader.Text("account.second-factor.code-wrong"));
        var recovery = desk.TurnOn(account, keys.Seal(shown), step);
        await signIn.SignInAsync(account, isPersistent: false);
        return Pages.Page<SecondFactorPage>(context, ("Account", account), ("Codes", recovery));

        IResult Wrong(string name, string fault) =>
            Pages.Wrong<SecondFactorPage>(context, [.. Parts(context, terms, keys, shown), (name, fault)]);
    }

    /// <summary>Turns it off, given the password; the key is deleted. Those who need it cannot.</summary>
    public static async Task<IResult> TurnOff(
        HttpContext context,
        SignInManager<Account> signIn,
        SignInProcedure desk,
        SignInCheck check,
        SecondFactorTerms terms,
        SealedKeys keys,
        [FromForm] string? password
    )
    {
        var (account, reader) = (OwnAccount.Of(context).Account, Reader.Of(context));
        var fault = terms.Requires(account)
            ? reader.Text("account.second-factor.required")
            : OwnAccount.Fault(check.IsOwnPassword(account, password), reader);
        if (fault is not null)
            return Pages.Wrong<SecondFactorPage>(context, [.. Parts(context, terms, keys, null), ("PasswordFault", fault)]);
        desk.TurnOff(account);
        await signIn.SignInAsync(account, isPersistent: false);
        return Pages.Done(context, "second-factor-off", "account");
    }

    /// <summary>Makes new recovery codes, given the password; the old ones become invalid.</summary>
    public static IResult NewCodes(
        HttpContext context,
        SignInProcedure desk,
        SignInCheck check,
        SecondFactorTerms terms,
        SealedKeys keys,
        [FromForm] string? password
    )
    {
        var (account, reader) = (OwnAccount.Of(context).Account, Reader.Of(context));
        var fault = account.HasSecondFactor
            ? OwnAccount.Fault(check.IsOwnPassword(account, password), reader)
            : reader.Text("account.second-factor.is-off");
        return fault is null
            ? Pages.Page<SecondFactorPage>(context, ("Account", account), ("Codes", desk.NewRecoveryCodes(account)))
            : Pages.Wrong<SecondFactorPage>(context, [.. Parts(context, terms, keys, null), ("PasswordFault", fault)]);
    }

    // The key that was shown before is shown again: the device has it by now.
    private static IEnumerable<(string Name, object? Value)> Parts(
        HttpContext context,
        SecondFactorTerms terms,
        SealedKeys keys,
        string? shown
    )
    {
        var account = OwnAccount.Of(context).Account;
        var key = shown ?? OneTimeCodes.NewKey();
        return
        [
            ("Account", account),
            ("IsRequired", terms.Requires(account)),
            ("Key", account.HasSecondFactor ? null : key),
            ("SealedKey", account.HasSecondFactor ? null : keys.ForForm(account, key)),
        ];
    }
}
