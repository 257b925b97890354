using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>
/// Remembers, in a cookie that the site signs, which accounts have signed in from a browser. It opens nothing: such a browser merely does
/// not wait when a stranger has typed wrong passwords elsewhere.
/// </summary>
/// <param name="protection">The site's keys.</param>
internal sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Cookie = "scoring-browser";
    private const int MostAccounts = 8;
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Scoring.KnownBrowser").ToTimeLimitedDataProtector();

    /// <summary>The number of a browser from which some account has signed in, or null.</summary>
    public string? Of(HttpContext context) => Read(context)?.Browser;

    /// <summary>The number of the browser if the account has signed in from it, or null.</summary>
    public string? Of(HttpContext context, Account? account) =>
        account is not null && Read(context) is { } known && known.Accounts.Contains(account.Id) ? known.Browser : null;

    /// <summary>Remembers that an account signed in from the browser of a request.</summary>
    public void Remember(HttpContext context, Account account)
    {
        var known = Read(context);
        long[] accounts = [account.Id, .. (known?.Accounts ?? []).Where(id => id != account.Id).Take(MostAccounts - 1)];
        var text = string.Join(
            ' ',
            [known?.Browser ?? Secrets.NewStamp(), .. accounts.Select(id => id.ToString(CultureInfo.InvariantCulture))]
        );
        LastingCookie.Set(context, Cookie, _protector.Protect(text, Life), Life, SameSiteMode.Strict);
    }

    private (string Browser, long[] Accounts)? Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        try
        {
            var parts = _protector.Unprotect(cookie).Split(' ');
            return (parts[0], [.. parts[1..].Select(id => long.Parse(id, CultureInfo.InvariantCulture))]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
