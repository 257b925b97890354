using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>The accounts and their invitations.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who does it, and when.</param>
internal sealed class AccountStore(UnitOfWork session, AuditTrail trail)
{
    private const string Columns =
        "name, email, roles, juror, region, disabled, password, stamp, failed, locked_until, second_factor, authenticator, recovery, added_at";

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> All() => Read("ORDER BY name");

    /// <summary>The account of a number; null where there is none.</summary>
    public Account? Find(long id) => Read("WHERE account_id = ?", row => row.Bind(1, id)).SingleOrDefault();

    /// <summary>The account of an e-mail address; null where there is none.</summary>
    public Account? FindByEmail(string email) => Read("WHERE email = ?", row => row.Bind(1, email.Trim())).SingleOrDefault();

    /// <summary>The account of a name; null where there is none.</summary>
    public Account? FindByName(string name) => Read("WHERE name = ?", row => row.Bind(1, name.Trim())).SingleOrDefault();

    /// <summary>The account of an e-mail address.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public Account Get(string email) => FindByEmail(email) ?? throw new RefusalException(RefusalKind.Usage, "user-unknown", email);

    /// <summary>Adds an account; returns it with its number. The caller holds the transaction.</summary>
    public Account Add(Account account) => session.Locked(connection =>
    {
        using (var insert = new RawStatement(connection, $"INSERT INTO accounts ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
            Bind(insert, account).Bind(14, Times.Text(account.AddedAt)).Run();
        return FindByEmail(account.Email)!;
    });

    /// <summary>Keeps an account as it is now; when it was added stays. The caller holds the transaction.</summary>
    public void Keep(Account account) => session.Locked(connection =>
    {
        using var update = new RawStatement(connection, """
            UPDATE accounts SET name = ?, email = ?, roles = ?, juror = ?, region = ?, disabled = ?, password = ?, stamp = ?, failed = ?, locked_until = ?,
                second_factor = ?, authenticator = ?, recovery = ? WHERE account_id = ?
            """);
        Bind(update, account).Bind(14, account.Id).Run();
        return true;
    });

    /// <summary>Makes the only invitation of an account that is valid from now on; returns its token, which is kept nowhere.</summary>
    public string Invite(Account account, DateTime until) => session.Locked(connection =>
    {
        using (var close = new RawStatement(connection, "DELETE FROM account_invitations WHERE account_id = ? AND used_at IS NULL"))
            close.Bind(1, account.Id).Run();
        var token = Secrets.NewToken();
        using var insert = new RawStatement(connection, "INSERT INTO account_invitations (token_hash, account_id, until, by, at) VALUES (?, ?, ?, ?, ?)");
        insert.Bind(1, Secrets.Hash(token)).Bind(2, account.Id).Bind(3, Times.Text(until)).Bind(4, trail.Who).Bind(5, Times.Text(trail.Now)).Run();
        return token;
    });

    /// <summary>The account that a token invites now; null where the token is unknown, used or too old, or the account is disabled.</summary>
    public Account? Invited(string token)
    {
        var id = session.Locked(connection =>
        {
            using var rows = new RawStatement(connection, "SELECT account_id FROM account_invitations WHERE token_hash = ? AND used_at IS NULL AND until >= ?");
            rows.Bind(1, Secrets.Hash(token)).Bind(2, Times.Text(trail.Now));
            return rows.Next() ? rows.Integer(0) : 0;
        });
        return id > 0 && Find(id) is { IsDisabled: false } account ? account : null;
    }

    /// <summary>Marks an invitation as used. The caller holds the transaction and has looked whether it is valid.</summary>
    public void Use(string token) => session.Locked(connection =>
    {
        using var update = new RawStatement(connection, "UPDATE account_invitations SET used_at = ? WHERE token_hash = ?");
        update.Bind(1, Times.Text(trail.Now)).Bind(2, Secrets.Hash(token)).Run();
        return true;
    });

    private List<Account> Read(string which, Func<RawStatement, RawStatement>? bind = null) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, $"SELECT account_id, {Columns} FROM accounts {which}");
        bind?.Invoke(rows);
        var accounts = new List<Account>();
        while (rows.Next())
        {
            accounts.Add(new Account
            {
                Id = rows.Integer(0),
                Name = rows.Text(1)!,
                Email = rows.Text(2)!,
                Roles = (Roles)rows.Integer(3),
                Juror = rows.Text(4),
                Region = rows.Text(5),
                IsDisabled = rows.Integer(6) == 1,
                PasswordHash = rows.Text(7),
                Stamp = rows.Text(8)!,
                Failed = (int)rows.Integer(9),
                LockedUntil = Times.Of(rows.Text(10)),
                HasSecondFactor = rows.Integer(11) == 1,
                AuthenticatorKey = rows.Text(12),
                RecoveryHashes = rows.Text(13)!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                AddedAt = Times.Of(rows.Text(14))!.Value,
            });
        }
        return accounts;
    });

    private static RawStatement Bind(RawStatement statement, Account account) => statement
        .Bind(1, account.Name).Bind(2, account.Email).Bind(3, (long)account.Roles).Bind(4, account.Juror).Bind(5, account.Region).Bind(6, account.IsDisabled ? 1 : 0)
        .Bind(7, account.PasswordHash).Bind(8, account.Stamp).Bind(9, account.Failed).Bind(10, account.LockedUntil is { } until ? Times.Text(until) : null)
        .Bind(11, account.HasSecondFactor ? 1 : 0).Bind(12, account.AuthenticatorKey).Bind(13, string.Join(' ', account.RecoveryHashes));
}
