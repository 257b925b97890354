using System.Globalization;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>
/// An invited person sets a password. Anyone with the token may do so: only that person received it. The token is then used up, and older
/// sessions end.
/// </summary>
/// <param name="Token">The token.</param>
/// <param name="Password">The password.</param>
[Allow(Access.Everybody)]
public sealed record AcceptInvitation(string Token, string Password) : IRequest<string>, IWrites, IPrepares
{
    internal PreparedHash Hash { get; } = new();

    /// <inheritdoc/>
    public void Prepare() => Hash.Prepare(Password);
}

/// <summary>Stores the password; returns the account's address.</summary>
internal sealed class AcceptInvitationHandler(AccountStore accounts, AccountLinks links, AuditTrail trail, Caller caller)
    : IRequestHandler<AcceptInvitation, string>
{
    /// <inheritdoc/>
    public Task<string> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var account = links.Open(request.Token, LinkPurpose.Invitation)?.Account
            ?? throw new RefusalException(RefusalKind.State, "invitation-void");
        Passwords.Check(request.Password, account);
        links.Use(request.Token);
        (account.PasswordHash, account.Stamp) = (request.Hash.Of(request.Password), Secrets.NewStamp());
        accounts.Save(account);
        caller.Person = account.Person;
        trail.Record(AuditAction.PasswordSet, "account/" + account.Id.ToString(CultureInfo.InvariantCulture), "", ("invited", true));
        return Task.FromResult(account.Email);
    }
}
