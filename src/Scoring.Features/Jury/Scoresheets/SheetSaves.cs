using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The keys of changes that browsers saved, each with the version it made.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The time.</param>
internal sealed class SheetSaves(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The version a change made; null if it has not been applied yet.</summary>
    public int? Find(SaveChange change) =>
        work.Locked(db =>
            (int?)
                db.Connection.QueryFirstOrDefault<long?>(
                    """
                    SELECT revision FROM sheet_saves
                    WHERE edition = @Edition AND stage = @Stage AND entry = @Entry AND juror = @Juror AND key = @Key
                    """,
                    new
                    {
                        change.Edition,
                        change.Stage,
                        change.Entry,
                        change.Juror,
                        change.Key,
                    },
                    db.Transaction
                )
        );

    /// <summary>Stores a change; the caller holds the transaction.</summary>
    public void Add(SaveChange change, int revision) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO sheet_saves (edition, stage, entry, juror, key, revision, at)
                VALUES (@Edition, @Stage, @Entry, @Juror, @Key, @revision, @now)
                """,
                new
                {
                    change.Edition,
                    change.Stage,
                    change.Entry,
                    change.Juror,
                    change.Key,
                    revision,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}
