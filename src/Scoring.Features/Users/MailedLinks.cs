using Scoring.Features.Audit;
using Scoring.Features.Mail;

namespace Scoring.Features.Users;

/// <summary>Makes the link of a mail while the mail is sent, in the transaction in which the try begins.</summary>
public sealed class MailedLinks
{
    private readonly AccountStore _accounts;
    private readonly AccountLinks _links;
    private readonly AuditTrail _trail;

    internal MailedLinks(AccountStore accounts, AccountLinks links, AuditTrail trail) =>
        (_accounts, _links, _trail) = (accounts, links, trail);

    /// <summary>Makes the token; null if the account no longer needs or may have it.</summary>
    public string? Make(TakenMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Account is not { } id || _accounts.Find(id) is not { IsDisabled: false } account)
            return null;
        var subject = Account.SubjectOf(id);
        switch (mail.Template.Name)
        {
            case "invitation":
            {
                var until = _trail.Now + Invitation.Life;
                var token = _links.Make(account, LinkPurpose.Invitation, until);
                _trail.Record(AuditAction.AccountInvited, subject, "", ("until", until));
                return token;
            }
            case "password-reset":
            {
                var token = _links.Make(account, LinkPurpose.Reset, _trail.Now + ResetTerms.Life);
                _trail.Record(AuditAction.PasswordResetSent, subject, "");
                return token;
            }
            case "address-change":
            {
                var token = _links.Make(account, LinkPurpose.Address, _trail.Now + ResetTerms.Life, mail.Address);
                _trail.Record(AuditAction.AddressAsked, subject, "", ("address", mail.Address));
                return token;
            }
            default:
                return null;
        }
    }

    /// <summary>The path of a link.</summary>
    /// <param name="template">What it is for.</param>
    /// <param name="token">Its token.</param>
    public static string Path(MailTemplate template, string token)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.Name switch
        {
            "password-reset" => "/account/reset/" + token,
            "address-change" => "/account/address/" + token,
            _ => "/account/invite/" + token,
        };
    }
}

/// <summary>The terms of links that a person asks for.</summary>
public static class ResetTerms
{
    /// <summary>How long such a link can be used.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(60);

    /// <summary>How many an account is sent in an hour.</summary>
    public const int AnHour = 3;
}
