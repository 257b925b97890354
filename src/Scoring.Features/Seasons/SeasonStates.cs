using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Seasons;

/// <summary>How far a season is.</summary>
public enum SeasonState
{
    /// <summary>Its rules are being written.</summary>
    Draft,

    /// <summary>It is announced: groups, eligibility and required fields stay as they are.</summary>
    Announced,

    /// <summary>Entries have been sent: the form stays as it is, and each stage from its first mark.</summary>
    Running,

    /// <summary>It is over.</summary>
    Archived,
}

/// <summary>How far a season is, and since when.</summary>
/// <param name="State">How far.</param>
/// <param name="Since">Since when, UTC; null for a draft that was never anything else.</param>
public sealed record SeasonStanding(SeasonState State, DateTime? Since);

/// <summary>The states of seasons: an append-only log.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class SeasonStates(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The state of a season.</summary>
    public SeasonStanding Of(string edition) =>
        work.Locked(db =>
        {
            var row = db.Connection.QueryFirstOrDefault<SeasonChangeRow>(
                "SELECT state AS State, at AS At FROM season_changes WHERE edition = @edition ORDER BY change_id DESC LIMIT 1",
                new { edition },
                db.Transaction
            );
            return row is null
                ? new SeasonStanding(SeasonState.Draft, null)
                : new SeasonStanding(Enum.Parse<SeasonState>(row.State, ignoreCase: true), Times.Of(row.At));
        });

    /// <summary>Adds a change; the caller records the event.</summary>
    public void Add(string edition, SeasonState state, string reason) =>
        work.Locked(db =>
            db.Connection.Execute(
                "INSERT INTO season_changes (edition, state, reason, by, at) VALUES (@edition, @state, @reason, @Who, @at)",
                new
                {
                    edition,
                    state = state.ToString().ToLowerInvariant(),
                    reason,
                    trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of season_changes.</summary>
internal sealed record SeasonChangeRow(string State, string At);
