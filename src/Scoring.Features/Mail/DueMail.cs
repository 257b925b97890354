using System.Security.Cryptography;
using Dapper;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.PostgreSql;

namespace Scoring.Features.Mail;

/// <summary>Finds mail that is due, and reserves it for one process.</summary>
internal static class DueMail
{
    /// <summary>Reserves it, what matters most first; the caller holds the transaction.</summary>
    public static IReadOnlyList<TakenMail> Take(Db db, DateTime now)
    {
        db.Connection.Execute(
            db.Dialect.For(sqlite: "SELECT 1", postgres: $"SELECT pg_advisory_xact_lock({Locks.Outbox}, 0)"),
            transaction: db.Transaction
        );
        TakeUpWhatWasLeft(db, now);
        var free =
            OutboxDesk.AMinute
            - db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM outbox WHERE claimed_at > @since",
                new { since = Times.Text(now.AddMinutes(-1)) },
                db.Transaction
            );
        if (free <= 0)
            return [];
        var lease = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return
        [
            .. db
                .Connection.Query<TakenMailRow>(
                    $"""
                    WITH due AS (
                        SELECT mail_id, address, priority, made_at FROM outbox
                        WHERE state = 'queued' AND not_before <= @Now
                            AND (SELECT count(*) FROM outbox AS day
                                WHERE lower(day.address) = lower(outbox.address) AND day.claimed_at > @Day) < @ADay
                        ORDER BY priority, made_at, mail_id LIMIT @Most {db.Dialect.For(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")}),
                    numbered AS (
                        SELECT mail_id, row_number() OVER (PARTITION BY lower(address) ORDER BY priority, made_at, mail_id)
                            + (SELECT count(*) FROM outbox AS day
                                WHERE lower(day.address) = lower(due.address) AND day.claimed_at > @Day) AS of_day
                        FROM due)
                    UPDATE outbox SET state = 'sending', begun = 0, attempts = attempts + 1,
                        claimed_at = @Now, lease = @Lease, lease_until = @Until
                    WHERE mail_id IN (SELECT mail_id FROM numbered WHERE of_day <= @ADay)
                    RETURNING mail_id AS Id, template AS Template, account AS Account, address AS Address, language AS Language,
                        subject AS Subject, body AS Body, sealed_secret AS SealedSecret, attempts AS Attempts,
                        priority AS Priority, made_at AS MadeAt
                    """,
                    new
                    {
                        Now = Times.Text(now),
                        Day = Times.Text(now.AddDays(-1)),
                        ADay = (long)OutboxDesk.ADay,
                        Most = Math.Min(OutboxDesk.AtOnce, free),
                        Lease = lease,
                        Until = Times.Text(now + OutboxDesk.Lease),
                    },
                    db.Transaction
                )
                .OrderBy(row => row.Priority)
                .ThenBy(row => row.MadeAt, StringComparer.Ordinal)
                .Select(row => row.Mail(lease)),
        ];
    }

    // Not begun: nothing was sent. Begun: it may have been; a person may get a link or a receipt twice, but no batch.
    private static void TakeUpWhatWasLeft(Db db, DateTime now) =>
        db.Connection.Execute(
            """
            UPDATE outbox SET state = CASE WHEN begun = 1 AND priority > @Receipt THEN 'uncertain' ELSE 'queued' END,
                error = CASE WHEN begun = 1 AND priority > @Receipt THEN 'lease-over' ELSE error END,
                lease = NULL, lease_until = NULL
            WHERE state = 'sending' AND lease_until < @Now
            """,
            new { Receipt = (long)MailPriority.Receipt, Now = Times.Text(now) },
            db.Transaction
        );
}

/// <summary>The columns of outbox that a sender needs.</summary>
internal sealed record TakenMailRow(
    string Id,
    string Template,
    long? Account,
    string Address,
    string Language,
    string Subject,
    string Body,
    string? SealedSecret,
    long Attempts,
    long Priority,
    string MadeAt
)
{
    /// <summary>The row as a mail.</summary>
    public TakenMail Mail(string lease) =>
        new(
            Id,
            MailTemplates.Find(Template) ?? new MailTemplate(Template, (MailPriority)Priority),
            Account,
            Address,
            Language,
            Subject,
            Body,
            SealedSecret,
            (int)Attempts,
            lease
        );
}
