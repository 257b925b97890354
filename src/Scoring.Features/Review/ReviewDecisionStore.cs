using Dapper;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Review;

/// <summary>The plenary's decisions about review items: rows that are only ever added.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">Who records it, and when.</param>
internal sealed class ReviewDecisionStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>All decisions about an edition, the oldest first.</summary>
    public IReadOnlyList<ReviewDecision> Of(string edition) => work.Locked(db => Read(db, edition));

    /// <summary>Adds a decision; the caller holds the transaction and records it in the audit trail.</summary>
    public void Add(string edition, ReviewDecision decision) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO point_decisions (edition, kind, stage, entry, juror, criterion, found, decision, reason, decided_by, by, at)
                VALUES (@edition, @Kind, @Stage, @Entry, @Juror, @Criterion, @Found, @Decision, @Reason, @DecidedBy, @Who, @At)
                """,
                new
                {
                    edition,
                    Kind = ReviewItemLabels.Of(decision.Item.Kind),
                    decision.Item.Stage,
                    decision.Item.Entry,
                    decision.Item.Juror,
                    decision.Item.Criterion,
                    decision.Found,
                    Decision = ReviewItemLabels.Of(decision.Kind),
                    decision.Reason,
                    DecidedBy = decision.By,
                    trail.Who,
                    At = Times.Text(decision.At),
                },
                db.Transaction
            )
        );

    private static List<ReviewDecision> Read(Db db, string edition)
    {
        var rows = db.Connection.Query<ReviewDecisionRow>(
            """
            SELECT kind AS Kind, stage AS Stage, entry AS Entry, juror AS Juror, criterion AS Criterion, found AS Found,
                decision AS Decision, reason AS Reason,
                decided_by AS DecidedBy, at AS At
            FROM point_decisions WHERE edition = @edition ORDER BY decision_id
            """,
            new { edition },
            db.Transaction
        );
        return
        [
            .. rows.Select(row => new ReviewDecision(
                new ReviewItemName(ReviewItemLabels.Kind(row.Kind), row.Stage, row.Entry, row.Juror, row.Criterion),
                row.Found,
                ReviewItemLabels.Decision(row.Decision)!.Value,
                row.Reason,
                row.DecidedBy,
                Times.Of(row.At)!.Value
            )),
        ];
    }
}

/// <summary>A row of point_decisions.</summary>
internal sealed record ReviewDecisionRow(
    string Kind,
    string Stage,
    string Entry,
    string Juror,
    string Criterion,
    string Found,
    string Decision,
    string Reason,
    string DecidedBy,
    string At
);
