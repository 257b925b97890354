using System.Globalization;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>Reads two stored runs and reports the differences.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="trail">Who asks, and when.</param>
internal sealed class RunComparer(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The differences between two stored runs.</summary>
    /// <exception cref="RefusalException">There is no such run, or the runs are of two editions.</exception>
    public RunComparison Compare(long from, long to) =>
        work.Locked(db =>
        {
            var (before, after) = (Head(db, from), Head(db, to));
            if (before.Edition != after.Edition)
                throw new RefusalException(RefusalKind.Usage, "runs-of-two-editions", before.Edition, after.Edition);
            return Of(before, after, Inputs(db, from, to), Lines(db, from), Lines(db, to));
        });

    /// <summary>The differences between a stored run and one that is not stored.</summary>
    /// <exception cref="RefusalException">There is no such run.</exception>
    public RunComparison Compare(long from, RankingRun to) =>
        work.Locked(db => Of(Head(db, from), Head(to), Inputs(Used(db, from), InputsOf(to)), Lines(db, from), Lines(to)));

    /// <summary>The differences between two runs of which neither need be stored.</summary>
    public RunComparison Compare(RankingRun from, RankingRun to) =>
        Of(Head(from), Head(to), Inputs(InputsOf(from), InputsOf(to)), Lines(from), Lines(to));

    private RunHead Head(RankingRun run) =>
        new(
            run.RunId,
            run.Edition,
            run.RuleHash,
            RunHashes.OfInputs(run.Inputs),
            run.EngineVersion,
            run.ResultHash,
            trail.Now,
            trail.Who,
            run.IsIllustrative
        );

    private static OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> Lines(RankingRun run)
    {
        var lines = new OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)>();
        foreach (var ranking in run.Rankings.OrderBy(ranking => ranking.Rule.Id, StringComparer.Ordinal))
        {
            foreach (var row in ranking.Rows)
                lines[(ranking.Rule.Id, row.Id)] = (row.Name, new KeptLine(row.Rank, row.Shown, row.Score, row.Band?.Id, row.WithinCut));
        }
        return lines;
    }

    private static List<UsedInputRow> InputsOf(RankingRun run) =>
        [.. run.Inputs.Select(input => new UsedInputRow(input.Edition, input.Kind, input.File, input.Sha256))];

    private static List<InputChange> Inputs(List<UsedInputRow> before, List<UsedInputRow> after) =>
        [
            .. before
                .Where(old => !after.Exists(old.IsSameAs))
                .Select(old => new InputChange(false, old.Edition, old.Kind, old.Name, old.Sha256)),
            .. after
                .Where(now => !before.Exists(now.IsSameAs))
                .Select(now => new InputChange(true, now.Edition, now.Kind, now.Name, now.Sha256)),
        ];

    /// <summary>The stored runs of an edition, the newest first.</summary>
    public IReadOnlyList<RunHead> Heads(string edition) =>
        work.Locked(db =>
        {
            var ids = db.Connection.Query<long>(
                "SELECT run_id FROM runs WHERE edition = @edition ORDER BY run_id DESC",
                new { edition },
                db.Transaction
            );
            return (IReadOnlyList<RunHead>)[.. ids.Select(id => Head(db, id))];
        });

    private static RunComparison Of(
        RunHead before,
        RunHead after,
        List<InputChange> inputs,
        OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> old,
        OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> now
    )
    {
        List<LineChange> changes =
        [
            .. now.Select(line =>
                Change(line.Key, line.Value.Name, old.TryGetValue(line.Key, out var was) ? was.Line : null, line.Value.Line)
            ),
            .. old.Where(line => !now.ContainsKey(line.Key)).Select(line => Change(line.Key, line.Value.Name, line.Value.Line, null)),
        ];
        return new RunComparison(
            before,
            after,
            inputs,
            [.. changes.Where(change => change.From != change.To).OrderBy(change => change.Ranking, StringComparer.Ordinal)],
            changes.Count
        )
        {
            All = changes,
        };
    }

    private static List<UsedInputRow> Used(Db db, long run) =>
        [
            .. db.Connection.Query<UsedInputRow>(
                """
                SELECT edition AS Edition, lower(kind) AS Kind, file_name AS Name, sha256 AS Sha256
                    FROM run_inputs JOIN imports USING (import_id) WHERE run_id = @run
                UNION ALL SELECT edition, kind, name, sha256 FROM run_entered WHERE run_id = @run
                """,
                new { run },
                db.Transaction
            ),
        ];

    private static LineChange Change((string Ranking, string Unit) key, string name, KeptLine? from, KeptLine? to) =>
        new(key.Ranking, key.Unit, name, from, to);

    private static RunHead Head(Db db, long id) =>
        db.Connection.QueryFirstOrDefault<RunRow>(
            """
            SELECT edition AS Edition, rule_hash AS RuleHash, input_hash AS InputHash, engine_version AS EngineVersion,
                result_hash AS ResultHash, run_at AS RunAt, run_by AS RunBy,
                (SELECT count(*) FROM run_inputs JOIN imports USING (import_id) WHERE run_id = @id AND illustrative = 1) AS MadeUp
            FROM runs WHERE run_id = @id
            """,
            new { id },
            db.Transaction
        )
            is { } row
            ? new RunHead(
                id,
                row.Edition,
                row.RuleHash,
                row.InputHash,
                row.EngineVersion,
                row.ResultHash,
                Times.Of(row.RunAt)!.Value,
                row.RunBy,
                row.MadeUp > 0
            )
            : throw new RefusalException(RefusalKind.Usage, "unknown-run", id.ToString(CultureInfo.InvariantCulture));

    // In the order of the lines, which is that of the ranking.
    private static OrderedDictionary<(string Ranking, string Unit), (string Name, KeptLine Line)> Lines(Db db, long run)
    {
        var rows = db.Connection.Query<RunLineRow>(
            """
            SELECT ranking AS Ranking, unit_id AS Unit, name AS Name, rank AS Rank, score AS Score, exact_score AS ExactScore,
                band AS Band, within_cut AS WithinCut
            FROM run_rows WHERE run_id = @run ORDER BY ranking, row
            """,
            new { run },
            db.Transaction
        );
        var lines = new OrderedDictionary<(string, string), (string, KeptLine)>();
        foreach (var row in rows)
        {
            lines[(row.Ranking, row.Unit)] = (
                row.Name,
                new KeptLine(
                    StoredNumber.Of(row.Rank),
                    StoredNumber.Of(row.Score),
                    StoredNumber.Of(row.ExactScore),
                    row.Band,
                    row.WithinCut == 1
                )
            );
        }
        return lines;
    }

    private static List<InputChange> Inputs(Db db, long from, long to)
    {
        if (from == to)
            return [];
        var changes = db.Connection.Query<InputChangeRow>(
            """
            WITH used AS (
                SELECT run_id, edition, lower(kind) AS kind, file_name AS name, sha256 FROM run_inputs JOIN imports USING (import_id)
                UNION ALL SELECT run_id, edition, kind, name, sha256 FROM run_entered)
            SELECT max(CASE WHEN run_id = @to THEN 1 ELSE 0 END) AS Added, edition AS Edition, kind AS Kind,
                min(name) AS Name, sha256 AS Sha256
            FROM used WHERE run_id IN (@from, @to)
            GROUP BY edition, kind, sha256 HAVING count(DISTINCT run_id) = 1 ORDER BY 2, 3, 4, 1
            """,
            new { from, to },
            db.Transaction
        );
        return [.. changes.Select(row => new InputChange(row.Added == 1, row.Edition, row.Kind, row.Name, row.Sha256))];
    }
}

/// <summary>A row of runs, with how many of its files hold figures that are made up for a sample.</summary>
internal sealed record RunRow(
    string Edition,
    string RuleHash,
    string InputHash,
    string EngineVersion,
    string ResultHash,
    string RunAt,
    string RunBy,
    long MadeUp
);

/// <summary>A file, or manual entries, used by a run.</summary>
internal sealed record UsedInputRow(string Edition, string Kind, string Name, string Sha256)
{
    /// <summary>True if the other is the same file of the same edition and kind, whatever its name.</summary>
    public bool IsSameAs(UsedInputRow other) => (Edition, Kind, Sha256) == (other.Edition, other.Kind, other.Sha256);
}

/// <summary>A row of the view run_rows; exact numbers are text.</summary>
internal sealed record RunLineRow(
    string Ranking,
    string Unit,
    string Name,
    string? Rank,
    string? Score,
    string? ExactScore,
    string? Band,
    long WithinCut
);

/// <summary>An input that only one of two runs used.</summary>
internal sealed record InputChangeRow(long Added, string Edition, string Kind, string Name, string Sha256);
