using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users;

/// <summary>An administrator changes a person's roles. Open sessions end: the person signs in again.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Roles">All of the person's roles after the change.</param>
/// <param name="Juror">The juror's id; required for a juror, null for others.</param>
/// <param name="Region">
/// The codes or names of the person's regions, separated by semicolons; required for a region officer, null for others.
/// </param>
/// <param name="Agency">The names of the person's agencies, separated by semicolons; required for an agency's verifier.</param>
[Allow(Access.Administrators)]
public sealed record ChangeRoles(string Email, Roles Roles, string? Juror = null, string? Region = null, string? Agency = null)
    : IRequest<RolesChanged>,
        IWrites
{
    /// <summary>The groups whose entries an examiner checks, by value or name, separated by semicolons; null for all.</summary>
    public string? Groups { get; init; }
}

/// <summary>An account's new roles.</summary>
/// <param name="Roles">All its roles.</param>
public sealed record RolesChanged(Roles Roles);

/// <summary>Stores the roles.</summary>
internal sealed class ChangeRolesHandler(AccountStore accounts, AgencyStore agencies, EntryGroups groups, AuditTrail trail)
    : IRequestHandler<ChangeRoles, RolesChanged>
{
    /// <inheritdoc/>
    public Task<RolesChanged> Handle(ChangeRoles request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        var before = account.Roles;
        if ((request.Roles & Roles.Administrator) == 0)
            AccountTerms.NeedsAnotherAdministrator(accounts, account);
        (account.Roles, account.Juror, account.Regions) = (
            request.Roles & Roles.Owner,
            AddUserHandler.Given(request.Juror),
            RegionWords.Codes(request.Region, isListed: false)
        );
        account.Groups = groups.Read(request.Groups);
        account.Agencies = agencies.Ids(request.Agency, account.Region ?? "");
        AccountTerms.CheckRoles(account);
        account.Stamp = Secrets.NewStamp();
        accounts.Save(account);
        trail.Record(
            AuditAction.RolesChanged,
            account.Subject,
            "",
            [
                ("name", account.Name),
                ("before", RoleLabels.Of(before)),
                ("roles", RoleLabels.Of(account.Roles)),
                ("juror", account.Juror),
                ("region", account.Regions.Count > 1 ? string.Join(';', account.Regions) : account.Region),
                .. EntryGroups.InEvent(account),
            ]
        );
        return Task.FromResult(new RolesChanged(account.Roles));
    }
}
