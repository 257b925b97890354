using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Objections;

/// <summary>Objections, rulings and the window for objections: rows that are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who does it, and when.</param>
internal sealed class ObjectionStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The objections of an edition, by number.</summary>
    public IReadOnlyList<Objection> Of(string edition) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, """
            SELECT o.number, o.unit, o.claimant, o.claim, o.evidence, o.run_id, o.by, o.at, r.upheld, r.reason, r.effect, r.decided_by, r.run_id, r.by, r.at
            FROM objections o LEFT JOIN objection_rulings r ON r.edition = o.edition AND r.number = o.number
            WHERE o.edition = ? ORDER BY o.number
            """);
        rows.Bind(1, edition);
        var objections = new List<Objection>();
        while (rows.Next())
        {
            var ruling = rows.Text(8) is null ? null
                : new Ruling(rows.Integer(8) == 1, rows.Text(9)!, rows.Text(10)!, rows.Text(11)!, rows.Integer(12), rows.Text(13)!, Times.Of(rows.Text(14))!.Value);
            objections.Add(new Objection(edition, (int)rows.Integer(0), rows.Text(1)!, rows.Text(2)!, rows.Text(3)!, rows.Text(4)!, rows.Integer(5),
                rows.Text(6)!, Times.Of(rows.Text(7))!.Value, ruling));
        }
        return (IReadOnlyList<Objection>)objections;
    });

    /// <summary>The last moment for objections, UTC, itself still in time; null where there is none.</summary>
    public DateTime? Until(string edition) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT until FROM objection_windows WHERE edition = ? ORDER BY window_id DESC LIMIT 1");
        rows.Bind(1, edition);
        return rows.Next() ? Times.Of(rows.Text(0)) : null;
    });

    /// <summary>The last moment for objections of each edition that has one, UTC.</summary>
    public IReadOnlyDictionary<string, DateTime> Windows() => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection,
            "SELECT edition, until FROM objection_windows WHERE window_id IN (SELECT max(window_id) FROM objection_windows GROUP BY edition) AND until IS NOT NULL ORDER BY edition");
        var windows = new SortedDictionary<string, DateTime>(StringComparer.Ordinal);
        while (rows.Next())
            windows.Add(rows.Text(0)!, Times.Of(rows.Text(1))!.Value);
        return windows;
    });

    /// <summary>Sets the window.</summary>
    public void SetUntil(string edition, DateTime? until) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO objection_windows (edition, until, by, at) VALUES (?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, until is { } time ? Times.Text(time) : null).Bind(3, trail.Who).Bind(4, Times.Text(trail.Now)).Run();
        return true;
    });

    /// <summary>Adds an objection.</summary>
    public void Add(Objection objection) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO objections (edition, number, unit, claimant, claim, evidence, run_id, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, objection.Edition).Bind(2, objection.Number).Bind(3, objection.Unit).Bind(4, objection.Claimant).Bind(5, objection.Claim)
            .Bind(6, objection.Evidence).Bind(7, objection.AgainstRun).Bind(8, objection.By).Bind(9, Times.Text(objection.At)).Run();
        return true;
    });

    /// <summary>Adds a ruling.</summary>
    public void Add(string edition, int number, Ruling ruling) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO objection_rulings (edition, number, upheld, reason, effect, decided_by, run_id, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, number).Bind(3, ruling.Upheld ? 1 : 0).Bind(4, ruling.Reason).Bind(5, ruling.Effect).Bind(6, ruling.DecidedBy)
            .Bind(7, ruling.Run).Bind(8, ruling.By).Bind(9, Times.Text(ruling.At)).Run();
        return true;
    });
}
