using System.Globalization;
using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>
/// Somebody who forgot a password asks for a link. Whether there is such an account is looked up later, by <see cref="AnswerRequests"/>:
/// the answer and the work are the same for every address.
/// </summary>
/// <param name="Address">The address, as typed.</param>
/// <param name="Language">The language of the page: "id" or "en".</param>
[Allow(Access.Everybody)]
public sealed record AskForReset(string Address, string Language) : IRequest<RequestTaken>, IWritesBeside;

/// <summary>The request was taken; the answer is the same for everybody who asks.</summary>
public sealed record RequestTaken;

/// <summary>Notes the request.</summary>
internal sealed class AskForResetHandler(UnitOfWork work, AuditTrail trail) : IRequestHandler<AskForReset, RequestTaken>
{
    private const int LongestAddress = 200;
    private const int MostWaiting = 1000;

    /// <inheritdoc/>
    public Task<RequestTaken> Handle(AskForReset request, CancellationToken cancellationToken)
    {
        var address = StorableText.Of(request.Address).Trim();
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO mail_requests (request_id, address, language, at)
                SELECT @id, @address, @language, @now WHERE (SELECT count(*) FROM mail_requests) < @Most
                """,
                new
                {
                    id = Secrets.NewStamp(),
                    address = address.Length > LongestAddress ? address[..LongestAddress] : address,
                    language = request.Language == "en" ? "en" : "id",
                    now = Times.Text(trail.Now),
                    Most = (long)MostWaiting,
                },
                db.Transaction
            )
        );
        return Task.FromResult(new RequestTaken());
    }
}

/// <summary>Looks up who asked for a new password, and queues the mail of those who have an account: at most three an hour.</summary>
[Allow(Access.Secretariat)]
public sealed record AnswerRequests : IRequest<RequestsAnswered>, IWritesBeside;

/// <summary>What became of them.</summary>
/// <param name="Asked">How many asked.</param>
/// <param name="Queued">How many get a mail.</param>
public sealed record RequestsAnswered(int Asked, int Queued);

/// <summary>Answers and forgets them.</summary>
internal sealed class AnswerRequestsHandler(
    UnitOfWork work,
    AccountStore accounts,
    Registrations registrations,
    Outbox outbox,
    AuditTrail trail
) : IRequestHandler<AnswerRequests, RequestsAnswered>
{
    /// <inheritdoc/>
    public Task<RequestsAnswered> Handle(AnswerRequests request, CancellationToken cancellationToken)
    {
        var asked = work.Locked<List<MailRequestRow>>(db =>
            [
                .. db.Connection.Query<MailRequestRow>(
                    """
                    SELECT request_id AS Id, address AS Address, language AS Language, edition AS Edition, name AS Name
                    FROM mail_requests ORDER BY at, request_id
                    """,
                    transaction: db.Transaction
                ),
            ]
        );
        var queued = 0;
        foreach (var one in asked)
        {
            queued += (one.Edition is null ? Queue(one) : registrations.Answer(one)) ? 1 : 0;
            work.Locked(db =>
            {
                db.Dialect.EraseWhatIsReplaced(db);
                return db.Connection.Execute("DELETE FROM mail_requests WHERE request_id = @Id", new { one.Id }, db.Transaction);
            });
        }
        return Task.FromResult(new RequestsAnswered(asked.Count, queued));
    }

    private bool Queue(MailRequestRow asked)
    {
        if (
            !AccountTerms.IsEmail(asked.Address)
            || accounts.FindByEmail(asked.Address) is not { IsDisabled: false, PasswordHash: not null } account
        )
            return false;
        if (outbox.CountSince(account.Id, MailTemplates.PasswordReset, trail.Now.AddHours(-1)) >= ResetTerms.AnHour)
            return false;
        var values = InvitationMail.ValuesOf(account);
        values["minutes"] = ResetTerms.Life.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
        outbox.Replace(account.Id, MailTemplates.PasswordReset);
        return outbox.Add(
            new NewMail(
                $"password-reset/{Outbox.KeyOf(account.Id)}/{asked.Id}",
                MailTemplates.PasswordReset,
                InvitationMail.To(account) with
                {
                    Language = asked.Language,
                },
                values
            )
        );
    }
}

/// <summary>A row of mail_requests.</summary>
internal sealed record MailRequestRow(string Id, string Address, string Language, string? Edition, string? Name);
