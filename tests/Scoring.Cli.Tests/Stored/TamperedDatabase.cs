using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Scoring.Domain.Audit;

namespace Scoring.Cli.Tests.Stored;

/// <summary>
/// What somebody with the file can do: triggers away, rows changed, triggers back, the trail written again with right hashes.
/// </summary>
internal sealed class TamperedDatabase : IDisposable
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private readonly SqliteConnection _connection;
    private readonly List<string> _triggers = [];

    public TamperedDatabase(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        _connection.Open();
    }

    /// <summary>Removes all triggers until the end, when they are made again letter by letter.</summary>
    public void WithoutTriggers()
    {
        _triggers.AddRange(Query("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").Select(row => (string)row[0]!));
        foreach (var trigger in Query("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
            Execute($"DROP TRIGGER {trigger[0]}");
    }

    /// <summary>Runs a statement.</summary>
    public void Run(string sql) => Execute(sql);

    /// <summary>Runs a statement that must change something.</summary>
    public void Change(string sql) => Execute(sql).ShouldNotBe(0, sql);

    /// <summary>Rewrites every event, changed as asked, each tied to the one before it by a right hash.</summary>
    public void WriteTrailAnew(Func<AuditEvent, AuditEvent> change)
    {
        AuditRecord? last = null;
        foreach (var row in Query("SELECT sequence, at, who, what, subject, why, data FROM audit_events ORDER BY sequence"))
        {
            var at = DateTime.ParseExact((string)row[1]!, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            var told = new AuditEvent(
                (long)row[0]!,
                DateTime.SpecifyKind(at, DateTimeKind.Utc),
                (string)row[2]!,
                (string)row[3]!,
                (string)row[4]!,
                (string)row[5]!,
                (string)row[6]!
            );
            last = AuditChain.Append(last, change(told));
            Execute(
                "UPDATE audit_events SET who = $0, data = $1, previous = $2, hash = $3 WHERE sequence = $4",
                last.Event.Who,
                last.Event.Data,
                last.Previous,
                last.Hash,
                told.Sequence
            );
        }
    }

    /// <summary>The hash of one row, as the product documents it (BoundTable).</summary>
    public string HashOf(string table, string where)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // written in the tests
        command.CommandText = $"SELECT * FROM {table} WHERE {where}";
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        row.Read().ShouldBeTrue(where);
        var text = new StringBuilder();
        foreach (
            var column in Enumerable.Range(0, row.FieldCount).OrderBy(row.GetName, StringComparer.Ordinal).Where(at => !row.IsDBNull(at))
        )
        {
            var (kind, value) = row.GetValue(column) is long number
                ? ('i', number.ToString(CultureInfo.InvariantCulture))
                : ('t', row.GetString(column));
            text.Append(CultureInfo.InvariantCulture, $"{row.GetName(column)} {kind} {Encoding.UTF8.GetByteCount(value)}:{value}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Append('\n').ToString())));
    }

    public void Dispose()
    {
        foreach (var trigger in _triggers)
            Execute(trigger);
        _connection.Dispose();
    }

    private List<object?[]> Query(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // written in the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var values = new object?[reader.FieldCount];
            reader.GetValues(values!);
            rows.Add(values);
        }
        return rows;
    }

    private int Execute(string sql, params object[] values)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // written in the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), values[i]);
        return command.ExecuteNonQuery();
    }
}
