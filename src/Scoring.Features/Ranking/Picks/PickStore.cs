using Microsoft.Data.Sqlite;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking.Picks;

/// <summary>What the plenary picked by hand: changes that are only ever added, the newest about a unit for a ranking or prize holds.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who writes it down, and when.</param>
internal sealed class PickStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The picks that hold, by ranking or prize, then unit.</summary>
    public static IReadOnlyList<HandPick> InForce(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, "SELECT for_id, unit, picked, reason, decided_by FROM hand_picks WHERE edition = ? ORDER BY pick_id");
        rows.Bind(1, edition);
        var picks = new Dictionary<(string For, string Unit), HandPick>();
        while (rows.Next())
        {
            var key = (rows.Text(0)!, rows.Text(1)!);
            if (rows.Integer(2) == 1)
                picks[key] = new HandPick(key.Item1, key.Item2, rows.Text(3)!, rows.Text(4)!);
            else
                picks.Remove(key);
        }
        return [.. picks.Values.OrderBy(pick => pick.For, StringComparer.Ordinal).ThenBy(pick => pick.Unit, StringComparer.Ordinal)];
    }

    /// <summary>Adds a pick, or that it is taken back; the caller holds the transaction and tells the trail.</summary>
    public void Add(string edition, HandPick pick, bool picked) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO hand_picks (edition, for_id, unit, picked, reason, decided_by, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, pick.For).Bind(3, pick.Unit).Bind(4, picked ? 1 : 0).Bind(5, pick.Reason).Bind(6, pick.DecidedBy)
            .Bind(7, trail.Who).Bind(8, Times.Text(trail.Now)).Run();
        return true;
    });
}
