using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>
/// An administrator revokes or restores a person's right to sign in, with immediate effect. What the person did is not affected.
/// </summary>
/// <param name="Email">The account's address.</param>
/// <param name="Undo">True to restore it.</param>
[Allow(Access.Administrators)]
public sealed record DisableUser(string Email, bool Undo = false) : IRequest<UserDisabled>, IWrites;

/// <summary>The result for the account.</summary>
/// <param name="HasChanged">False if it was already in the requested state.</param>
public sealed record UserDisabled(bool HasChanged);

/// <summary>Stores whether the account may sign in.</summary>
internal sealed class DisableUserHandler(AccountStore accounts, AuditTrail trail) : IRequestHandler<DisableUser, UserDisabled>
{
    /// <inheritdoc/>
    public Task<UserDisabled> Handle(DisableUser request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        if (account.IsDisabled == !request.Undo)
            return Task.FromResult(new UserDisabled(HasChanged: false));
        if (!request.Undo)
            AccountTerms.NeedsAnotherAdministrator(accounts, account);
        (account.IsDisabled, account.Stamp) = (!request.Undo, Secrets.NewStamp());
        accounts.Save(account);
        trail.Record(request.Undo ? AuditAction.AccountEnabled : AuditAction.AccountDisabled, account.Subject, "", ("name", account.Name));
        return Task.FromResult(new UserDisabled(HasChanged: true));
    }
}
