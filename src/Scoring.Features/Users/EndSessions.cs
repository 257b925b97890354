using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>An administrator ends all of a person's sessions immediately, for example because a device was lost.</summary>
/// <param name="Email">The account's address.</param>
[Allow(Access.Administrators)]
public sealed record EndSessions(string Email) : IRequest<SessionsEnded>, IWrites;

/// <summary>What was ended.</summary>
/// <param name="Count">The number of sessions that were open.</param>
public sealed record SessionsEnded(int Count);

/// <summary>Ends them by changing the account's stamp.</summary>
internal sealed class EndSessionsHandler(AccountStore accounts, LoginSessionStore sessions, AuditTrail trail)
    : IRequestHandler<EndSessions, SessionsEnded>
{
    /// <inheritdoc/>
    public Task<SessionsEnded> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        var open = sessions.Of(account).Count(session => session.IsOpen);
        account.Stamp = Secrets.NewStamp();
        accounts.Save(account);
        trail.Record(AuditAction.SessionsEnded, account.Subject, "", ("name", account.Name), ("open", open));
        return Task.FromResult(new SessionsEnded(open));
    }
}
