using Microsoft.Data.Sqlite;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Objections;

/// <summary>Who is disqualified: changes that are only ever added, the newest about a unit holds.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who changes what, and when.</param>
internal sealed class DisqualificationStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The disqualifications that hold, by the id of the unit.</summary>
    public static IReadOnlyList<Disqualification> InForce(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, "SELECT unit, undone, reason, decided_by FROM disqualifications WHERE edition = ? ORDER BY disqualification_id");
        rows.Bind(1, edition);
        var held = new SortedDictionary<string, Disqualification>(StringComparer.Ordinal);
        while (rows.Next())
        {
            var unit = rows.Text(0)!;
            if (rows.Integer(1) == 1)
                held.Remove(unit);
            else
                held[unit] = new Disqualification(unit, rows.Text(2)!, rows.Text(3)!);
        }
        return [.. held.Values];
    }

    /// <summary>The disqualifications that hold, by the id of the unit.</summary>
    public IReadOnlyList<Disqualification> InForce(string edition) => session.Locked(connection => InForce(connection, edition));

    /// <summary>Adds a disqualification or its undoing; the caller holds the transaction and tells the trail.</summary>
    public void Add(string edition, Disqualification gone, bool undone) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO disqualifications (edition, unit, undone, reason, decided_by, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, gone.Unit).Bind(3, undone ? 1 : 0).Bind(4, gone.Reason).Bind(5, gone.DecidedBy).Bind(6, trail.Who)
            .Bind(7, Times.Text(trail.Now)).Run();
        return true;
    });
}
