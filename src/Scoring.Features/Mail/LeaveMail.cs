using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>
/// A person unsubscribes from reminders and news, or subscribes again. Anyone with the signed link of such a mail may do so for its
/// recipient, and a person who has signed in for themselves: the site checks which.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Undo">True to subscribe again.</param>
[Allow(Access.Everybody)]
public sealed record LeaveMail(long Account, bool Undo = false) : IRequest<MailLeft>, IWritesBeside;

/// <summary>The result of the choice.</summary>
/// <param name="HasChanged">False if it was so already.</param>
public sealed record MailLeft(bool HasChanged);

/// <summary>Stores the choice.</summary>
internal sealed class LeaveMailHandler(UnitOfWork work, AuditTrail trail) : IRequestHandler<LeaveMail, MailLeft>
{
    /// <inheritdoc/>
    public Task<MailLeft> Handle(LeaveMail request, CancellationToken cancellationToken) =>
        Task.FromResult(
            new MailLeft(
                work.Locked(db =>
                    request.Undo
                        ? db.Connection.Execute(
                            "DELETE FROM mail_left WHERE account = @Account AND kind = 'batch'",
                            new { request.Account },
                            db.Transaction
                        )
                        : db.Connection.Execute(
                            """
                            INSERT INTO mail_left (account, kind, at)
                            SELECT account_id, 'batch', @now FROM accounts WHERE account_id = @Account
                            ON CONFLICT (account, kind) DO NOTHING
                            """,
                            new { request.Account, now = Times.Text(trail.Now) },
                            db.Transaction
                        )
                ) > 0
            )
        );
}
