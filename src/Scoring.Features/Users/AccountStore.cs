using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>The accounts and their invitations.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class AccountStore(UnitOfWork work, AuditTrail trail)
{
    private const string Select = """
        SELECT account_id AS Id, name AS Name, email AS Email, roles AS Roles, juror AS Juror, region AS Region,
            disabled AS Disabled, password AS PasswordHash, stamp AS Stamp,
            second_factor AS SecondFactor, recovery AS Recovery, added_at AS AddedAt
        FROM accounts
        """;

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> All() =>
        work.Locked<IReadOnlyList<Account>>(db =>
            [.. db.Connection.Query<AccountRow>(Select + " ORDER BY name", transaction: db.Transaction).Select(row => row.Account())]
        );

    /// <summary>The account with an id, or null.</summary>
    public Account? Find(long id) =>
        work.Locked(db =>
            db.Connection.QuerySingleOrDefault<AccountRow>(Select + " WHERE account_id = @id", new { id }, db.Transaction)?.Account()
        );

    /// <summary>The account with an e-mail address, or null.</summary>
    public Account? FindByEmail(string email) =>
        work.Locked(db =>
            db.Connection.QuerySingleOrDefault<AccountRow>(
                    Select + db.Dialect.For(sqlite: " WHERE email = @email", postgres: " WHERE lower(email) = lower(@email)"),
                    new { email = email.Trim() },
                    db.Transaction
                )
                ?.Account()
        );

    /// <summary>The account with a name, or null.</summary>
    public Account? FindByName(string name) =>
        work.Locked(db =>
            db.Connection.QuerySingleOrDefault<AccountRow>(
                    Select + db.Dialect.For(sqlite: " WHERE name = @name", postgres: " WHERE lower(name) = lower(@name)"),
                    new { name = name.Trim() },
                    db.Transaction
                )
                ?.Account()
        );

    /// <summary>The account with an e-mail address.</summary>
    /// <exception cref="RefusalException">No account has that address.</exception>
    public Account Get(string email) => FindByEmail(email) ?? throw new RefusalException(RefusalKind.Usage, "user-unknown", email);

    /// <summary>Adds an account; returns it with its id. The caller holds the transaction.</summary>
    public Account Add(Account account) =>
        work.Locked(db =>
            db.Connection.QuerySingle<AccountRow>(
                    """
                    INSERT INTO accounts (name, email, roles, juror, region, disabled, password, stamp,
                        second_factor, recovery, added_at)
                    VALUES (@Name, @Email, @Roles, @Juror, @Region, @Disabled, @PasswordHash, @Stamp,
                        @SecondFactor, @Recovery, @AddedAt)
                    RETURNING account_id AS Id, name AS Name, email AS Email, roles AS Roles, juror AS Juror, region AS Region,
                        disabled AS Disabled, password AS PasswordHash, stamp AS Stamp,
                        second_factor AS SecondFactor, recovery AS Recovery, added_at AS AddedAt
                    """,
                    AccountRow.Of(account),
                    db.Transaction
                )
                .Account()
        );

    /// <summary>Stores an account's current state; the time it was added does not change. The caller holds the transaction.</summary>
    public void Save(Account account) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                UPDATE accounts SET name = @Name, email = @Email, roles = @Roles, juror = @Juror, region = @Region, disabled = @Disabled,
                    password = @PasswordHash, stamp = @Stamp, second_factor = @SecondFactor, recovery = @Recovery
                WHERE account_id = @Id
                """,
                AccountRow.Of(account),
                db.Transaction
            )
        );

    /// <summary>Creates an account's invitation, which replaces all earlier ones; returns its token, which is stored nowhere.</summary>
    public string Invite(Account account, DateTime until) =>
        work.Locked(db =>
        {
            db.Connection.Execute(
                "DELETE FROM account_invitations WHERE account_id = @Id AND used_at IS NULL",
                new { account.Id },
                db.Transaction
            );
            var token = Secrets.NewToken();
            db.Connection.Execute(
                "INSERT INTO account_invitations (token_hash, account_id, until, by, at) VALUES (@hash, @Id, @until, @Who, @now)",
                new
                {
                    hash = Secrets.Hash(token),
                    account.Id,
                    until = Times.Text(until),
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            );
            return token;
        });

    /// <summary>
    /// The account that a token currently invites; null if the token is unknown, used or expired, or the account is disabled.
    /// </summary>
    public Account? Invited(string token)
    {
        var id = work.Locked(db =>
            db.Connection.QueryFirstOrDefault<long?>(
                "SELECT account_id FROM account_invitations WHERE token_hash = @hash AND used_at IS NULL AND until >= @now",
                new { hash = Secrets.Hash(token), now = Times.Text(trail.Now) },
                db.Transaction
            )
        );
        return id is { } known && Find(known) is { IsDisabled: false } account ? account : null;
    }

    /// <summary>Marks an invitation as used. The caller holds the transaction and has checked that it is valid.</summary>
    public void Use(string token) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE account_invitations SET used_at = @now WHERE token_hash = @hash",
                new { hash = Secrets.Hash(token), now = Times.Text(trail.Now) },
                db.Transaction
            )
        );
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
    string AddedAt
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
            Times.Text(account.AddedAt)
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
        };
}
