using Microsoft.Data.Sqlite;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Eligibility;

/// <summary>What persons decided about the eligibility of submissions: changes that are only ever added, the newest about a submission holds.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who decides, and when.</param>
internal sealed class OverrideStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The decisions that hold, by id of the submission.</summary>
    public static IReadOnlyList<EligibilityOverride> InForce(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, "SELECT entry, accepted, reason, by FROM eligibility_overrides WHERE edition = ? ORDER BY override_id");
        rows.Bind(1, edition);
        var decided = new SortedDictionary<string, EligibilityOverride>(StringComparer.Ordinal);
        while (rows.Next())
        {
            var entry = rows.Text(0)!;
            if (rows.Text(1) is { } accepted)
                decided[entry] = new EligibilityOverride(entry, accepted == "1", rows.Text(2)!, rows.Text(3)!);
            else
                decided.Remove(entry);
        }
        return [.. decided.Values];
    }

    /// <summary>Adds a decision; the caller holds the transaction and tells the trail.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="entry">The submission's id.</param>
    /// <param name="accepted">Whether it takes part; null where the rules shall decide again.</param>
    /// <param name="reason">Why.</param>
    public void Add(string edition, string entry, bool? accepted, string reason) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO eligibility_overrides (edition, entry, accepted, reason, by, at) VALUES (?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, entry).Bind(3, accepted is { } yes ? yes ? "1" : "0" : null).Bind(4, reason).Bind(5, trail.Who)
            .Bind(6, Times.Text(trail.Now)).Run();
        return true;
    });
}
