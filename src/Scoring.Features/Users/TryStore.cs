using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>
/// Tries with passwords and codes in a database that several sites share, so that they count together. Nothing but hashes and times is
/// stored, and that for an hour at most.
/// </summary>
/// <param name="work">A connection.</param>
public sealed class TryStore(UnitOfWork work)
{
    /// <summary>Counts a try unless there were too many.</summary>
    /// <param name="key">The hash of what is tried, and by whom or at whom.</param>
    /// <param name="limit">How many may be within the window.</param>
    /// <param name="window">After so long a try is forgotten.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>False if there were too many: it does not count then.</returns>
    public bool Take(string key, int limit, TimeSpan window, DateTime now) =>
        work.Apart(db =>
        {
            db.Dialect.HoldKey(db, key);
            db.Connection.Execute("DELETE FROM sign_in_tries WHERE until <= @Now", new { Now = now.Ticks }, db.Transaction);
            return db.Connection.Execute(
                    """
                    INSERT INTO sign_in_tries (key, at, until) SELECT @Key, @Now, @Until
                    WHERE (SELECT count(*) FROM sign_in_tries WHERE key = @Key) < @Limit
                    """,
                    new TryRow(key, now.Ticks, (now + window).Ticks, limit),
                    db.Transaction
                ) == 1;
        });

    /// <summary>Forgets all tries of a key.</summary>
    public int Clear(string key) =>
        work.Apart(db => db.Connection.Execute("DELETE FROM sign_in_tries WHERE key = @key", new { key }, db.Transaction));

    /// <summary>Forgets the newest try of a key.</summary>
    public int GiveBack(string key) =>
        work.Apart(db =>
            db.Connection.Execute(
                "DELETE FROM sign_in_tries WHERE try_id = (SELECT max(try_id) FROM sign_in_tries WHERE key = @key)",
                new { key },
                db.Transaction
            )
        );
}

/// <summary>A try to be counted.</summary>
internal sealed record TryRow(string Key, long Now, long Until, long Limit);
