using System.Globalization;
using Dapper;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>The entries and what became of them: both only grow.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class EntryStore(UnitOfWork work, AuditTrail trail)
{
    private const string Select = """
        SELECT e.edition AS Edition, e.entry AS Id, e.account AS Account, e.agency AS Agency, e.by AS BegunBy, e.at AS BegunAt,
            s.state_id AS Number, s.state AS State, s.version AS Version, s.reason AS Reason, s.fields AS Fields,
            s.check_id AS CheckId, s.until AS Until, s.by AS By, s.at AS At
        FROM entries e JOIN entry_states s
            ON s.state_id = (SELECT max(l.state_id) FROM entry_states l WHERE l.edition = e.edition AND l.entry = e.entry)
        """;

    /// <summary>An entry, or null.</summary>
    public Entry? Find(string edition, string id) =>
        work.Locked(db =>
            db.Connection.QuerySingleOrDefault<EntryRow>(
                Select + " WHERE e.edition = @edition AND e.entry = @id",
                new { edition, id },
                db.Transaction
            )?.Entry
        );

    /// <summary>All entries of an edition, by id.</summary>
    public IReadOnlyList<Entry> Of(string edition) =>
        work.Locked<IReadOnlyList<Entry>>(db =>
            [
                .. db
                    .Connection.Query<EntryRow>(Select + " WHERE e.edition = @edition ORDER BY e.entry_id", new { edition }, db.Transaction)
                    .Select(row => row.Entry),
            ]
        );

    /// <summary>The entries of an account in all editions, the newest first.</summary>
    public IReadOnlyList<Entry> OfAccount(long account) =>
        work.Locked<IReadOnlyList<Entry>>(db =>
            [
                .. db
                    .Connection.Query<EntryRow>(
                        Select + " WHERE e.account = @account ORDER BY e.entry_id DESC",
                        new { account },
                        db.Transaction
                    )
                    .Select(row => row.Entry),
            ]
        );

    /// <summary>The entries of an agency in all editions, the newest first.</summary>
    public IReadOnlyList<Entry> OfAgency(long agency) =>
        work.Locked<IReadOnlyList<Entry>>(db =>
            [
                .. db
                    .Connection.Query<EntryRow>(
                        Select + " WHERE e.agency = @agency ORDER BY e.entry_id DESC",
                        new { agency },
                        db.Transaction
                    )
                    .Select(row => row.Entry),
            ]
        );

    /// <summary>The editions that anything was entered for.</summary>
    public IReadOnlyList<string> Editions() =>
        work.Locked<IReadOnlyList<string>>(db =>
            [.. db.Connection.Query<string>("SELECT DISTINCT edition FROM entries ORDER BY edition", transaction: db.Transaction)]
        );

    /// <summary>Everything that became of an entry, oldest first.</summary>
    public IReadOnlyList<EntryStep> Steps(Entry entry) =>
        work.Locked<IReadOnlyList<EntryStep>>(db =>
            [
                .. db
                    .Connection.Query<EntryStepRow>(
                        """
                        SELECT entry AS Entry, state_id AS Number, state AS State, version AS Version, reason AS Reason, fields AS Fields,
                            check_id AS CheckId, until AS Until, by AS By, at AS At
                        FROM entry_states WHERE edition = @Edition AND entry = @Id ORDER BY state_id
                        """,
                        new { entry.Edition, entry.Id },
                        db.Transaction
                    )
                    .Select(row => row.Step),
            ]
        );

    /// <summary>Everything that became of the entries of an edition, by entry, oldest first.</summary>
    public ILookup<string, EntryStep> StepsOf(string edition) =>
        work.Locked(db =>
            db.Connection.Query<EntryStepRow>(
                    """
                    SELECT entry AS Entry, state_id AS Number, state AS State, version AS Version, reason AS Reason, fields AS Fields,
                        check_id AS CheckId, until AS Until, by AS By, at AS At
                    FROM entry_states WHERE edition = @edition ORDER BY state_id
                    """,
                    new { edition },
                    db.Transaction
                )
                .ToLookup(row => row.Entry, row => row.Step, StringComparer.Ordinal)
        );

    /// <summary>Begins an entry; the caller records the event.</summary>
    public Entry Begin(string edition, long account, long? agency)
    {
        var id = work.Locked(db =>
        {
            // The number after the greatest: two that begin at once are kept apart by the transaction, or by the unique key.
            var last = db.Connection.ExecuteScalar<string?>(
                "SELECT entry FROM entries WHERE edition = @edition ORDER BY entry_id DESC LIMIT 1",
                new { edition },
                db.Transaction
            );
            var next = FrozenEntry.IdOf(1 + int.Parse(last ?? "0", CultureInfo.InvariantCulture));
            db.Connection.Execute(
                "INSERT INTO entries (edition, entry, account, agency, by, at) VALUES (@edition, @next, @account, @agency, @Who, @at)",
                new
                {
                    edition,
                    next,
                    account,
                    agency,
                    trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            );
            return next;
        });
        Add(edition, id, new NewStep(EntryState.Draft));
        return Find(edition, id)!;
    }

    /// <summary>Adds a step; the caller records the event. Returns the entry as it is then.</summary>
    public Entry Add(Entry entry, NewStep step)
    {
        Add(entry.Edition, entry.Id, step);
        return Find(entry.Edition, entry.Id)!;
    }

    private void Add(string edition, string id, NewStep step) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO entry_states (edition, entry, state, version, reason, fields, check_id, until, by, at)
                VALUES (@edition, @id, @state, @version, @Reason, @fields, @Check, @until, @Who, @at)
                """,
                new
                {
                    edition,
                    id,
                    state = step.State.Word(),
                    version = (long?)step.Version,
                    step.Reason,
                    fields = string.Join('\n', step.Fields),
                    step.Check,
                    until = Times.Text(step.Until),
                    trail.Who,
                    at = Times.Text(step.At ?? trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A step to be stored.</summary>
/// <param name="State">The state from now on.</param>
internal sealed record NewStep(EntryState State)
{
    /// <summary>The number of the version that it is about; null for a draft.</summary>
    public int? Version { get; init; }

    /// <summary>Why; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Of a repair: the ids of the fields that may be changed.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Of a refusal: the check that failed.</summary>
    public string? Check { get; init; }

    /// <summary>A deadline of its own, UTC.</summary>
    public DateTime? Until { get; init; }

    /// <summary>When, UTC; null for now.</summary>
    public DateTime? At { get; init; }
}
