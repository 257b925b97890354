using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>
/// Sets the password of the account whose link somebody holds: only that person received it. The link is then used up, and older sessions
/// end; a reset takes back the person's other links as well.
/// </summary>
internal sealed class LinkedPassword(AccountStore accounts, AccountLinks links, AuditTrail trail, Caller caller)
{
    /// <summary>Sets it; returns the account.</summary>
    /// <param name="link">The link's token, its purpose, and the refusal of a link that opens nothing.</param>
    /// <param name="password">The password.</param>
    /// <param name="hash">Its hash, which was made before.</param>
    /// <param name="how">What the trail says of the way: "invited" or "by-mail".</param>
    /// <exception cref="RefusalException">The link opens nothing, or the password is too weak.</exception>
    public Account Set((string Token, LinkPurpose Purpose, string Void) link, string password, PreparedHash hash, string how)
    {
        var account = links.Open(link.Token, link.Purpose)?.Account ?? throw new RefusalException(RefusalKind.State, link.Void);
        Passwords.Check(password, account);
        links.Use(link.Token);
        if (link.Purpose == LinkPurpose.Reset)
            links.TakeBackOthers(account.Id, but: LinkPurpose.Reset);
        (account.PasswordHash, account.Stamp) = (hash.Of(password), Secrets.NewStamp());
        accounts.Save(account);
        caller.Person = account.Person;
        trail.Record(AuditAction.PasswordSet, account.Subject, "", (how, true));
        return account;
    }
}
