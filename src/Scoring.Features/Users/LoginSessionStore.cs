using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>A session of an account: one browser that signed in.</summary>
/// <param name="Hash">The hash of its token; identifies the session in the person's own list.</param>
/// <param name="Browser">The browser in a word or two.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="SeenAt">When it was last seen, UTC, to within a few minutes.</param>
/// <param name="IsOpen">False if it was ended, or the account's stamp has changed since.</param>
public sealed record LoginSession(string Hash, string Browser, DateTime StartedAt, DateTime SeenAt, bool IsOpen);

/// <summary>The sessions of the site.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The source of the current time.</param>
internal sealed class LoginSessionStore(UnitOfWork work, AuditTrail trail)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SeldomSeen = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);
    private const int TriesOfTheSeldom = 20;
    private const int LongestBrowser = 60;

    /// <summary>Starts a session; returns its token, which only the cookie holds.</summary>
    public string Begin(Account account, string browser) =>
        work.Locked(db =>
        {
            var token = Secrets.NewToken();
            db.Connection.Execute(
                """
                INSERT INTO account_sessions (session_hash, account_id, stamp, browser, started_at, seen_at)
                VALUES (@Hash, @Id, @Stamp, @Browser, @Now, @Now)
                """,
                new
                {
                    Hash = Secrets.Hash(token),
                    account.Id,
                    account.Stamp,
                    Browser = browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser,
                    Now = Times.Text(trail.Now),
                },
                db.Transaction
            );
            return token;
        });

    /// <summary>The account whose open session has a token, or null.</summary>
    /// <param name="token">The token.</param>
    /// <param name="find">The account with an id, or null.</param>
    public Account? Open(string token, Func<long, Account?> find)
    {
        var (hash, now) = (Secrets.Hash(token), trail.Now);
        if (
            Find(hash) is not { } open
            || find(open.AccountId) is not { IsDisabled: false } account
            || account.Stamp != open.Stamp
            || Times.Of(open.SeenAt) is not { } seen
            || SessionTerms.IsOver(account.Roles, Times.Of(open.StartedAt)!.Value, seen, now)
        )
            return null;
        // Best-effort write: a page never waits for a writer, and the next request records the time as well. Somebody who comes once in
        // hours has no next request in time: then a second is waited, so that nobody is signed out for what others write.
        if (now - seen > SeenEvery)
        {
            var tries = now - seen > SeldomSeen ? TriesOfTheSeldom : 1;
            while (!work.WriteIfFree(db => RecordSeen(db, hash, now)) && --tries > 0)
                Thread.Sleep(BetweenTries);
        }
        return account;
    }

    private OpenSessionRow? Find(string hash) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<OpenSessionRow>(
                """
                SELECT account_id AS AccountId, stamp AS Stamp, started_at AS StartedAt, seen_at AS SeenAt
                FROM account_sessions WHERE session_hash = @hash AND ended_at IS NULL
                """,
                new { hash },
                db.Transaction
            )
        );

    private static void RecordSeen(Db db, string hash, DateTime seen) =>
        db.Connection.Execute(
            "UPDATE account_sessions SET seen_at = @seen WHERE session_hash = @hash",
            new { hash, seen = Times.Text(seen) },
            db.Transaction
        );

    /// <summary>All sessions of an account, newest first.</summary>
    public IReadOnlyList<LoginSession> Of(Account account) =>
        work.Locked<IReadOnlyList<LoginSession>>(db =>
            [
                .. db
                    .Connection.Query<LoginSessionRow>(
                        """
                        SELECT session_hash AS Hash, browser AS Browser, started_at AS StartedAt, seen_at AS SeenAt,
                            ended_at AS EndedAt, stamp AS Stamp
                        FROM account_sessions WHERE account_id = @Id ORDER BY started_at DESC, session_hash
                        """,
                        new { account.Id },
                        db.Transaction
                    )
                    .Select(row =>
                    {
                        var (started, seen) = (Times.Of(row.StartedAt)!.Value, Times.Of(row.SeenAt)!.Value);
                        var isOpen =
                            row.EndedAt is null
                            && row.Stamp == account.Stamp
                            && !SessionTerms.IsOver(account.Roles, started, seen, trail.Now);
                        return new LoginSession(row.Hash, row.Browser, started, seen, isOpen);
                    }),
            ]
        );

    /// <summary>Ends a session of an account.</summary>
    public void End(long account, string hash) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE account_sessions SET ended_at = @now WHERE session_hash = @hash AND account_id = @account AND ended_at IS NULL",
                new
                {
                    account,
                    hash,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>The columns of account_sessions that identify an open session by its token.</summary>
internal sealed record OpenSessionRow(long AccountId, string Stamp, string StartedAt, string SeenAt);

/// <summary>A row of account_sessions.</summary>
internal sealed record LoginSessionRow(string Hash, string Browser, string StartedAt, string SeenAt, string? EndedAt, string Stamp);
