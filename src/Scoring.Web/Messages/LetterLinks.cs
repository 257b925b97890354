using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Scoring.Features.Mail;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>
/// The links of letters: sealed by the site's keys while a letter is on its way, so that the database alone opens nothing.
/// </summary>
/// <param name="protection">The site's keys.</param>
/// <param name="address">The site's address.</param>
internal sealed class LetterLinks(IDataProtectionProvider protection, OwnAddress address)
{
    private readonly IDataProtector _tokens = protection.CreateProtector("Scoring.MailedLink");
    private readonly IDataProtector _leaving = protection.CreateProtector("Scoring.LeaveMail");

    /// <summary>The site's address.</summary>
    public string Site => address.Of("/").TrimEnd('/');

    /// <summary>The sealed form of a token.</summary>
    public string Seal(string token) => _tokens.Protect(token);

    /// <summary>The token of a sealed form; null if the keys that sealed it are lost.</summary>
    public string? Open(string sealedToken) => Attempt(() => _tokens.Unprotect(sealedToken));

    /// <summary>The whole link of a mail, or its code; empty for one without.</summary>
    public string Link(TakenMail mail, string sealedToken) =>
        !mail.Template.HasLink || Open(sealedToken) is not { } token ? ""
        : mail.Template.SecretPlace == MailTemplate.CodePlace ? token
        : address.Of(MailedLinks.Path(mail.Template, token));

    /// <summary>
    /// Where a recipient can unsubscribe from such mail; null for mail that everybody gets. The link serves nothing else.
    /// </summary>
    public string? Leave(TakenMail mail) =>
        mail is { Template.CanBeLeft: true, Account: { } account }
            ? address.Of("/mail/leave/" + _leaving.Protect(account.ToString(CultureInfo.InvariantCulture)))
            : null;

    /// <summary>The account of such a link; null if this site did not make it.</summary>
    public long? Leaving(string token) =>
        Attempt(() => _leaving.Unprotect(token)) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var account)
            ? account
            : null;

    private static string? Attempt(Func<string> open)
    {
        try
        {
            return open();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
