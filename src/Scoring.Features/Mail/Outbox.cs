using System.Globalization;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>Whom a mail is for.</summary>
/// <param name="Account">The account; null for nobody who has one.</param>
/// <param name="Address">The address.</param>
/// <param name="Language">"id" or "en".</param>
public sealed record MailRecipient(long? Account, string Address, string Language);

/// <summary>A mail to be sent.</summary>
/// <param name="Key">Act, subject and recipient: what is asked twice is mailed once.</param>
/// <param name="Template">Its kind.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Values">The values of its places.</param>
public sealed record NewMail(string Key, MailTemplate Template, MailRecipient To, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>"programme/edition", or null.</summary>
    public string? Season { get; init; }

    /// <summary>True if a person has to release it.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>
/// Puts mail into the outbox, in the transaction of the act that it reports: it is sent if, and only if, the act was stored.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
/// <param name="texts">The texts.</param>
internal sealed class Outbox(UnitOfWork work, AuditTrail trail, TemplateStore texts)
{
    /// <summary>Adds a mail.</summary>
    /// <returns>False if one with its key is there already, or the person does not want such mail.</returns>
    public bool Add(NewMail mail)
    {
        if (!work.InTransaction)
            throw new InvalidOperationException("A mail belongs into the transaction of what it tells.");
        if (mail.Template.CanBeLeft && mail.To.Account is { } account && HasLeft(account))
            return false;
        var text = texts.Of(mail.Season, mail.Template, mail.To.Language);
        var filled = text.Text.Filled(mail.Values);
        var now = Times.Text(trail.Now);
        return work.Locked(db =>
                db.Connection.Execute(
                    """
                    INSERT INTO outbox (mail_id, dedupe_key, season, template, version, account, address, language, subject, body,
                        priority, state, not_before, attempts, begun, made_by, made_at)
                    VALUES (@Id, @Key, @Season, @Template, @Version, @Account, @Address, @Language, @Subject, @Body,
                        @Priority, @State, @now, 0, 0, @Who, @now)
                    ON CONFLICT (dedupe_key) DO NOTHING
                    """,
                    new
                    {
                        Id = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
                        mail.Key,
                        mail.Season,
                        Template = mail.Template.Name,
                        Version = (long)text.Version,
                        mail.To.Account,
                        mail.To.Address,
                        mail.To.Language,
                        filled.Subject,
                        filled.Body,
                        Priority = (long)mail.Template.Priority,
                        State = MailStates.Word(mail.IsHeld ? MailState.Held : MailState.Queued),
                        now,
                        trail.Who,
                    },
                    db.Transaction
                )
            ) == 1;
    }

    /// <summary>True if a mail of this key was made before.</summary>
    public bool Has(string key) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>("SELECT count(*) FROM outbox WHERE dedupe_key = @key", new { key }, db.Transaction)
        ) > 0;

    /// <summary>How many mails of a kind were made for an account since a time.</summary>
    public long CountSince(long account, MailTemplate template, DateTime since) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM outbox WHERE account = @account AND template = @Name AND made_at > @since",
                new
                {
                    account,
                    template.Name,
                    since = Times.Text(since),
                },
                db.Transaction
            )
        );

    /// <summary>Cancels mail of a kind that was not yet sent to an account, because a newer one takes its place.</summary>
    public void Replace(long account, MailTemplate template) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                UPDATE outbox SET state = 'cancelled', sealed_secret = NULL
                WHERE account = @account AND template = @Name AND state IN ('held', 'queued')
                """,
                new { account, template.Name },
                db.Transaction
            )
        );

    /// <summary>True if a person has unsubscribed from reminders and news.</summary>
    public bool HasLeft(long account) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM mail_left WHERE account = @account AND kind = 'batch'",
                new { account },
                db.Transaction
            )
        ) > 0;

    /// <summary>The part of a key that names an account.</summary>
    public static string KeyOf(long account) => account.ToString(CultureInfo.InvariantCulture);
}
