using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Seating;

/// <summary>A draw as it was asked for.</summary>
/// <param name="Seed">What was published before it.</param>
/// <param name="PerEntry">How many jurors each entry was to have.</param>
/// <param name="AtMost">How many entries a juror was to have at most; null for any number.</param>
internal sealed record DrawMade(string Seed, int PerEntry, int? AtMost);

/// <summary>The draws of stages: they are only ever added, the newest of a stage holds.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who draws, and when.</param>
internal sealed class DrawStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The newest draw of a stage; null where nothing was drawn.</summary>
    public DrawMade? Last(string edition, string stage) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT seed, per_entry, at_most FROM draws WHERE edition = ? AND stage = ? ORDER BY draw_id DESC LIMIT 1");
        rows.Bind(1, edition).Bind(2, stage);
        return rows.Next() ? new DrawMade(rows.Text(0)!, (int)rows.Integer(1), (int?)rows.Number(2)) : null;
    });

    /// <summary>Adds a draw; the caller holds the transaction and tells the trail.</summary>
    public void Add(string edition, string stage, DrawMade draw, string reason) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO draws (edition, stage, seed, per_entry, at_most, reason, by, at) VALUES (?, ?, ?, ?, CAST(? AS INTEGER), ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, stage).Bind(3, draw.Seed).Bind(4, draw.PerEntry).Bind(5, (decimal?)draw.AtMost).Bind(6, reason)
            .Bind(7, trail.Who).Bind(8, Times.Text(trail.Now)).Run();
        return true;
    });
}
