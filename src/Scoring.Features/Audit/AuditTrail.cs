using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Audit;

/// <summary>Writes into the audit trail what a command did, in the command's own transaction: it stands there exactly if it was done.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="caller">Who did it.</param>
/// <param name="clock">The time; null for the system's.</param>
internal sealed class AuditTrail(UnitOfWork session, Caller caller, TimeProvider? clock = null)
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The time now, as events and the rows beside them carry it.</summary>
    public DateTime Now => (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;

    /// <summary>Who acts.</summary>
    public string Who => caller.Person.Name;

    /// <summary>Adds an event.</summary>
    /// <param name="what">One of <see cref="AuditAction"/>.</param>
    /// <param name="subject">"programme/edition", then what of it, parted by slashes.</param>
    /// <param name="why">The reason in the person's words; empty where none is asked for.</param>
    /// <param name="data">What belongs to it.</param>
    /// <returns>The event as it is kept.</returns>
    /// <exception cref="InvalidOperationException">Outside a transaction: an error of the program.</exception>
    public AuditRecord Tell(string what, string subject, string why, params ReadOnlySpan<(string Name, object? Value)> data)
    {
        if (!session.InTransaction)
            throw new InvalidOperationException($"{what}: an event belongs into the transaction of what it tells.");
        var json = EventData.Json(data);
        return session.Locked(connection =>
        {
            var last = Last(connection);
            var record = AuditChain.Append(last, new AuditEvent((last?.Event.Sequence ?? 0) + 1, Now, Who, what, subject, why, json));
            Insert(connection, record);
            return record;
        });
    }

    /// <summary>The newest event; null where nothing was told yet.</summary>
    public static AuditRecord? Last(SqliteConnection connection)
    {
        using var rows = new RawStatement(connection, "SELECT sequence, at, who, what, subject, why, data, previous, hash FROM audit_events ORDER BY sequence DESC LIMIT 1");
        return rows.Next() ? Read(rows) : null;
    }

    /// <summary>All events, the oldest first.</summary>
    public static List<AuditRecord> All(SqliteConnection connection)
    {
        using var rows = new RawStatement(connection, "SELECT sequence, at, who, what, subject, why, data, previous, hash FROM audit_events ORDER BY sequence");
        var records = new List<AuditRecord>();
        while (rows.Next())
            records.Add(Read(rows));
        return records;
    }

    // A time that is none is kept as the beginning of time: the event then is not what its hash says, which is what verification is for.
    private static AuditRecord Read(RawStatement row) => new(new AuditEvent(row.Integer(0),
        DateTime.TryParseExact(row.Text(1), TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
        row.Text(2)!, row.Text(3)!, row.Text(4)!, row.Text(5)!, row.Text(6)!), row.Text(7)!, row.Text(8)!);

    private static void Insert(SqliteConnection connection, AuditRecord record)
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO audit_events (sequence, at, who, what, subject, why, data, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var told = record.Event;
        insert.Bind(1, told.Sequence).Bind(2, told.When.ToString(TimeForm, CultureInfo.InvariantCulture)).Bind(3, told.Who).Bind(4, told.What)
            .Bind(5, told.Subject).Bind(6, told.Why).Bind(7, told.Data).Bind(8, record.Previous).Bind(9, record.Hash).Run();
    }
}
