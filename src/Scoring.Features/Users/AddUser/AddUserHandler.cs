using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Users.AddUser;

/// <summary>Keeps the account, with an invitation where no password was given.</summary>
internal sealed class AddUserHandler(AccountStore accounts, AuditTrail trail) : IRequestHandler<AddUser, UserAdded>
{
    /// <inheritdoc/>
    public Task<UserAdded> Handle(AddUser request, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            Name = request.Name.Trim(),
            Email = request.Email.Trim(),
            Roles = request.Roles & Roles.Owner,
            Juror = Given(request.Juror),
            Region = Given(request.Region),
            AddedAt = trail.Now,
        };
        AccountTerms.CheckNew(accounts, account);
        if (request.Password is { } password)
        {
            Passwords.Check(password, account);
            account.PasswordHash = Passwords.Hash(password);
        }
        account = accounts.Add(account);
        trail.Tell(AuditAction.AccountAdded, "account/" + account.Id.ToString(CultureInfo.InvariantCulture), "", ("name", account.Name),
            ("roles", RoleWords.Of(account.Roles)), ("juror", account.Juror), ("region", account.Region), ("invited", request.Password is null));
        if (request.Password is not null)
            return Task.FromResult(new UserAdded(account.Email, null));
        var until = trail.Now + Invitation.Life;
        return Task.FromResult(new UserAdded(account.Email, new Invitation(account.Email, accounts.Invite(account, until), until)));
    }

    /// <summary>A text without spaces around it; null where there is none.</summary>
    public static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
