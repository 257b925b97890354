using System.Globalization;
using Dapper;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Audit;

/// <summary>
/// Writes a command's audit events in the command's own transaction: an event exists exactly if the change was committed.
/// </summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="caller">The acting person.</param>
/// <param name="clock">The clock; null for the system's.</param>
internal sealed class AuditTrail(UnitOfWork session, Caller caller, TimeProvider? clock = null)
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The current time in UTC, shared by an event and the rows written with it.</summary>
    public DateTime Now => (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;

    /// <summary>The acting person's name.</summary>
    public string Who => caller.Person.Name;

    /// <summary>Adds an event.</summary>
    /// <param name="what">One of <see cref="AuditAction"/>.</param>
    /// <param name="subject">"programme/edition", then the parts within it, separated by slashes.</param>
    /// <param name="why">The reason in the person's words; empty if none is asked for.</param>
    /// <param name="data">Further data of the event.</param>
    /// <returns>The event as stored.</returns>
    /// <exception cref="InvalidOperationException">Called outside a transaction, which is a bug in the program.</exception>
    public AuditRecord Tell(string what, string subject, string why, params ReadOnlySpan<(string Name, object? Value)> data)
    {
        if (!session.InTransaction)
            throw new InvalidOperationException($"{what}: an event belongs into the transaction of what it tells.");
        var json = EventData.Json(data);
        return session.Locked(db =>
        {
            var last = Last(db);
            var record = AuditChain.Append(last, new AuditEvent((last?.Event.Sequence ?? 0) + 1, Now, Who, what, subject, why, json));
            Insert(db, record);
            return record;
        });
    }

    /// <summary>The newest event, or null.</summary>
    public static AuditRecord? Last(Db db) =>
        db.Connection.QueryFirstOrDefault<AuditRow>(
            "SELECT sequence, at, who, what, subject, why, data, previous, hash FROM audit_events ORDER BY sequence DESC LIMIT 1",
            transaction: db.Transaction
        )
            is { } row
            ? Record(row)
            : null;

    /// <summary>The number and hash of the newest event; null if there are none.</summary>
    public static AuditHead? Head(Db db) => Last(db) is { } last ? new AuditHead(last.Event.Sequence, last.Hash) : null;

    /// <summary>All events, oldest first.</summary>
    public static List<AuditRecord> All(Db db) =>
        [
            .. db
                .Connection.Query<AuditRow>(
                    "SELECT sequence, at, who, what, subject, why, data, previous, hash FROM audit_events ORDER BY sequence",
                    transaction: db.Transaction
                )
                .Select(Record),
        ];

    // An unreadable time becomes the minimum time, so the event no longer matches its hash, which is what verification is for.
    private static AuditRecord Record(AuditRow row) =>
        new(
            new AuditEvent(
                row.Sequence,
                DateTime.TryParseExact(
                    row.At,
                    TimeForm,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out var at
                )
                    ? at
                    : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
                row.Who,
                row.What,
                row.Subject,
                row.Why,
                row.Data
            ),
            row.Previous,
            row.Hash
        );

    private static void Insert(Db db, AuditRecord record) =>
        db.Connection.Execute(
            """
            INSERT INTO audit_events (sequence, at, who, what, subject, why, data, previous, hash)
            VALUES (@Sequence, @At, @Who, @What, @Subject, @Why, @Data, @Previous, @Hash)
            """,
            new AuditRow(
                record.Event.Sequence,
                record.Event.When.ToString(TimeForm, CultureInfo.InvariantCulture),
                record.Event.Who,
                record.Event.What,
                record.Event.Subject,
                record.Event.Why,
                record.Event.Data,
                record.Previous,
                record.Hash
            ),
            db.Transaction
        );
}

/// <summary>A row of audit_events.</summary>
internal sealed record AuditRow(
    long Sequence,
    string At,
    string Who,
    string What,
    string Subject,
    string Why,
    string Data,
    string Previous,
    string Hash
);
