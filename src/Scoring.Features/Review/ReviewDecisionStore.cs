using Microsoft.Data.Sqlite;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Review;

/// <summary>What the plenary decided about points to close: rows that are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who writes it down, and when.</param>
internal sealed class ReviewDecisionStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>All decisions about an edition, the oldest first.</summary>
    public IReadOnlyList<ReviewDecision> Of(string edition) => session.Locked(connection => Read(connection, edition));

    /// <summary>Adds a decision; the caller holds the transaction and tells the trail.</summary>
    public void Add(string edition, ReviewDecision decision) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, """
            INSERT INTO point_decisions (edition, kind, stage, entry, juror, criterion, found, decision, reason, decided_by, by, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        var point = decision.Point;
        insert.Bind(1, edition).Bind(2, ReviewItemLabels.Of(point.Kind)).Bind(3, point.Stage).Bind(4, point.Entry).Bind(5, point.Juror).Bind(6, point.Criterion)
            .Bind(7, decision.Found).Bind(8, ReviewItemLabels.Of(decision.Kind)).Bind(9, decision.Reason).Bind(10, decision.By).Bind(11, trail.Who)
            .Bind(12, Times.Text(decision.At)).Run();
        return true;
    });

    private static List<ReviewDecision> Read(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, """
            SELECT kind, stage, entry, juror, criterion, found, decision, reason, decided_by, at FROM point_decisions WHERE edition = ? ORDER BY decision_id
            """);
        rows.Bind(1, edition);
        var decisions = new List<ReviewDecision>();
        while (rows.Next())
        {
            decisions.Add(new ReviewDecision(
                new ReviewItemName(ReviewItemLabels.Kind(rows.Text(0)!), rows.Text(1)!, rows.Text(2)!, rows.Text(3)!, rows.Text(4)!),
                rows.Text(5)!, ReviewItemLabels.Decision(rows.Text(6)!)!.Value, rows.Text(7)!, rows.Text(8)!, Times.Of(rows.Text(9))!.Value));
        }
        return decisions;
    }
}
