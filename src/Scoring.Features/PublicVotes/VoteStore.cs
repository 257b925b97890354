using Dapper;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.PublicVotes;

/// <summary>How votes stand, and their lists of candidates: rows that are only ever added.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
/// <param name="editions">The rules.</param>
/// <param name="rules">Where season.yaml is.</param>
internal sealed class VoteStore(UnitOfWork work, AuditTrail trail, EditionCatalog editions, RuleFolder rules)
{
    /// <summary>The vote of an edition.</summary>
    /// <exception cref="RefusalException">The edition has none.</exception>
    public VoteStanding Of(string edition) => Find(edition) ?? throw new RefusalException(RefusalKind.Data, "vote-none", edition);

    /// <summary>The vote of an edition; null if its season names none.</summary>
    public VoteStanding? Find(string edition)
    {
        var read = editions.Get(edition);
        if (rules.ReadSeason(edition).Season is not { Vote: { } rule } season)
            return null;
        var (opens, closes) = (season.Calendar.Of(SeasonDateKind.VoteOpens)?.At, season.Calendar.Of(SeasonDateKind.VoteCloses)?.At);
        var steps = Steps(edition);
        var list = steps.LastOrDefault(step => step.State == "open")?.StepId;
        var (state, since) = StateOf(steps is [.., var last] ? last : null, opens, closes);
        return new VoteStanding(read, rule, season.Calendar.Zone, opens, closes, state, since, list);
    }

    /// <summary>Adds a step; the caller records the event. Answers its number.</summary>
    public long Add(string edition, string state, string reason) =>
        work.Locked(db =>
            db.Connection.QuerySingle<long>(
                """
                INSERT INTO vote_steps (edition, state, reason, by, at) VALUES (@edition, @state, @reason, @Who, @now) RETURNING step_id
                """,
                new
                {
                    edition,
                    state,
                    reason,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    /// <summary>Adds the list of candidates of an opening.</summary>
    public void Add(long step, IEnumerable<VoteCandidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            work.Locked(db =>
                db.Connection.Execute(
                    """
                    INSERT INTO vote_candidates (step_id, entry, title, holder, cluster) VALUES (@step, @Entry, @Title, @Holder, @Cluster)
                    """,
                    new
                    {
                        step,
                        candidate.Entry,
                        candidate.Title,
                        candidate.Holder,
                        candidate.Cluster,
                    },
                    db.Transaction
                )
            );
        }
    }

    /// <summary>The candidates of a vote, by id; none if the list is not made.</summary>
    public IReadOnlyList<VoteCandidate> Candidates(VoteStanding vote) =>
        vote.List is not { } list
            ? []
            : work.Locked<IReadOnlyList<VoteCandidate>>(db =>
                [
                    .. db
                        .Connection.Query<VoteCandidateRow>(
                            """
                            SELECT entry AS Entry, title AS Title, holder AS Holder, cluster AS Cluster
                            FROM vote_candidates WHERE step_id = @list ORDER BY candidate_id
                            """,
                            new { list },
                            db.Transaction
                        )
                        .Select(row => new VoteCandidate(row.Entry, row.Title, row.Holder, row.Cluster)),
                ]
            );

    /// <summary>The steps of a vote, the first one first.</summary>
    public IReadOnlyList<VoteStepRow> Steps(string edition) =>
        work.Locked<IReadOnlyList<VoteStepRow>>(db =>
            [
                .. db.Connection.Query<VoteStepRow>(
                    """
                    SELECT step_id AS StepId, state AS State, reason AS Reason, by AS MadeBy, at AS At
                    FROM vote_steps WHERE edition = @edition ORDER BY step_id
                    """,
                    new { edition },
                    db.Transaction
                ),
            ]
        );

    /// <summary>The editions whose list of candidates was made.</summary>
    public IReadOnlyList<string> Editions() =>
        work.Locked<IReadOnlyList<string>>(db =>
            [.. db.Connection.Query<string>("SELECT DISTINCT edition FROM vote_steps ORDER BY edition", transaction: db.Transaction)]
        );

    // A person makes the list and looks through what came in; between, the clock opens and closes.
    private (VoteState State, DateTime? Since) StateOf(VoteStepRow? last, DateTime? opens, DateTime? closes)
    {
        if (last is null)
            return (VoteState.Planned, null);
        var at = Times.Of(last.At);
        if (last.State != "open")
            return (Enum.Parse<VoteState>(last.State, ignoreCase: true), at);
        // Announced and closed at once, or without dates: nobody can vote.
        if (opens is not { } from || closes is not { } to || trail.Now < from)
            return (VoteState.Announced, at);
        return trail.Now <= to ? (VoteState.Open, from > at ? from : at) : (VoteState.Closed, to);
    }
}

/// <summary>A row of vote_steps.</summary>
internal sealed record VoteStepRow(long StepId, string State, string Reason, string MadeBy, string At);

/// <summary>A row of vote_candidates.</summary>
internal sealed record VoteCandidateRow(string Entry, string Title, string Holder, string Cluster);
