using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.PublicVotes;

/// <summary>The confirmed ballots of votes, which of them were struck, and what is still known of their voters.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class BallotStore(UnitOfWork work, AuditTrail trail)
{
    private const string Struck = "(SELECT s.struck FROM vote_strikes s WHERE s.ballot_id = b.ballot_id ORDER BY s.strike_id DESC LIMIT 1)";

    /// <summary>All ballots of an edition, the oldest first.</summary>
    public IReadOnlyList<BallotRow> Of(string edition) =>
        work.Locked<IReadOnlyList<BallotRow>>(db =>
            [
                .. db.Connection.Query<BallotRow>(
                    $"""
                    SELECT b.ballot_id AS BallotId, b.choices AS Choices, b.at AS At, coalesce({Struck}, 0) AS Struck,
                        v.domain AS Domain, v.source AS Source
                    FROM vote_ballots b LEFT JOIN vote_voters v ON v.ballot_id = b.ballot_id
                    WHERE b.edition = @edition ORDER BY b.ballot_id
                    """,
                    new { edition },
                    db.Transaction
                ),
            ]
        );

    /// <summary>How many there are, struck ones too.</summary>
    public long Count(string edition) => Number("SELECT count(*) FROM vote_ballots WHERE edition = @edition", edition);

    /// <summary>How many asks wait for their code.</summary>
    public long Asks(string edition) => Number("SELECT count(*) FROM vote_asks WHERE edition = @edition", edition);

    /// <summary>True while something is still known of the voters.</summary>
    public bool HasVoters(string edition) => Number("SELECT count(*) FROM vote_keys WHERE edition = @edition", edition) > 0;

    /// <summary>Strikes ballots, or lets them count again; the caller records the event.</summary>
    public void Strike(IEnumerable<long> ballots, bool struck, string reason)
    {
        foreach (var ballot in ballots)
        {
            work.Locked(db =>
                db.Connection.Execute(
                    """
                    INSERT INTO vote_strikes (ballot_id, struck, reason, by, at) VALUES (@ballot, @struck, @reason, @Who, @now)
                    """,
                    new
                    {
                        ballot,
                        struck = struck ? 1L : 0L,
                        reason,
                        trail.Who,
                        now = Times.Text(trail.Now),
                    },
                    db.Transaction
                )
            );
        }
    }

    /// <summary>Removes what is known of the voters of an edition; returns of how many.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="template">The mail that went to them.</param>
    public int Forget(string edition, string template) =>
        work.Locked(db =>
        {
            db.Dialect.EraseWhatIsReplaced(db);
            db.Connection.Execute(
                "DELETE FROM outbox WHERE season = @edition AND template = @template",
                new { edition, template },
                db.Transaction
            );
            db.Connection.Execute("DELETE FROM vote_asks WHERE edition = @edition", new { edition }, db.Transaction);
            db.Connection.Execute("DELETE FROM vote_keys WHERE edition = @edition", new { edition }, db.Transaction);
            return db.Connection.Execute("DELETE FROM vote_voters WHERE edition = @edition", new { edition }, db.Transaction);
        });

    /// <summary>The editions that still know something of their voters.</summary>
    public IReadOnlyList<string> Known() =>
        work.Locked<IReadOnlyList<string>>(db =>
            [.. db.Connection.Query<string>("SELECT edition FROM vote_keys ORDER BY edition", transaction: db.Transaction)]
        );

    private long Number(string sql, string edition) =>
        work.Locked(db => db.Connection.ExecuteScalar<long>(sql, new { edition }, db.Transaction));
}

/// <summary>A confirmed ballot.</summary>
internal sealed record BallotRow(long BallotId, string Choices, string At, long Struck, string? Domain, string? Source)
{
    /// <summary>When it was confirmed, UTC.</summary>
    public DateTime Time => Times.Of(At)!.Value;

    /// <summary>True if it does not count.</summary>
    public bool IsStruck => Struck == 1;
}
