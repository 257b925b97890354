using System.Globalization;
using Scoring.Features.Mail;

namespace Scoring.Features.Users;

/// <summary>Mail about accounts.</summary>
/// <param name="outbox">The outbox.</param>
internal sealed class InvitationMail(Outbox outbox)
{
    /// <summary>The names of texts that the program fills in for all mail.</summary>
    public static Dictionary<string, string> ValuesOf(Account account) => new() { ["name"] = account.Called, ["email"] = account.Email };

    /// <summary>Puts an invitation into the outbox; one that was not sent yet is taken back.</summary>
    /// <param name="account">The account.</param>
    /// <param name="key">The key of the form or list that asks for it.</param>
    /// <param name="isHeld">True if a person has to release it.</param>
    public void Queue(Account account, string key, bool isHeld)
    {
        var values = ValuesOf(account);
        values["days"] = Invitation.Life.TotalDays.ToString("0", CultureInfo.InvariantCulture);
        var mail = new NewMail($"invitation/{Outbox.KeyOf(account.Id)}/{key}", MailTemplates.Invitation, To(account), values)
        {
            IsHeld = isHeld,
        };
        if (!outbox.Has(mail.Key))
        {
            outbox.Replace(account.Id, MailTemplates.Invitation);
            outbox.Add(mail);
        }
    }

    /// <summary>An account as a recipient.</summary>
    public static MailRecipient To(Account account) => new(account.Id, account.Email, account.Language);
}
