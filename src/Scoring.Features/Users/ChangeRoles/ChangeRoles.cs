using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;
using Scoring.Features.Users.AddUser;

namespace Scoring.Features.Users.ChangeRoles;

/// <summary>An administrator says what a person may be from now on. Open sessions are over: the person signs in again.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Roles">All roles from now on.</param>
/// <param name="Juror">The juror's id; needed for a juror, null for others.</param>
/// <param name="Region">The region's code; needed for a region officer, null for others.</param>
public sealed record ChangeRoles(string Email, Roles Roles, string? Juror = null, string? Region = null) : IRequest<Roles>, IWrites;

/// <summary>Keeps the roles; answers them.</summary>
internal sealed class ChangeRolesHandler(AccountStore accounts, AuditTrail trail) : IRequestHandler<ChangeRoles, Roles>
{
    /// <inheritdoc/>
    public Task<Roles> Handle(ChangeRoles request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        var before = account.Roles;
        if ((request.Roles & Roles.Administrator) == 0)
            AccountTerms.NeedsAnotherAdministrator(accounts, account);
        (account.Roles, account.Juror, account.Region) = (request.Roles & Roles.Owner, AddUserHandler.Given(request.Juror), AddUserHandler.Given(request.Region));
        AccountTerms.CheckRoles(account);
        account.Stamp = Secrets.NewStamp();
        accounts.Keep(account);
        trail.Tell(AuditAction.RolesChanged, "account/" + account.Id.ToString(CultureInfo.InvariantCulture), "", ("name", account.Name),
            ("before", RoleWords.Of(before)), ("roles", RoleWords.Of(account.Roles)), ("juror", account.Juror), ("region", account.Region));
        return Task.FromResult(account.Roles);
    }
}
