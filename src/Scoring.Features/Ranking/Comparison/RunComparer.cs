using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>Reads two kept runs and tells what differs.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="trail">Who asks, and when.</param>
internal sealed class RunComparer(UnitOfWork session, AuditTrail trail)
{
    /// <summary>What differs from one run to another.</summary>
    /// <exception cref="RefusalException">There is no such run, or they are of two editions.</exception>
    public RunComparison Compare(long from, long to) => session.Locked(connection =>
    {
        var (before, after) = (Head(connection, from), Head(connection, to));
        if (before.Edition != after.Edition)
            throw new RefusalException(RefusalKind.Usage, "runs-of-two-editions", before.Edition, after.Edition);
        return Of(before, after, Inputs(connection, from, to), Lines(connection, from), Lines(connection, to));
    });

    /// <summary>What differs from a kept run to one that is not kept.</summary>
    /// <exception cref="RefusalException">There is no such run.</exception>
    public RunComparison Compare(long from, RankingRun to) => session.Locked(connection =>
    {
        var after = new RunHead(to.RunId, to.Edition, to.RuleHash, RunHashes.OfInputs(to.Inputs), to.EngineVersion, to.ResultHash, trail.Now, trail.Who);
        var now = new OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)>();
        foreach (var ranking in to.Rankings.OrderBy(ranking => ranking.Rule.Id, StringComparer.Ordinal))
        {
            foreach (var row in ranking.Rows)
                now[(ranking.Rule.Id, row.Id)] = (row.Name, new KeptLine(row.Rank, row.Shown, row.Score, row.Band?.Id, row.WithinCut));
        }
        var used = Used(connection, from);
        var uses = to.Inputs.Select(input => (input.Edition, input.Kind, Name: input.File, input.Sha256)).ToList();
        List<InputChange> inputs =
        [
            .. used.Where(old => !uses.Exists(input => (input.Edition, input.Kind, input.Sha256) == (old.Edition, old.Kind, old.Sha256)))
                .Select(old => new InputChange(false, old.Edition, old.Kind, old.Name, old.Sha256)),
            .. uses.Where(input => !used.Exists(old => (input.Edition, input.Kind, input.Sha256) == (old.Edition, old.Kind, old.Sha256)))
                .Select(input => new InputChange(true, input.Edition, input.Kind, input.Name, input.Sha256)),
        ];
        return Of(Head(connection, from), after, inputs, Lines(connection, from), now);
    });

    /// <summary>The kept runs of an edition, the newest first.</summary>
    public IReadOnlyList<RunHead> Heads(string edition) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT run_id FROM runs WHERE edition = ? ORDER BY run_id DESC");
        rows.Bind(1, edition);
        var ids = new List<long>();
        while (rows.Next())
            ids.Add(rows.Integer(0));
        return (IReadOnlyList<RunHead>)[.. ids.Select(id => Head(connection, id))];
    });

    private static RunComparison Of(RunHead before, RunHead after, List<InputChange> inputs,
        OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> old, OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> now)
    {
        List<LineChange> changes =
        [
            .. now.Select(line => Change(line.Key, line.Value.Name, old.TryGetValue(line.Key, out var was) ? was.Line : null, line.Value.Line)),
            .. old.Where(line => !now.ContainsKey(line.Key)).Select(line => Change(line.Key, line.Value.Name, line.Value.Line, null)),
        ];
        return new RunComparison(before, after, inputs,
            [.. changes.Where(change => change.From != change.To).OrderBy(change => change.Ranking, StringComparer.Ordinal)], changes.Count);
    }

    private static List<(string Edition, string Kind, string Name, string Sha256)> Used(SqliteConnection connection, long run)
    {
        using var rows = new RawStatement(connection, """
            SELECT edition, lower(kind), file_name, sha256 FROM run_inputs JOIN imports USING (import_id) WHERE run_id = ?1
            UNION ALL SELECT edition, kind, name, sha256 FROM run_entered WHERE run_id = ?1
            """);
        rows.Bind(1, run);
        var used = new List<(string, string, string, string)>();
        while (rows.Next())
            used.Add((rows.Text(0)!, rows.Text(1)!, rows.Text(2)!, rows.Text(3)!));
        return used;
    }

    private static LineChange Change((string Ranking, string Unit) key, string name, KeptLine? from, KeptLine? to) => new(key.Ranking, key.Unit, name, from, to);

    private static RunHead Head(SqliteConnection connection, long id)
    {
        using var row = new RawStatement(connection,
            "SELECT edition, rule_hash, input_hash, engine_version, result_hash, run_at, run_by FROM runs WHERE run_id = ?");
        row.Bind(1, id);
        return row.Next()
            ? new RunHead(id, row.Text(0)!, row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Text(4)!, Times.Of(row.Text(5))!.Value, row.Text(6)!)
            : throw new RefusalException(RefusalKind.Usage, "unknown-run", id.ToString(CultureInfo.InvariantCulture));
    }

    // In the order of the lines, which is that of the ranking.
    private static OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> Lines(SqliteConnection connection, long run)
    {
        using var rows = new RawStatement(connection,
            "SELECT ranking, unit_id, name, rank, score, exact_score, band, within_cut FROM run_rows WHERE run_id = ? ORDER BY ranking, row");
        rows.Bind(1, run);
        var lines = new OrderedDictionary<(string, string), (string, KeptLine)>();
        while (rows.Next())
        {
            lines[(rows.Text(0)!, rows.Text(1)!)] = (rows.Text(2)!,
                new KeptLine(rows.Number(3), rows.Number(4), rows.Number(5), rows.Text(6), rows.Integer(7) == 1));
        }
        return lines;
    }

    private static List<InputChange> Inputs(SqliteConnection connection, long from, long to)
    {
        using var rows = new RawStatement(connection, """
            WITH used AS (
                SELECT run_id, edition, lower(kind) AS kind, file_name AS name, sha256 FROM run_inputs JOIN imports USING (import_id)
                UNION ALL SELECT run_id, edition, kind, name, sha256 FROM run_entered)
            SELECT max(run_id = ?2) AS added, edition, kind, name, sha256 FROM used WHERE run_id IN (?1, ?2)
            GROUP BY edition, kind, sha256 HAVING count(DISTINCT run_id) = 1 ORDER BY edition, kind, name, added
            """);
        rows.Bind(1, from).Bind(2, to);
        var changes = new List<InputChange>();
        while (rows.Next())
            changes.Add(new InputChange(rows.Integer(0) == 1, rows.Text(1)!, rows.Text(2)!, rows.Text(3)!, rows.Text(4)!));
        return from == to ? [] : changes;
    }
}
