using System.Globalization;
using Dapper;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Audit;

/// <summary>
/// Writes a command's audit events in the command's own transaction: an event exists exactly if the change was committed. Each event
/// carries the hashes of the rows that were written since the one before it.
/// </summary>
internal sealed class AuditTrail
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private readonly UnitOfWork _session;
    private readonly Caller _caller;
    private readonly TimeProvider _clock;
    private readonly Action<ClockStep>? _clockWentBack;
    private readonly List<PendingEvent> _pending = [];

    /// <summary>The trail of a command.</summary>
    /// <param name="work">The command's connection and transaction.</param>
    /// <param name="caller">The acting person.</param>
    /// <param name="options">Who is warned of a clock that went back.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    public AuditTrail(UnitOfWork work, Caller caller, ScoringOptions options, TimeProvider? clock = null)
    {
        (_session, _caller, _clock, _clockWentBack) = (work, caller, clock ?? TimeProvider.System, options.ClockWentBack);
        work.Trail(BeforeCommit, Settle);
    }

    /// <summary>The current time in UTC, shared by an event and the rows written with it.</summary>
    public DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>The acting person's name.</summary>
    public string Who => _caller.Person.Name;

    /// <summary>Adds an event; it binds the rows that the transaction has written since the event before.</summary>
    /// <param name="what">One of <see cref="AuditAction"/>.</param>
    /// <param name="subject">"programme/edition", then the parts within it, separated by slashes.</param>
    /// <param name="why">The reason in the person's words; empty if none is asked for.</param>
    /// <param name="data">Further data of the event.</param>
    /// <exception cref="InvalidOperationException">Called outside a transaction, which is a bug in the program.</exception>
    public void Record(string what, string subject, string why, params ReadOnlySpan<(string Name, object? Value)> data)
    {
        if (!_session.InTransaction)
            throw new InvalidOperationException($"{what}: an event belongs into the transaction of what it tells.");
        if (_pending.Count == 0)
            _session.Undo(_pending.Clear);
        var told = data.ToArray();
        _session.Locked(db =>
        {
            _pending.Add(new PendingEvent(what, subject, why, told, TouchedRows.Take(db)));
            return _pending.Count;
        });
        if (!_session.ChainsEventsLast)
            Settle();
    }

    /// <summary>The newest event, or null.</summary>
    public static AuditRecord? Last(Db db) => Last(db, "");

    /// <summary>The number and hash of the newest event; null if there are none.</summary>
    public static AuditHead? Head(Db db) => Last(db) is { } last ? new AuditHead(last.Event.Sequence, last.Hash) : null;

    /// <summary>All events, oldest first.</summary>
    public static List<AuditRecord> All(Db db) =>
        [
            .. db
                .Connection.Query<TrailRow>(
                    "SELECT sequence, at, who, what, subject, why, data, previous, hash FROM audit_events ORDER BY sequence",
                    transaction: db.Transaction
                )
                .Select(Record),
        ];

    /// <summary>
    /// The time of an event as it is stored, UTC; an unreadable one is the minimum time, so that the event no longer matches its hash,
    /// which is what verification is for.
    /// </summary>
    public static DateTime TimeOf(string at) =>
        DateTime.TryParseExact(
            at,
            TimeForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    private static AuditRecord Record(TrailRow row) =>
        new(new AuditEvent(row.Sequence, TimeOf(row.At), row.Who, row.What, row.Subject, row.Why, row.Data), row.Previous, row.Hash);

    private static AuditRecord? Last(Db db, string before) =>
        db.Connection.QueryFirstOrDefault<TrailRow>(
            before + "SELECT sequence, at, who, what, subject, why, data, previous, hash FROM audit_events ORDER BY sequence DESC LIMIT 1",
            transaction: db.Transaction
        )
            is { } row
            ? Record(row)
            : null;

    // What was written after the last event, or by a command that records none, belongs to an event too.
    private IReadOnlyList<TrailRow> BeforeCommit()
    {
        if (TouchedRows.Any(_session.Db))
            Record(AuditAction.RowsStored, "database", "");
        return _session.Locked(Chained);
    }

    // Stores the events so far.
    private void Settle() =>
        _session.Locked(db =>
        {
            var rows = Chained(db);
            foreach (var row in rows)
                Insert(db, row);
            return rows.Count;
        });

    // Ties the events so far to the newest one; from here to the end of the transaction nobody else can add one.
    private List<TrailRow> Chained(Db db)
    {
        var rows = new List<TrailRow>();
        if (_pending.Count == 0)
            return rows;
        var binds = BindsTables(db);
        var last = Last(db, db.Dialect.HoldTrail);
        if (last is not null && !binds && !BindsTables(db))
        {
            List<BoundRows> own = [.. _pending.SelectMany(one => one.Touched)];
            last = Next(last, AuditAction.TablesBound, "database", "", EventData.Json([], StandingRows.Of(db, own)));
            rows.Add(Row(last));
        }
        foreach (var one in _pending)
        {
            // The first event of a trail always names what it binds, even nothing: so all that follows is known to be bound.
            var bound = last is null || one.Touched.Count > 0 ? one.Touched : null;
            last = Next(last, one.What, one.Subject, one.Why, EventData.Json(one.Told, bound));
            rows.Add(Row(last));
        }
        _pending.Clear();
        return rows;
    }

    // False for a trail that began before rows were bound and has not bound them since.
    private static bool BindsTables(Db db) =>
        db.Connection.ExecuteScalar<long>(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM audit_events WHERE sequence = 1 AND data LIKE '%"bound":%')
                OR EXISTS (SELECT 1 FROM audit_events WHERE what = 'tables-bound') THEN 1 ELSE 0 END
            """,
            transaction: db.Transaction
        ) == 1;

    private AuditRecord Next(AuditRecord? last, string what, string subject, string why, string data)
    {
        var record = AuditChain.Append(last, new AuditEvent((last?.Event.Sequence ?? 0) + 1, Now, Who, what, subject, why, data));
        if (last is not null && record.Event.When < last.Event.When)
            _clockWentBack?.Invoke(new ClockStep(record.Event.Sequence, last.Event.When, record.Event.When));
        return record;
    }

    private static TrailRow Row(AuditRecord record) =>
        new(
            record.Event.Sequence,
            record.Event.When.ToString(TimeForm, CultureInfo.InvariantCulture),
            record.Event.Who,
            record.Event.What,
            record.Event.Subject,
            record.Event.Why,
            record.Event.Data,
            record.Previous,
            record.Hash
        );

    private static void Insert(Db db, TrailRow row) =>
        db.Connection.Execute(
            """
            INSERT INTO audit_events (sequence, at, who, what, subject, why, data, previous, hash)
            VALUES (@Sequence, @At, @Who, @What, @Subject, @Why, @Data, @Previous, @Hash)
            """,
            row,
            db.Transaction
        );

    // An event that is not tied to the trail yet, with the rows written since the one before it.
    private sealed record PendingEvent(
        string What,
        string Subject,
        string Why,
        (string Name, object? Value)[] Told,
        List<BoundRows> Touched
    );
}
