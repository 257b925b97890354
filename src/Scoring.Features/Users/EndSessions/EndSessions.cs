using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Users.EndSessions;

/// <summary>An administrator ends all sessions of a person at once, for example because a device was lost.</summary>
/// <param name="Email">The account's address.</param>
public sealed record EndSessions(string Email) : IRequest<int>, IWrites;

/// <summary>Ends them; answers how many were open.</summary>
internal sealed class EndSessionsHandler(AccountStore accounts, SessionStore sessions, AuditTrail trail) : IRequestHandler<EndSessions, int>
{
    /// <inheritdoc/>
    public Task<int> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        var open = sessions.Of(account).Count(session => session.IsOpen);
        account.Stamp = Secrets.NewStamp();
        accounts.Keep(account);
        trail.Tell(AuditAction.SessionsEnded, "account/" + account.Id.ToString(CultureInfo.InvariantCulture), "", ("name", account.Name), ("open", open));
        return Task.FromResult(open);
    }
}
