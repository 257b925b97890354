using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users.AccountLists;

/// <summary>An administrator looks at what a list of accounts would do. Nothing is stored.</summary>
/// <param name="Path">The file.</param>
[Allow(Access.Administrators)]
public sealed record PreviewAccounts(string Path) : IRequest<AccountsPreview>;

/// <summary>What a list would do.</summary>
/// <param name="Rows">The rows that can be carried out.</param>
/// <param name="Faults">What is wrong with others: nothing is stored until there is none.</param>
/// <param name="Unknown">The headers that stand for no column; they are left out.</param>
/// <param name="Hash">Names what the list does.</param>
public sealed record AccountsPreview(
    IReadOnlyList<PlannedAccount> Rows,
    IReadOnlyList<AccountFault> Faults,
    IReadOnlyList<string> Unknown,
    string Hash
);

/// <summary>
/// An administrator adds and changes the accounts of a list, as it was shown. Invitations wait in the outbox until released.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Hash">What was shown: if it would do something else by now, it does nothing.</param>
[Allow(Access.Administrators)]
public sealed record AddAccounts(string Path, string Hash) : IRequest<AccountsAdded>, IWrites;

/// <summary>What was done.</summary>
/// <param name="Added">How many accounts were added; each has an invitation in the outbox.</param>
/// <param name="Changed">How many were changed.</param>
public sealed record AccountsAdded(int Added, int Changed);

/// <summary>Plans it.</summary>
internal sealed class PreviewAccountsHandler(AccountStore accounts, AgencyStore agencies, EntryGroups groups)
    : IRequestHandler<PreviewAccounts, AccountsPreview>
{
    /// <inheritdoc/>
    public Task<AccountsPreview> Handle(PreviewAccounts request, CancellationToken cancellationToken)
    {
        var (rows, unknown) = AccountFile.Read(request.Path);
        var plan = AccountPlan.Of(rows, accounts, agencies, groups);
        return Task.FromResult(new AccountsPreview(plan.Rows, plan.Faults, unknown, plan.Hash));
    }
}

/// <summary>Carries it out, all or nothing.</summary>
internal sealed class AddAccountsHandler(
    AccountStore accounts,
    AgencyStore agencies,
    EntryGroups groups,
    InvitationMail mail,
    AuditTrail trail
) : IRequestHandler<AddAccounts, AccountsAdded>
{
    /// <inheritdoc/>
    public Task<AccountsAdded> Handle(AddAccounts request, CancellationToken cancellationToken)
    {
        var plan = AccountPlan.Of(AccountFile.Read(request.Path).Rows, accounts, agencies, groups);
        if (plan.Faults.Count > 0)
            throw new RefusalException(RefusalKind.Data, "account-list-faulty", plan.Faults.Count);
        if (plan.Hash != request.Hash)
            throw new RefusalException(RefusalKind.State, "account-list-changed");
        foreach (var (row, account, names, region) in plan.Accounts)
        {
            if (row.Step == AccountStep.Same)
                continue;
            account.Agencies = agencies.Ids(string.Join(AccountColumns.Several, names), region);
            if (row.Step == AccountStep.Add)
                Add(account, request.Hash);
            else
                Change(account, row);
        }
        return Task.FromResult(
            new AccountsAdded(plan.Rows.Count(row => row.Step == AccountStep.Add), plan.Rows.Count(row => row.Step == AccountStep.Change))
        );
    }

    private void Add(Account planned, string key)
    {
        var account = accounts.Add(
            new Account
            {
                Name = planned.Name,
                Email = planned.Email,
                Roles = planned.Roles,
                Juror = planned.Juror,
                Regions = planned.Regions,
                Agencies = planned.Agencies,
                Groups = planned.Groups,
                Institution = planned.Institution,
                Language = planned.Language,
                AddedAt = trail.Now,
            }
        );
        mail.Queue(account, key, isHeld: true);
        Tell(AuditAction.AccountAdded, account, ("invited", true));
    }

    private void Change(Account planned, PlannedAccount row)
    {
        var account = accounts.Find(planned.Id)!;
        if ((planned.Roles & Roles.Administrator) == 0)
            AccountTerms.NeedsAnotherAdministrator(accounts, account);
        var mayDoOther = row.Changes.Any(change => change.Column is "roles" or "region" or "agency" or "groups" or "juror");
        (account.ShownName, account.Roles, account.Juror) = (planned.ShownName, planned.Roles, planned.Juror);
        (account.Regions, account.Agencies, account.Groups) = (planned.Regions, planned.Agencies, planned.Groups);
        (account.Institution, account.Language) = (planned.Institution, planned.Language);
        if (mayDoOther)
            account.Stamp = Secrets.NewStamp();
        accounts.Save(account);
        Tell(AuditAction.AccountChanged, account, ("changed", string.Join(';', row.Changes.Select(change => change.Column))));
    }

    private void Tell(string action, Account account, (string, object?) more) =>
        trail.Record(
            action,
            account.Subject,
            "",
            [
                ("name", account.Name),
                ("roles", RoleLabels.Of(account.Roles)),
                ("juror", account.Juror),
                ("region", account.Regions.Count > 1 ? string.Join(';', account.Regions) : account.Region),
                more,
                .. EntryGroups.InEvent(account),
            ]
        );
}
