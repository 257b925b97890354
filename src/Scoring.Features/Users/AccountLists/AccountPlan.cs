using System.Security.Cryptography;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Mail;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users.AccountLists;

/// <summary>What a row of a list does.</summary>
public enum AccountStep
{
    /// <summary>It adds an account.</summary>
    Add,

    /// <summary>It changes one that is known by its address.</summary>
    Change,

    /// <summary>It says what is so already.</summary>
    Same,
}

/// <summary>A row of a list of accounts as it is understood.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address.</param>
/// <param name="Step">What it does.</param>
/// <param name="Roles">The roles after it.</param>
/// <param name="Scope">Juror's id, regions and agencies after it, for the list.</param>
/// <param name="Changes">What it changes of a known account: the column, what stands there and what will.</param>
public sealed record PlannedAccount(
    int Line,
    string Name,
    string Email,
    AccountStep Step,
    Roles Roles,
    string Scope,
    IReadOnlyList<(string Column, string Before, string After)> Changes
);

/// <summary>What is wrong with a row.</summary>
/// <param name="Line">The line.</param>
/// <param name="Refusal">Why, with a sentence.</param>
public sealed record AccountFault(int Line, RefusalException Refusal);

/// <summary>An account as a list makes it.</summary>
/// <param name="Row">What the row does.</param>
/// <param name="Account">The account as it will be.</param>
/// <param name="Agencies">The names of its agencies.</param>
/// <param name="AgencyRegion">The code of the region that these belong to; empty for none.</param>
internal sealed record AccountToBe(PlannedAccount Row, Account Account, IReadOnlyList<string> Agencies, string AgencyRegion);

/// <summary>Plans what a list does, without storing anything.</summary>
internal sealed class AccountPlan
{
    private AccountPlan(List<AccountToBe> accounts, List<AccountFault> faults) => (Accounts, Faults) = (accounts, faults);

    /// <summary>The rows that can be carried out.</summary>
    public IReadOnlyList<PlannedAccount> Rows => [.. Accounts.Select(account => account.Row)];

    /// <summary>What is wrong with others.</summary>
    public IReadOnlyList<AccountFault> Faults { get; }

    /// <summary>The accounts as they will be.</summary>
    public IReadOnlyList<AccountToBe> Accounts { get; }

