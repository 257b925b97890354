using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>
/// A person sets a new password by a mailed link. All sessions end; nobody is signed in, and the second factor stays as it is. Anyone with
/// the token may do so: only that person received it.
/// </summary>
/// <param name="Token">The token.</param>
/// <param name="Password">The new password.</param>
[Allow(Access.Everybody)]
public sealed record ResetPassword(string Token, string Password) : IRequest<string>, IWrites, IPrepares
{
    internal PreparedHash Hash { get; } = new();

    /// <inheritdoc/>
    public void Prepare() => Hash.Prepare(Password);
}

/// <summary>Stores the password; returns the account's address.</summary>
internal sealed class ResetPasswordHandler(LinkedPassword linked) : IRequestHandler<ResetPassword, string>
{
    /// <inheritdoc/>
    public Task<string> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var link = (request.Token, LinkPurpose.Reset, "reset-void");
        return Task.FromResult(linked.Set(link, request.Password, request.Hash, "by-mail").Email);
    }
}
