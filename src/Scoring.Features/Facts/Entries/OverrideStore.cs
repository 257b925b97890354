using Dapper;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>
/// Persons' decisions on the eligibility of submissions: an append-only log in which a submission's newest row is in force.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class OverrideStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The decisions in force, by submission id.</summary>
    public static IReadOnlyList<EligibilityOverride> InForce(Db db, string edition)
    {
        var rows = db.Connection.Query<OverrideRow>(
            """
            SELECT entry AS Entry, accepted AS Accepted, reason AS Reason, by AS DecidedBy
            FROM eligibility_overrides WHERE edition = @edition ORDER BY override_id
            """,
            new { edition },
            db.Transaction
        );
        var decided = new SortedDictionary<string, EligibilityOverride>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Accepted is { } accepted)
                decided[row.Entry] = new EligibilityOverride(row.Entry, accepted == 1, row.Reason, row.DecidedBy);
            else
                decided.Remove(row.Entry);
        }
        return [.. decided.Values];
    }

    /// <summary>Adds a decision; the caller holds the transaction and writes the audit event.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="entry">The submission's id.</param>
    /// <param name="accepted">Whether it takes part; null if the rules are to decide again.</param>
    /// <param name="reason">The reason.</param>
    public void Add(string edition, string entry, bool? accepted, string reason) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO eligibility_overrides (edition, entry, accepted, reason, by, at)
                VALUES (@edition, @entry, @decision, @reason, @who, @now)
                """,
                new
                {
                    edition,
                    entry,
                    decision = accepted is { } yes
                        ? yes
                            ? 1L
                            : 0L
                        : (long?)null,
                    reason,
                    who = trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of eligibility_overrides.</summary>
internal sealed record OverrideRow(string Entry, long? Accepted, string Reason, string DecidedBy);
