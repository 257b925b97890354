using Dapper;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>The accounts.</summary>
/// <param name="work">The command's connection and transaction.</param>
internal sealed class AccountStore(UnitOfWork work)
{
    private const string Select = """
        SELECT account_id AS Id, name AS Name, email AS Email, roles AS Roles, juror AS Juror, region AS Region,
            disabled AS Disabled, password AS PasswordHash, stamp AS Stamp,
            second_factor AS SecondFactor, recovery AS Recovery, added_at AS AddedAt,
            shown_name AS ShownName, language AS Language, institution AS Institution, zone AS Zone, entry_groups AS Groups
        FROM accounts
        """;

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> All() =>
        work.Locked<IReadOnlyList<Account>>(db =>
        {
            var accounts = db
                .Connection.Query<AccountRow>(Select + " ORDER BY name", transaction: db.Transaction)
                .Select(row => row.Account())
                .ToList();
            AccountScopes.FillAll(db, accounts);
            return accounts;
        });

    /// <summary>The account with an id, or null.</summary>
    public Account? Find(long id) => Find(" WHERE account_id = @id", id, null);

    /// <summary>The account with an e-mail address, or null.</summary>
    public Account? FindByEmail(string email) => Find(" WHERE lower(email) = lower(@text)", 0, email.Trim());

    /// <summary>The account that the trail calls by a name, or null.</summary>
    public Account? FindByName(string name) => Find(" WHERE lower(name) = lower(@text)", 0, name.Trim());

    private Account? Find(string where, long id, string? text) =>
        work.Locked(db =>
        {
            var account = db.Connection.QuerySingleOrDefault<AccountRow>(Select + where, new { id, text }, db.Transaction)?.Account();
            if (account is not null)
                AccountScopes.Fill(db, account);
            return account;
        });

    /// <summary>The account with an e-mail address.</summary>
    /// <exception cref="RefusalException">No account has that address.</exception>
    public Account Get(string email) => FindByEmail(email) ?? throw new RefusalException(RefusalKind.Usage, "user-unknown", email);

    /// <summary>
    /// Adds an account; returns it with its id. If another account has its name, the trail calls it by name and number. The caller holds
    /// the transaction.
    /// </summary>
    public Account Add(Account account)
    {
        if (FindByName(account.Name) is not null)
        {
            account.ShownName = account.Name;
            account.Name = Unused(account.Name);
        }
        return work.Locked(db =>
        {
            var added = db
                .Connection.QuerySingle<AccountRow>(
                    """
                    INSERT INTO accounts (name, email, roles, juror, region, disabled, password, stamp,
                        second_factor, recovery, added_at, shown_name, language, institution, zone, entry_groups)
                    VALUES (@Name, @Email, @Roles, @Juror, @Region, @Disabled, @PasswordHash, @Stamp,
                        @SecondFactor, @Recovery, @AddedAt, @ShownName, @Language, @Institution, @Zone, @Groups)
                    RETURNING account_id AS Id, name AS Name, email AS Email, roles AS Roles, juror AS Juror, region AS Region,
                        disabled AS Disabled, password AS PasswordHash, stamp AS Stamp,
                        second_factor AS SecondFactor, recovery AS Recovery, added_at AS AddedAt,
                        shown_name AS ShownName, language AS Language, institution AS Institution, zone AS Zone,
                        entry_groups AS Groups
                    """,
                    AccountRow.Of(account),
                    db.Transaction
                )
                .Account();
            (added.FurtherRegions, added.Agencies) = (account.FurtherRegions, account.Agencies);
            AccountScopes.Store(db, added);
            return added;
        });
    }

    // Accounts are never removed, so the next number is the newest and one.
    private string Unused(string name)
    {
        var next =
            1
            + work.Locked(db =>
                db.Connection.ExecuteScalar<long>("SELECT coalesce(max(account_id), 0) FROM accounts", transaction: db.Transaction)
            );
        for (var number = next; ; number++)
        {
            var unused = FormattableString.Invariant($"{name} #{number}");
            if (FindByName(unused) is null)
                return unused;
        }
    }

    /// <summary>
    /// Stores an account's current state; the time it was added and what the trail calls it do not change. The caller holds the
    /// transaction.
    /// </summary>
    public void Save(Account account) =>
        work.Locked(db =>
        {
            AccountScopes.Store(db, account);
            return db.Connection.Execute(
                """
                UPDATE accounts SET email = @Email, roles = @Roles, juror = @Juror, region = @Region, disabled = @Disabled,
                    password = @PasswordHash, stamp = @Stamp, second_factor = @SecondFactor, recovery = @Recovery,
                    shown_name = @ShownName, language = @Language, institution = @Institution, zone = @Zone, entry_groups = @Groups
                WHERE account_id = @Id
                """,
                AccountRow.Of(account),
                db.Transaction
            );
        });
}

/// <summary>A row of accounts.</summary>
internal sealed record AccountRow(
    long Id,
    string Name,
    string Email,
    long Roles,
    string? Juror,
    string? Region,
    long Disabled,
    string? PasswordHash,
    string Stamp,
    long SecondFactor,
    string Recovery,
    string AddedAt,
    string? ShownName,
    string? Language,
    string? Institution,
    string? Zone,
    string? Groups
)
{
    /// <summary>An account as a row.</summary>
    public static AccountRow Of(Account account) =>
        new(
            account.Id,
            account.Name,
            account.Email,
            (long)account.Roles,
            account.Juror,
            account.Region,
            account.IsDisabled ? 1 : 0,
            account.PasswordHash,
            account.Stamp,
            account.HasSecondFactor ? 1 : 0,
            string.Join(' ', account.RecoveryHashes),
            Times.Text(account.AddedAt),
            account.ShownName == account.Name ? null : account.ShownName,
            account.Language == "id" ? null : account.Language,
            account.Institution,
            account.Zone is { } zone ? SeasonZones.Word(zone) : null,
            account.Groups.Count == 0 ? null : string.Join("; ", account.Groups)
        );

    /// <summary>The row as an account.</summary>
    public Account Account() =>
        new()
        {
            Id = Id,
            Name = Name,
            Email = Email,
            Roles = (Roles)Roles,
            Juror = Juror,
            Region = Region,
            IsDisabled = Disabled == 1,
            PasswordHash = PasswordHash,
            Stamp = Stamp,
            HasSecondFactor = SecondFactor == 1,
            RecoveryHashes = Recovery.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            AddedAt = Times.Of(AddedAt)!.Value,
            ShownName = ShownName,
            Language = Language ?? "id",
            Institution = Institution,
            Zone = SeasonZones.OfWord(Zone),
            Groups = Groups?.Split("; ") ?? [],
        };
}