    /// <summary>Names what the plan does: a plan that somebody saw is the same one only if this is the same.</summary>
    public string Hash =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Rows.Select(row =>
                            string.Join(
                                '\u001f',
                                [
                                    row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
                                    row.Name,
                                    row.Email,
                                    row.Step.ToString(),
                                    row.Scope,
                                    .. RoleLabels.Of(row.Roles),
                                    .. row.Changes.Select(change => $"{change.Column}\u001e{change.Before}\u001e{change.After}"),
                                ]
                            )
                        )
                    )
                )
            )
        );

    /// <summary>Plans it.</summary>
    /// <param name="written">The rows.</param>
    /// <param name="store">The accounts.</param>
    /// <param name="agencies">The agencies.</param>
    /// <param name="groups">The groups of entries.</param>
    public static AccountPlan Of(IReadOnlyList<WrittenAccount> written, AccountStore store, AgencyStore agencies, EntryGroups groups)
    {
        var labels = agencies.All().ToDictionary(agency => agency.Id);
        var known = store.All().ToDictionary(account => account.Email, StringComparer.OrdinalIgnoreCase);
        var (accounts, faults) = (new List<AccountToBe>(), new List<AccountFault>());
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in written)
        {
            try
            {
                var email = row["email"] ?? throw new RefusalException(RefusalKind.Usage, "user-email-form", "");
                if (!seen.TryAdd(email, row.Line))
                    throw new RefusalException(RefusalKind.Usage, "account-list-twice", email, seen[email]);
                accounts.Add(Read(row, email, known.GetValueOrDefault(email), labels, groups));
            }
            catch (RefusalException refusal)
            {
                faults.Add(new AccountFault(row.Line, refusal));
            }
        }
        return new AccountPlan(accounts, faults);
    }

    // What a row leaves blank stays as it is; a role that is taken away takes what it was for with it.
    private static AccountToBe Read(WrittenAccount row, string email, Account? before, Dictionary<long, Agency> labels, EntryGroups groups)
    {
        if (!AccountTerms.IsEmail(email))
            throw new RefusalException(RefusalKind.Usage, "user-email-form", email);
        if (before is { IsDisabled: true })
            throw new RefusalException(RefusalKind.State, "user-disabled", email);
        var roles = row["roles"] is { } written ? AccountColumns.Roles(written) : before?.Roles ?? Roles.None;
        var (isOfficer, isOfAgency) = ((roles & Roles.RegionOfficer) != 0, (roles & (Roles.AgencyVerifier | Roles.Innovator)) != 0);
        var regions = row["region"] is { } region ? RegionWords.Codes(region, isListed: true) : null;
        var account = new Account
        {
            Id = before?.Id ?? 0,
            Name = before?.Name ?? MailText.OneLine(row["name"] ?? ""),
            ShownName = before is null ? null : MailText.OneLine(row["name"] ?? before.Called),
            Email = before?.Email ?? email,
            Roles = roles,
            Juror = row["juror"] ?? ((roles & Roles.Juror) != 0 ? before?.Juror : null),
            // Of an agency's people the region says where the agency belongs; only an officer represents it.
            Regions =
                isOfficer ? regions ?? before?.Regions ?? []
                : isOfAgency ? []
                : regions ?? [],
            Groups =
                row["groups"] is { } given ? groups.Read(given)
                : (roles & Roles.Examiner) != 0 ? before?.Groups ?? []
                : [],
            Institution = row["institution"] is { } institution ? MailText.OneLine(institution) : before?.Institution,
            Language = row["language"] is { } language ? AccountColumns.Language(language) : before?.Language ?? "id",
        };
        var names =
            row["agency"] is { } agency ? AgencyStore.Names(agency)
            : isOfAgency ? [.. (before?.Agencies ?? []).Select(id => labels[id].Name)]
            : [];
        AccountTerms.CheckName(account.Called);
        AccountTerms.CheckRoles(account, names.Count);
        var agencyRegion = (regions ?? account.Regions) is [var first, ..] ? first : RegionOf(before, labels);
        return new AccountToBe(Planned(row.Line, account, names, before, labels), account, names, agencyRegion);
    }

    private static string RegionOf(Account? before, Dictionary<long, Agency> labels) =>
        before?.Agencies is [var first, ..] ? labels[first].Region : "";

    private static PlannedAccount Planned(
        int line,
        Account account,
        IReadOnlyList<string> names,
        Account? before,
        Dictionary<long, Agency> labels
    )
    {
        var changes = new List<(string, string, string)>();
        if (before is not null)
        {
            Compare("name", before.Called, account.Called);
            Compare("roles", string.Join("; ", RoleLabels.Of(before.Roles)), string.Join("; ", RoleLabels.Of(account.Roles)));
            Compare("region", Named(before.Regions), Named(account.Regions));
            Compare("agency", string.Join("; ", before.Agencies.Select(id => labels[id].Name)), string.Join("; ", names));
            Compare("juror", before.Juror ?? "", account.Juror ?? "");
            Compare("groups", string.Join("; ", before.Groups), string.Join("; ", account.Groups));
            Compare("institution", before.Institution ?? "", account.Institution ?? "");
            Compare("language", before.Language, account.Language);
        }
        return new PlannedAccount(
            line,
            account.Called,
            account.Email,
            before is null ? AccountStep.Add
                : changes.Count > 0 ? AccountStep.Change
                : AccountStep.Same,
            account.Roles,
            string.Join(
                ", ",
                new[] { account.Juror }
                    .OfType<string>()
                    .Concat(account.Regions.Select(RegionWords.NameOf))
                    .Concat(names)
                    .Concat(account.Groups)
            ),
            changes
        );

        void Compare(string column, string old, string now)
        {
            if (old != now)
                changes.Add((column, old, now));
        }

        static string Named(IReadOnlyList<string> regions) => string.Join("; ", regions.Select(RegionWords.NameOf));
    }
}
