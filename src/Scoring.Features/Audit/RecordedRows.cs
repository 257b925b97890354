using System.Text.Json;
using Dapper;
using Scoring.Domain.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Audit;

/// <summary>
/// What events have said since before rows were bound: hashes of imported files, of runs and of publications. Checked for every event, and
/// the only check of what a program of before stored, up to the event that bound it.
/// </summary>
internal static class RecordedRows
{
    private static readonly (string What, string Table, string[] Names, string Sql)[] Told =
    [
        (
            AuditAction.FileImported,
            "imports",
            ["sha256", "file"],
            "SELECT edition || '/import/' || import_id AS Subject, sha256 AS "
                + "First, file_name AS Second, '' AS Third, '' AS Fourth FROM imports"
        ),
        (
            AuditAction.RunKept,
            "runs",
            ["rules", "inputs", "engine", "result"],
            """
            SELECT edition || '/run/' || run_id AS Subject, rule_hash AS First, input_hash AS Second, engine_version AS Third,
                result_hash AS Fourth FROM runs
            """
        ),
        (
            AuditAction.RankingPublished,
            "publications",
            ["result", "manifest"],
            """
            SELECT edition || '/publication/' || number AS Subject, result_hash AS First, manifest_sha256 AS Second, '' AS Third,
                '' AS Fourth FROM publications
            """
        ),
    ];

    /// <summary>The first row of each of the three tables that its event contradicts.</summary>
    public static IEnumerable<RecordedDifference> Differences(Db db, IReadOnlyList<AuditRecord> trail)
    {
        foreach (var (what, table, names, sql) in Told)
        {
            var rows = Rows(db, sql);
            foreach (var told in trail.Select(record => record.Event).Where(told => told.What == what))
            {
                var change =
                    !rows.TryGetValue(told.Subject, out var row) ? "gone"
                    : Says(told.Data, names, row) ? null
                    : "changed";
                if (change is null)
                    continue;
                yield return new RecordedDifference(table, change, told);
                break;
            }
        }
    }

    private static Dictionary<string, RecordedRow> Rows(Db db, string sql) =>
        db.Connection.Query<RecordedRow>(sql, transaction: db.Transaction).ToDictionary(row => row.Subject, StringComparer.Ordinal);

    private static bool Says(string data, string[] names, RecordedRow row)
    {
        string[] values = [row.First, row.Second, row.Third, row.Fourth];
        try
        {
            using var json = JsonDocument.Parse(data);
            for (var i = 0; i < names.Length; i++)
            {
                if (json.RootElement.TryGetProperty(names[i], out var said) && said.ToString() != values[i])
                    return false;
            }
            return true;
        }
        catch (JsonException)
        {
            return true; // the event is not of this program, as its hash says
        }
    }
}

/// <summary>What a row holds of what its event recorded.</summary>
internal sealed record RecordedRow(string Subject, string First, string Second, string Third, string Fourth);

/// <summary>A row that its event contradicts.</summary>
/// <param name="Table">The table.</param>
/// <param name="Change">"gone" or "changed".</param>
/// <param name="Told">The event.</param>
internal sealed record RecordedDifference(string Table, string Change, AuditEvent Told);
