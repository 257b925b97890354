using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>
/// Somebody whom the identity provider vouches for comes to the site. The first time the person must have been invited with the address
/// that the provider has verified; from then on only what the provider calls the person counts. The site has checked the provider's word.
/// </summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">What it calls the person.</param>
/// <param name="Email">The address it gives, or null.</param>
/// <param name="IsVerified">True if it has verified the address.</param>
/// <param name="Roles">The roles that the site's mapping gives; null if it has no mapping.</param>
[Allow(Access.Everybody)]
public sealed record EnterByProvider(string Issuer, string Subject, string? Email, bool IsVerified, Roles? Roles)
    : IRequest<Account>,
        IWrites;

/// <summary>Finds the account, or binds it.</summary>
internal sealed class EnterByProviderHandler(UnitOfWork work, AccountStore accounts, AccountLinks links, AuditTrail trail, Caller caller)
    : IRequestHandler<EnterByProvider, Account>
{
    /// <inheritdoc/>
    public Task<Account> Handle(EnterByProvider request, CancellationToken cancellationToken)
    {
        var known = Known(request);
        // The same for everybody who is not let in, so that nobody learns who has an account.
        var account = known ?? Invited(request);
        if (account is not { IsDisabled: false } || account.Person.IsAny(Roles.Administrator))
            throw new RefusalException(RefusalKind.State, "provider-unknown");
        caller.Person = account.Person;
        if (known is null)
            Bind(request, account);
        if (request.Roles is { } roles && roles != account.Roles)
            Change(account, roles);
        return Task.FromResult(account);
    }

    private Account? Known(EnterByProvider request)
    {
        var id = work.Locked(db =>
            db.Connection.QueryFirstOrDefault<long?>(
                "SELECT account_id FROM account_logins WHERE issuer = @Issuer AND subject = @Subject",
                new { request.Issuer, request.Subject },
                db.Transaction
            )
        );
        return id is { } known ? accounts.Find(known) : null;
    }

    // Who has a password has come in before, and was not brought by the provider.
    private Account? Invited(EnterByProvider request) =>
        request is { IsVerified: true, Email: { } email }
        && accounts.FindByEmail(email) is { PasswordHash: null } account
        && !IsBound(account)
            ? account
            : null;

    private bool IsBound(Account account) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM account_logins WHERE account_id = @Id",
                new { account.Id },
                db.Transaction
            )
        ) > 0;

    private void Bind(EnterByProvider request, Account account)
    {
        work.Locked(db =>
            db.Connection.Execute(
                "INSERT INTO account_logins (issuer, subject, account_id, bound_at) VALUES (@Issuer, @Subject, @Id, @now)",
                new
                {
                    request.Issuer,
                    request.Subject,
                    account.Id,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
        // The invitation has served.
        links.TakeBackOthers(account.Id, but: LinkPurpose.Address);
        trail.Record(AuditAction.LoginBound, account.Subject, "", ("issuer", request.Issuer));
    }

    // The provider never makes an administrator, and gives no role without its subject.
    private void Change(Account account, Roles roles)
    {
        var before = account.Roles;
        account.Roles = roles & ~Roles.Administrator;
        if (!account.Person.IsAny(Roles.Juror))
            account.Juror = null;
        if (!account.Person.IsAny(Roles.RegionOfficer))
            account.Regions = [];
        if (!account.Person.IsAny(Roles.AgencyVerifier | Roles.Innovator))
            account.Agencies = [];
        AccountTerms.CheckRoles(account);
        if (account.Roles == before)
            return;
        account.Stamp = Secrets.NewStamp();
        accounts.Save(account);
        trail.Record(
            AuditAction.RolesChanged,
            account.Subject,
            "",
            ("name", account.Name),
            ("before", RoleLabels.Of(before)),
            ("roles", RoleLabels.Of(account.Roles)),
            ("by-provider", true)
        );
    }
}
