using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>
/// Answers those who asked for an account to enter something: a new one is invited, one that is known gets a letter. Only mail to the
/// address says which: the page answers alike.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="invitations">Mail with invitations.</param>
/// <param name="outbox">The outbox.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class Registrations(UnitOfWork work, AccountStore accounts, InvitationMail invitations, Outbox outbox, AuditTrail trail)
{
    /// <summary>How many new accounts there can be in an hour: more than any competition has, fewer than a program could ask for.</summary>
    public const int AnHour = 300;

    /// <summary>Notes that somebody asks.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="name">The name, as typed.</param>
    /// <param name="address">The address, as typed.</param>
    /// <param name="language">"id" or "en".</param>
    public void Note(string edition, string name, string address, string language) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO mail_requests (request_id, address, language, at, edition, name)
                SELECT @id, @address, @language, @now, @edition, @name WHERE (SELECT count(*) FROM mail_requests) < @Most
                """,
                new
                {
                    id = Secrets.NewStamp(),
                    address = Short(address),
                    language = language == "en" ? "en" : "id",
                    now = Times.Text(trail.Now),
                    edition,
                    name = Short(name),
                    Most = 1000L,
                },
                db.Transaction
            )
        );

    /// <summary>Invites or tells; the caller forgets the request. True if a mail was queued.</summary>
    public bool Answer(MailRequestRow asked)
    {
        var name = string.Join(' ', (asked.Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!AccountTerms.IsEmail(asked.Address) || name.Length == 0)
            return false;
        var account = accounts.FindByEmail(asked.Address);
        if (account is null)
        {
            if (NewOfHour() >= AnHour)
                return false;
            account = Add(name, asked);
        }
        if (account.IsDisabled || IsTooMuch(account))
            return false;
        if (account.PasswordHash is null)
        {
            invitations.Queue(account, asked.Id, isHeld: false);
            return true;
        }
        return outbox.Add(
            new NewMail(
                $"account-known/{Outbox.KeyOf(account.Id)}/{asked.Id}",
                MailTemplates.AccountKnown,
                InvitationMail.To(account),
                InvitationMail.ValuesOf(account)
            )
        );
    }

    private Account Add(string name, MailRequestRow asked)
    {
        var account = accounts.Add(
            new Account
            {
                Name = name,
                Email = asked.Address,
                Roles = Roles.Innovator,
                Language = asked.Language,
                AddedAt = trail.Now,
            }
        );
        trail.Record(
            AuditAction.AccountAdded,
            account.Subject,
            "",
            ("name", account.Name),
            ("roles", RoleLabels.Of(account.Roles)),
            ("season", asked.Edition),
            ("invited", true)
        );
        return account;
    }

    private bool IsTooMuch(Account account) =>
        outbox.CountSince(account.Id, MailTemplates.Invitation, trail.Now.AddHours(-1)) >= ResetTerms.AnHour
        || outbox.CountSince(account.Id, MailTemplates.AccountKnown, trail.Now.AddHours(-1)) >= ResetTerms.AnHour;

    private long NewOfHour() =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM accounts WHERE roles = @roles AND added_at > @since",
                new { roles = (long)Roles.Innovator, since = Times.Text(trail.Now.AddHours(-1)) },
                db.Transaction
            )
        );

    private static string Short(string text)
    {
        const int Longest = 200;
        var plain = StorableText.Of(text).Trim();
        return plain.Length > Longest ? plain[..Longest] : plain;
    }
}
