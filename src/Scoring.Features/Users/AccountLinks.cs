using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>What a link proves.</summary>
internal enum LinkPurpose
{
    /// <summary>Sets the first password, or one in place of a lost one.</summary>
    Invitation,

    /// <summary>Sets a new password, asked for by the person.</summary>
    Reset,

    /// <summary>Proves a new address.</summary>
    Address,
}

/// <summary>A link that can be used now.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Address">The address that it proves; null for other purposes.</param>
internal sealed record OpenLink(Account Account, string? Address);

/// <summary>The links of accounts. A token is stored as its hash only, serves one purpose, and once.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class AccountLinks(UnitOfWork work, AccountStore accounts, AuditTrail trail)
{
    /// <summary>Creates a link, which replaces all earlier ones of its purpose; returns its token, which is stored nowhere.</summary>
    public string Make(Account account, LinkPurpose purpose, DateTime until, string? address = null) =>
        work.Locked(db =>
        {
            var word = Word(purpose);
            db.Connection.Execute(
                """
                DELETE FROM account_invitations
                WHERE account_id = @Id AND used_at IS NULL AND coalesce(purpose, 'invitation') = coalesce(@word, 'invitation')
                """,
                new { account.Id, word },
                db.Transaction
            );
            var token = Secrets.NewToken();
            db.Connection.Execute(
                """
                INSERT INTO account_invitations (token_hash, account_id, until, by, at, purpose, address)
                VALUES (@hash, @Id, @until, @Who, @now, @word, @address)
                """,
                new
                {
                    hash = Secrets.Hash(token),
                    account.Id,
                    until = Times.Text(until),
                    trail.Who,
                    now = Times.Text(trail.Now),
                    word,
                    address,
                },
                db.Transaction
            );
            return token;
        });

    /// <summary>
    /// What a token opens now; null if it is unknown, of another purpose, used or expired, or the account is disabled.
    /// </summary>
    public OpenLink? Open(string token, LinkPurpose purpose)
    {
        var row = work.Locked(db =>
            db.Connection.QueryFirstOrDefault<OpenLinkRow>(
                """
                SELECT account_id AS AccountId, address AS Address FROM account_invitations
                WHERE token_hash = @hash AND used_at IS NULL AND until >= @now
                    AND coalesce(purpose, 'invitation') = coalesce(@word, 'invitation')
                """,
                new
                {
                    hash = Secrets.Hash(token),
                    now = Times.Text(trail.Now),
                    word = Word(purpose),
                },
                db.Transaction
            )
        );
        return row is not null && accounts.Find(row.AccountId) is { IsDisabled: false } account ? new OpenLink(account, row.Address) : null;
    }

    /// <summary>Marks a link as used. The caller holds the transaction and has checked that it is valid.</summary>
    public void Use(string token) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE account_invitations SET used_at = @now WHERE token_hash = @hash",
                new { hash = Secrets.Hash(token), now = Times.Text(trail.Now) },
                db.Transaction
            )
        );

    /// <summary>Takes back the links of an account that nobody has used, of all purposes but one.</summary>
    public void TakeBackOthers(long account, LinkPurpose but) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                DELETE FROM account_invitations
                WHERE account_id = @account AND used_at IS NULL AND coalesce(purpose, 'invitation') <> coalesce(@word, 'invitation')
                """,
                new { account, word = Word(but) },
                db.Transaction
            )
        );

    // Earlier versions knew one purpose, and stored none: the rows that the trail has bound stay as they are.
    private static string? Word(LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Reset => "reset",
            LinkPurpose.Address => "address",
            _ => null,
        };
}

/// <summary>A row of account_invitations that can be used.</summary>
internal sealed record OpenLinkRow(long AccountId, string? Address);
