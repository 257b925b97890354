using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Users.DisableUser;

/// <summary>An administrator takes somebody the right to sign in, at once, or gives it back. What the person did stays.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Undo">True to give it back.</param>
public sealed record DisableUser(string Email, bool Undo = false) : IRequest<bool>, IWrites;

/// <summary>Keeps it; answers whether anything was changed.</summary>
internal sealed class DisableUserHandler(AccountStore accounts, AuditTrail trail) : IRequestHandler<DisableUser, bool>
{
    /// <inheritdoc/>
    public Task<bool> Handle(DisableUser request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        if (account.IsDisabled == !request.Undo)
            return Task.FromResult(false);
        if (!request.Undo)
            AccountTerms.NeedsAnotherAdministrator(accounts, account);
        (account.IsDisabled, account.Stamp, account.Failed, account.LockedUntil) = (!request.Undo, Secrets.NewStamp(), 0, null);
        accounts.Keep(account);
        trail.Tell(request.Undo ? AuditAction.AccountEnabled : AuditAction.AccountDisabled, "account/" + account.Id.ToString(CultureInfo.InvariantCulture), "", ("name", account.Name));
        return Task.FromResult(true);
    }
}
