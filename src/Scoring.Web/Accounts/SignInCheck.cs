using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>
/// Checks a typed address and password. The work and the answer are the same for a wrong password and for an account that is unknown,
/// disabled or made to wait: nobody learns who has an account.
/// </summary>
/// <remarks>
/// Wrong passwords make the one who typed them wait, by account and address; only if they come from many addresses, everybody who has not
/// signed in from the same browser before. So a stranger cannot keep a juror out.
/// </remarks>
/// <param name="desk">The accounts.</param>
/// <param name="hasher">Compares passwords.</param>
/// <param name="attempts">Counts tries.</param>
/// <param name="browsers">Knows the browsers that have signed in before.</param>
/// <param name="nobody">The hash that is compared where there is no account.</param>
/// <param name="log">The log of sign-ins.</param>
/// <param name="scopes">Makes scopes for what is written after the answer.</param>
/// <param name="clock">The time.</param>
internal sealed class SignInCheck(
    SignInProcedure desk,
    IPasswordHasher<Account> hasher,
    Attempts attempts,
    KnownBrowsers browsers,
    NobodysPassword nobody,
    SignInLog log,
    IServiceScopeFactory scopes,
    TimeProvider clock
)
{
    /// <summary>Tries of one account from one address, or from one browser that has signed in before.</summary>
    public static AttemptLimit FromOnePlace { get; } = new(6, TimeSpan.FromMinutes(15));

    /// <summary>Tries of one account from all addresses together.</summary>
    public static AttemptLimit FromEverywhere { get; } = new(100, TimeSpan.FromHours(1));

    /// <summary>Tries of codes, and of the own password by somebody who has signed in.</summary>
    public static AttemptLimit OfCodes { get; } = new(6, TimeSpan.FromMinutes(15));

    private const int BytesOfANetwork = 8;

    /// <summary>The account of an address whose password this is; null if anything is wrong or has to wait.</summary>
    public Account? Check(HttpContext context, string email, string password)
    {
        var (typed, origin) = (email.Trim().ToLowerInvariant(), Origin(context.Connection.RemoteIpAddress));
        var account = desk.FindByEmail(typed);
        var mayTry = MayTry(context, account, typed, origin);
        var hash = account is { IsDisabled: false, PasswordHash: { } own } ? own : null;
        // Compared in every case: it takes as long whether anything of it counts or not.
        var outcome = hasher.VerifyHashedPassword(account ?? NobodysPassword.Account, hash ?? nobody.Hash, password);
        if (!mayTry || hash is null || outcome == PasswordVerificationResult.Failed)
        {
            log.Failed(
                account?.Id,
                !mayTry ? "waits"
                    : account is null ? "unknown address"
                    : account.IsDisabled ? "disabled"
                    : hash is null ? "no password yet"
                    : "wrong password"
            );
            return null;
        }
        if (outcome == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account!.PasswordHash = hasher.HashPassword(account, password);
            desk.Save(account);
        }
        Clear(context, account!, typed, origin);
        return account;
    }

    private bool MayTry(HttpContext context, Account? account, string typed, string origin)
    {
        if (browsers.Of(context, account) is { } browser && attempts.Take(FromOnePlace, "browser", typed, browser))
            return true;
        if (!attempts.Take(FromOnePlace, "place", typed, origin))
            return false;
        if (attempts.Take(FromEverywhere, "account", typed))
            return true;
        if (account is not null && attempts.Take(FromEverywhere with { Tries = 1 }, "told", typed))
            ReportLater(context, account.Id);
        return false;
    }

    private void Clear(HttpContext context, Account account, string typed, string origin)
    {
        if (browsers.Of(context, account) is { } browser)
            attempts.Clear("browser", typed, browser);
        attempts.Clear("place", typed, origin);
        attempts.GiveBack("account", typed);
    }

    // After the answer: writing takes time, and would tell that there is such an account.
    private void ReportLater(HttpContext context, long account)
    {
        var until = clock.GetUtcNow().UtcDateTime + FromEverywhere.Window;
        context.Response.OnCompleted(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SignInProcedure>().ReportLocked(account, until);
        });
    }

    /// <summary>True if the password is that of somebody who has signed in; wrong ones are limited.</summary>
    public PasswordAnswer IsOwnPassword(Account account, string? password)
    {
        var id = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!attempts.Take(OfCodes, "own", id))
        {
            log.Failed(account.Id, "waits with the own password");
            return PasswordAnswer.Waits;
        }
        if (
            account.PasswordHash is null
            || hasher.VerifyHashedPassword(account, account.PasswordHash, password ?? "") == PasswordVerificationResult.Failed
        )
        {
            log.Failed(account.Id, "wrong own password");
            return PasswordAnswer.Wrong;
        }
        attempts.Clear("own", id);
        return PasswordAnswer.Right;
    }

    // An IPv6 network counts as one place: a person with one address in it has all of them.
    private static string Origin(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfANetwork))
            : address?.ToString() ?? "";
    }
}

/// <summary>What became of the own password that somebody typed again.</summary>
internal enum PasswordAnswer
{
    /// <summary>It is right.</summary>
    Right,

    /// <summary>It is wrong.</summary>
    Wrong,

    /// <summary>Too many were wrong; it was not looked at.</summary>
    Waits,
}

/// <summary>A password's hash that belongs to nobody, made once with the rounds of all others.</summary>
/// <param name="options">The rounds.</param>
internal sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<Account>(options).HashPassword(Account, Secrets.NewToken()));

    /// <summary>An account that is nobody's.</summary>
    public static Account Account { get; } = new();

    /// <summary>The hash.</summary>
    public string Hash => _hash.Value;
}
