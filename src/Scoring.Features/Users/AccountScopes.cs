using Dapper;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>What an account may have several of: regions, and agencies. Most accounts have neither, and nothing is read for them.</summary>
internal static class AccountScopes
{
    private const Roles WithRegions = Roles.RegionOfficer;
    private const Roles WithAgencies = Roles.AgencyVerifier | Roles.Innovator;

    /// <summary>Fills in those of an account.</summary>
    public static void Fill(Db db, Account account)
    {
        if ((account.Roles & WithRegions) != 0)
            account.FurtherRegions = Regions(db, account.Id);
        if ((account.Roles & WithAgencies) != 0)
            account.Agencies = Agencies(db, account.Id);
    }

    /// <summary>Fills in those of all accounts.</summary>
    public static void FillAll(Db db, IReadOnlyList<Account> accounts)
    {
        var regions = db
            .Connection.Query<AccountRegionRow>(
                "SELECT account_id AS AccountId, region AS Region FROM account_regions ORDER BY account_id, region",
                transaction: db.Transaction
            )
            .ToLookup(row => row.AccountId, row => row.Region);
        var agencies = db
            .Connection.Query<AccountAgencyRow>(
                "SELECT account_id AS AccountId, agency_id AS AgencyId FROM account_agencies ORDER BY account_id, agency_id",
                transaction: db.Transaction
            )
            .ToLookup(row => row.AccountId, row => row.AgencyId);
        foreach (var account in accounts)
        {
            if ((account.Roles & WithRegions) != 0)
                account.FurtherRegions = [.. regions[account.Id]];
            if ((account.Roles & WithAgencies) != 0)
                account.Agencies = [.. agencies[account.Id]];
        }
    }

    /// <summary>Stores those of an account: what has gone is deleted, what is new is added, all else stays as it is.</summary>
    public static void Store(Db db, Account account)
    {
        var id = account.Id;
        var (regions, agencies) = (Regions(db, id), Agencies(db, id));
        foreach (var region in regions.Except(account.FurtherRegions))
            db.Connection.Execute(
                "DELETE FROM account_regions WHERE account_id = @id AND region = @region",
                new { id, region },
                db.Transaction
            );
        foreach (var region in account.FurtherRegions.Except(regions))
            db.Connection.Execute(
                "INSERT INTO account_regions (account_id, region) VALUES (@id, @region)",
                new { id, region },
                db.Transaction
            );
        foreach (var agency in agencies.Except(account.Agencies))
            db.Connection.Execute(
                "DELETE FROM account_agencies WHERE account_id = @id AND agency_id = @agency",
                new { id, agency },
                db.Transaction
            );
        foreach (var agency in account.Agencies.Except(agencies))
            db.Connection.Execute(
                "INSERT INTO account_agencies (account_id, agency_id) VALUES (@id, @agency)",
                new { id, agency },
                db.Transaction
            );
    }

    private static List<string> Regions(Db db, long id) =>
        [
            .. db.Connection.Query<string>(
                "SELECT region FROM account_regions WHERE account_id = @id ORDER BY region",
                new { id },
                db.Transaction
            ),
        ];

    private static List<long> Agencies(Db db, long id) =>
        [
            .. db.Connection.Query<long>(
                "SELECT agency_id FROM account_agencies WHERE account_id = @id ORDER BY agency_id",
                new { id },
                db.Transaction
            ),
        ];
}

/// <summary>A row of account_regions.</summary>
internal sealed record AccountRegionRow(long AccountId, string Region);

/// <summary>A row of account_agencies.</summary>
internal sealed record AccountAgencyRow(long AccountId, long AgencyId);
