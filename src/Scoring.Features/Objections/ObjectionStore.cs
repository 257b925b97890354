using Dapper;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Objections;

/// <summary>Objections, rulings and the window for objections: rows that are only ever added.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">Who does it, and when.</param>
/// <param name="editions">The rules, which say how long objections are accepted.</param>
internal sealed class ObjectionStore(UnitOfWork work, AuditTrail trail, EditionCatalog editions)
{
    /// <summary>The objections of an edition, by number.</summary>
    public IReadOnlyList<Objection> Of(string edition) =>
        work.Locked<IReadOnlyList<Objection>>(db =>
            [
                .. db
                    .Connection.Query<ObjectionRow>(
                        """
                        SELECT o.number AS Number, o.unit AS Unit, o.claimant AS Claimant, o.claim AS Claim, o.evidence AS Evidence,
                            o.run_id AS RunId, o.by AS RecordedBy, o.at AS At,
                            r.upheld AS Upheld, r.reason AS Reason, r.effect AS Effect, r.decided_by AS DecidedBy,
                            r.run_id AS RulingRunId, r.by AS RulingBy, r.at AS RulingAt
                        FROM objections o LEFT JOIN objection_rulings r ON r.edition = o.edition AND r.number = o.number
                        WHERE o.edition = @edition ORDER BY o.number
                        """,
                        new { edition },
                        db.Transaction
                    )
                    .Select(row => row.Objection(edition)),
            ]
        );

    /// <summary>
    /// The last moment for objections, UTC, inclusive: as it was set, or else that of the newest publication; null if it was set to no end,
    /// or nothing is published.
    /// </summary>
    public DateTime? Until(string edition) => Windows(edition).TryGetValue(edition, out var until) ? until : null;

    /// <summary>The last moment for objections of each edition that has one, UTC.</summary>
    public IReadOnlyDictionary<string, DateTime> Windows() => Windows(null);

    private SortedDictionary<string, DateTime> Windows(string? edition) =>
        work.Locked(db =>
        {
            var windows = db
                .Connection.Query<ObjectionWindowRow>(
                    """
                    SELECT edition AS Edition, until AS Until, at AS At FROM objection_windows
                    WHERE window_id IN (SELECT max(window_id) FROM objection_windows GROUP BY edition)
                        AND (CAST(@edition AS text) IS NULL OR edition = @edition)
                    """,
                    new { edition },
                    db.Transaction
                )
                .ToDictionary(row => row.Edition);
            var until = new SortedDictionary<string, DateTime>(StringComparer.Ordinal);
            foreach (var (id, window) in windows)
            {
                if (Times.Of(window.Until) is { } set)
                    until[id] = set;
            }
            var published = db.Connection.Query<NewestPublicationRow>(
                """
                SELECT edition AS Edition, max(at) AS At FROM publications
                WHERE CAST(@edition AS text) IS NULL OR edition = @edition GROUP BY edition
                """,
                new { edition },
                db.Transaction
            );
            foreach (var row in published)
            {
                var at = Times.Of(row.At)!.Value;
                var window = windows.GetValueOrDefault(row.Edition);
                if (window is not null && (window.Until is null || Times.Of(window.At) >= at))
                    continue;
                var after = ObjectionWindow.After(at, DaysOf(row.Edition));
                until[row.Edition] = until.TryGetValue(row.Edition, out var set) && set > after ? set : after;
            }
            return until;
        });

    // An edition whose rules are gone or faulty keeps the usual time.
    private int DaysOf(string edition)
    {
        try
        {
            return editions.Get(edition).Publishing.ObjectionDays;
        }
        catch (RefusalException)
        {
            return PublishingRule.UsualDays;
        }
    }

    /// <summary>Sets the window.</summary>
    public void SetUntil(string edition, DateTime? until) =>
        work.Locked(db =>
            db.Connection.Execute(
                "INSERT INTO objection_windows (edition, until, by, at) VALUES (@edition, @until, @Who, @now)",
                new
                {
                    edition,
                    until = Times.Text(until),
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    /// <summary>Adds an objection.</summary>
    public void Add(Objection objection) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO objections (edition, number, unit, claimant, claim, evidence, run_id, by, at)
                VALUES (@Edition, @Number, @Unit, @Claimant, @Claim, @Evidence, @AgainstRun, @By, @At)
                """,
                new
                {
                    objection.Edition,
                    objection.Number,
                    objection.Unit,
                    objection.Claimant,
                    objection.Claim,
                    objection.Evidence,
                    objection.AgainstRun,
                    objection.By,
                    At = Times.Text(objection.At),
                },
                db.Transaction
            )
        );

    /// <summary>Adds a ruling.</summary>
    public void Add(string edition, int number, Ruling ruling) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO objection_rulings (edition, number, upheld, reason, effect, decided_by, run_id, by, at)
                VALUES (@edition, @number, @Upheld, @Reason, @Effect, @DecidedBy, @Run, @By, @At)
                """,
                new
                {
                    edition,
                    number,
                    Upheld = ruling.Upheld ? 1 : 0,
                    ruling.Reason,
                    ruling.Effect,
                    ruling.DecidedBy,
                    ruling.Run,
                    ruling.By,
                    At = Times.Text(ruling.At),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of objection_windows.</summary>
internal sealed record ObjectionWindowRow(string Edition, string? Until, string At);

/// <summary>When an edition was published last.</summary>
internal sealed record NewestPublicationRow(string Edition, string At);

/// <summary>A row of objections joined with objection_rulings; the columns of the ruling are null until it is ruled on.</summary>
internal sealed record ObjectionRow(
    long Number,
    string Unit,
    string Claimant,
    string Claim,
    string Evidence,
    long RunId,
    string RecordedBy,
    string At,
    long? Upheld,
    string? Reason,
    string? Effect,
    string? DecidedBy,
    long? RulingRunId,
    string? RulingBy,
    string? RulingAt
)
{
    /// <summary>The row as an objection of its edition.</summary>
    public Objection Objection(string edition) =>
        new(
            edition,
            (int)Number,
            Unit,
            Claimant,
            Claim,
            Evidence,
            RunId,
            RecordedBy,
            Times.Of(At)!.Value,
            Upheld is { } upheld
                ? new Ruling(upheld == 1, Reason!, Effect!, DecidedBy!, RulingRunId!.Value, RulingBy!, Times.Of(RulingAt)!.Value)
                : null
        );
}
