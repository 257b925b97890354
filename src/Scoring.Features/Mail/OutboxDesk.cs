using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>
/// What the sender does with the database: it reserves mail for a while, records that a try begins, and stores what became of it. Nothing
/// is sent while a transaction is open. It is not a command, because nobody asks for it.
/// </summary>
public sealed class OutboxDesk
{
    /// <summary>The most mail that a process takes at once.</summary>
    public const int AtOnce = 20;

    /// <summary>The most mail of a database in a minute.</summary>
    public const int AMinute = 60;

    /// <summary>The most mail to an address in a day.</summary>
    public const int ADay = 20;

    /// <summary>How long mail that a process has taken, or has begun to send, is left to it.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a mail waits after each try that may succeed later; once all have passed, it has failed.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    private readonly UnitOfWork _work;
    private readonly AuditTrail _trail;

    internal OutboxDesk(UnitOfWork work, AuditTrail trail) => (_work, _trail) = (work, trail);

    /// <summary>The time.</summary>
    public DateTime Now => _trail.Now;

    /// <summary>True if there is anything to do; only reads.</summary>
    public bool IsAnythingDue() =>
        _work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                """
                SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND not_before <= @now)
                    OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND lease_until < @now)
                    OR EXISTS (SELECT 1 FROM mail_requests) THEN 1 ELSE 0 END
                """,
                new { now = Times.Text(_trail.Now) },
                db.Transaction
            )
        ) == 1;

    /// <summary>
    /// Takes what is due, what matters most first, as far as the limits of the minute and of each address allow. What a process took and
    /// left is taken up again; of a batch, what it may have sent already becomes uncertain.
    /// </summary>
    public IReadOnlyList<TakenMail> Take() => InTransaction(db => DueMail.Take(db, _trail.Now));

    /// <summary>
    /// Says that a try begins. From here on the mail may have been sent. Its link is made in the same transaction, unless an earlier try
    /// has made it.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="sealedLink">
    /// Makes the link's token and seals it; null if what it is for is no longer so. Not called for a mail without a link.
    /// </param>
    /// <returns>The sealed token, empty for a mail without one; null if the mail is not to be sent by this process.</returns>
    public string? Begin(TakenMail mail, Func<string?> sealedLink)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(sealedLink);
        return InTransaction(db =>
        {
            var now = _trail.Now;
            var isOwn =
                db.Connection.Execute(
                    """
                    UPDATE outbox SET begun = 1, lease_until = @Until WHERE mail_id = @Id AND state = 'sending' AND lease = @Lease
                    """,
                    new
                    {
                        mail.Id,
                        mail.Lease,
                        Until = Times.Text(now + Lease),
                    },
                    db.Transaction
                ) == 1;
            if (!isOwn)
                return null;
            if (!mail.Template.HasLink)
                return "";
            if ((mail.SealedSecret ?? sealedLink()) is not { } secret)
            {
                Close(db, mail, "cancelled", "void", null);
                return null;
            }
            db.Connection.Execute("UPDATE outbox SET sealed_secret = @secret WHERE mail_id = @Id", new { mail.Id, secret }, db.Transaction);
            return secret;
        });
    }

    /// <summary>Stores what became of a try; a link that is no longer needed is wiped.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="end">What became of it.</param>
    /// <param name="code">The server's code, or null.</param>
    /// <param name="error">Why it could not be sent, in the words of the server or the library, or null.</param>
    public void Store(TakenMail mail, MailEnd end, int? code = null, string? error = null)
    {
        ArgumentNullException.ThrowIfNull(mail);
        InTransaction(db =>
        {
            // A link or receipt that may be on its way goes again under the same Message-ID; of all else a person decides.
            if (end == MailEnd.Later || (end == MailEnd.Broken && mail.Template.Priority <= MailPriority.Receipt))
                Repeat(db, mail, isSameLink: end == MailEnd.Broken, code, error);
            else
                Close(db, mail, Word(end), error, code);
            return 0;
        });
    }

    private static string Word(MailEnd end) =>
        end switch
        {
            MailEnd.Sent => "sent",
            MailEnd.Written => "written",
            MailEnd.Broken => "uncertain",
            MailEnd.Void => "cancelled",
            _ => "failed",
        };

    // A link that nobody received is made again, so that its time begins when it arrives.
    private void Repeat(Db db, TakenMail mail, bool isSameLink, int? code, string? error)
    {
        if (mail.Attempts > Waits.Count)
        {
            Close(db, mail, "failed", error, code);
            return;
        }
        db.Connection.Execute(
            """
            UPDATE outbox SET state = 'queued', begun = 0, lease = NULL, lease_until = NULL, not_before = @Next,
                code = @code, error = @Error, sealed_secret = CASE WHEN @Keeps = 1 THEN sealed_secret ELSE NULL END
            WHERE mail_id = @Id AND state = 'sending' AND lease = @Lease
            """,
            new
            {
                mail.Id,
                mail.Lease,
                Next = Times.Text(_trail.Now + Waits[mail.Attempts - 1]),
                Keeps = isSameLink ? 1L : 0L,
                code = (long?)code,
                Error = Short(error),
            },
            db.Transaction
        );
    }

    private void Close(Db db, TakenMail mail, string state, string? error, int? code)
    {
        db.Connection.Execute(
            """
            UPDATE outbox SET state = @state, lease = NULL, lease_until = NULL, sealed_secret = NULL, code = @code, error = @Error,
                sent_at = CASE WHEN @state IN ('sent', 'written') THEN @Now ELSE sent_at END
            WHERE mail_id = @Id AND state = 'sending' AND lease = @Lease
            """,
            new
            {
                mail.Id,
                mail.Lease,
                state,
                code = (long?)code,
                Error = Short(error),
                Now = Times.Text(_trail.Now),
            },
            db.Transaction
        );
    }

    private static string? Short(string? error)
    {
        const int Longest = 300;
        return error is null ? null
            : MailText.OneLine(error) is var line && line.Length > Longest ? line[..Longest]
            : line;
    }

    private T InTransaction<T>(Func<Db, T> action)
    {
        _work.Begin(new WriteScope(null, IsBeside: true));
        try
        {
            var done = _work.Locked(db =>
            {
                // A link that is wiped must not be left in the file's free pages.
                db.Dialect.EraseWhatIsReplaced(db);
                return action(db);
            });
            _work.End();
            return done;
        }
        catch
        {
            _work.Drop();
            throw;
        }
    }
}
