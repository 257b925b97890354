using Microsoft.Data.Sqlite;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>A session of an account: one browser that signed in.</summary>
/// <param name="Hash">What is kept of its token; names it in the person's own list.</param>
/// <param name="Browser">The browser in a word or two.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="SeenAt">When it was last seen, UTC, to some minutes.</param>
/// <param name="IsOpen">False where it was ended, or the account's stamp has changed since.</param>
public sealed record LoginSession(string Hash, string Browser, DateTime StartedAt, DateTime SeenAt, bool IsOpen);

/// <summary>The sessions of the site.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">The time.</param>
internal sealed class LoginSessionStore(UnitOfWork session, AuditTrail trail)
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private const int LongestBrowser = 60;

    /// <summary>Begins a session; returns its token, which only the cookie holds.</summary>
    public string Begin(Account account, string browser) => session.Locked(connection =>
    {
        var (token, now) = (Secrets.NewToken(), Times.Text(trail.Now));
        using var insert = new RawStatement(connection,
            "INSERT INTO account_sessions (session_hash, account_id, stamp, browser, started_at, seen_at) VALUES (?, ?, ?, ?, ?, ?)");
        insert.Bind(1, Secrets.Hash(token)).Bind(2, account.Id).Bind(3, account.Stamp).Bind(4, browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser)
            .Bind(5, now).Bind(6, now).Run();
        return token;
    });

    /// <summary>The number of the account whose open session has a token, with the stamp that it began with; null where there is none.</summary>
    public (long Account, string Stamp)? Open(string token)
    {
        var (hash, now) = (Secrets.Hash(token), trail.Now);
        if (Find(hash) is not var (account, stamp, seen) || now - seen > Idle)
            return null;
        // A note that comes a request later is as good: reading a page waits for nobody who writes.
        if (now - seen > SeenEvery)
            session.WriteIfFree(connection => Note(connection, hash, now));
        return (account, stamp);
    }

    private (long Account, string Stamp, DateTime Seen)? Find(string hash) => session.Locked<(long, string, DateTime)?>(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT account_id, stamp, seen_at FROM account_sessions WHERE session_hash = ? AND ended_at IS NULL");
        rows.Bind(1, hash);
        return rows.Next() && Times.Of(rows.Text(2)) is { } seen ? (rows.Integer(0), rows.Text(1)!, seen) : null;
    });

    private static void Note(SqliteConnection connection, string hash, DateTime seen)
    {
        using var update = new RawStatement(connection, "UPDATE account_sessions SET seen_at = ? WHERE session_hash = ?");
        update.Bind(1, Times.Text(seen)).Bind(2, hash).Run();
    }

    /// <summary>All sessions of an account, the newest first.</summary>
    public IReadOnlyList<LoginSession> Of(Account account) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection,
            "SELECT session_hash, browser, started_at, seen_at, ended_at, stamp FROM account_sessions WHERE account_id = ? ORDER BY started_at DESC, session_hash");
        rows.Bind(1, account.Id);
        var sessions = new List<LoginSession>();
        while (rows.Next())
        {
            var seen = Times.Of(rows.Text(3))!.Value;
            var isOpen = rows.Text(4) is null && rows.Text(5) == account.Stamp && trail.Now - seen <= Idle;
            sessions.Add(new LoginSession(rows.Text(0)!, rows.Text(1)!, Times.Of(rows.Text(2))!.Value, seen, isOpen));
        }
        return (IReadOnlyList<LoginSession>)sessions;
    });

    /// <summary>Ends a session of an account.</summary>
    public void End(long account, string hash) => session.Locked(connection =>
    {
        using var update = new RawStatement(connection, "UPDATE account_sessions SET ended_at = ? WHERE session_hash = ? AND account_id = ? AND ended_at IS NULL");
        update.Bind(1, Times.Text(trail.Now)).Bind(2, hash).Bind(3, account).Run();
        return true;
    });
}
