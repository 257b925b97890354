using MediatR;
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
internal sealed class AcceptInvitationHandler(LinkedPassword linked) : IRequestHandler<AcceptInvitation, string>
{
    /// <inheritdoc/>
    public Task<string> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var link = (request.Token, LinkPurpose.Invitation, "invitation-void");
        return Task.FromResult(linked.Set(link, request.Password, request.Hash, "invited").Email);
    }
}
