using System.Globalization;
using MediatR;
using Scoring.Features.Audit;
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
internal sealed class ResetPasswordHandler(AccountStore accounts, AccountLinks links, AuditTrail trail, Caller caller)
    : IRequestHandler<ResetPassword, string>
{
    /// <inheritdoc/>
    public Task<string> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var account = links.Open(request.Token, LinkPurpose.Reset)?.Account ?? throw new RefusalException(RefusalKind.State, "reset-void");
        Passwords.Check(request.Password, account);
        links.Use(request.Token);
        links.TakeBackOthers(account.Id, but: LinkPurpose.Reset);
        (account.PasswordHash, account.Stamp) = (request.Hash.Of(request.Password), Secrets.NewStamp());
        accounts.Save(account);
        caller.Person = account.Person;
        trail.Record(AuditAction.PasswordSet, "account/" + account.Id.ToString(CultureInfo.InvariantCulture), "", ("by-mail", true));
        return Task.FromResult(account.Email);
    }
}
