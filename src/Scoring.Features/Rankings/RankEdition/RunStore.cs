using System.Globalization;
using System.Text.Json;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.RankEdition;

/// <summary>Keeps runs: what was computed from what, by which rules and engine. The same run again is the one that is there.</summary>
internal sealed class RunStore(Session session, ScoringOptions options, TimeProvider? clock = null)
{
    /// <summary>Keeps a run and returns its id.</summary>
    public long Keep(RankingRun run, IEnumerable<long> importIds)
    {
        var inputHash = RunHashes.OfInputs(run.Inputs);
        if (Find(run, inputHash) is { } known)
            return known;
        using (var insert = new RawStatement(session.Connection,
            "INSERT INTO runs (edition, rule_hash, input_hash, engine_version, result_hash, run_at, run_by) VALUES (?, ?, ?, ?, ?, ?, ?)"))
        {
            insert.Bind(1, run.Edition).Bind(2, run.RuleHash).Bind(3, inputHash).Bind(4, run.EngineVersion).Bind(5, run.ResultHash)
                .Bind(6, (clock ?? TimeProvider.System).GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
                .Bind(7, options.Actor).Run();
        }
        var id = Find(run, inputHash)!.Value;
        using var input = new RawStatement(session.Connection, "INSERT INTO run_inputs (run_id, import_id) VALUES (?, ?)");
        foreach (var import in importIds)
            input.Bind(1, id).Bind(2, import).Run();
        KeepRows(run, id);
        return id;
    }

    private long? Find(RankingRun run, string inputHash)
    {
        using var find = new RawStatement(session.Connection,
            "SELECT run_id FROM runs WHERE edition = ? AND rule_hash = ? AND input_hash = ? AND engine_version = ? AND result_hash = ?");
        find.Bind(1, run.Edition).Bind(2, run.RuleHash).Bind(3, inputHash).Bind(4, run.EngineVersion).Bind(5, run.ResultHash);
        return find.Next() ? find.Integer(0) : null;
    }

    private void KeepRows(RankingRun run, long id)
    {
        using var insert = new RawStatement(session.Connection, """
            INSERT INTO run_rows (run_id, ranking, row, unit_id, name, cluster, position, rank, score, exact_score, band, within_cut, notes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        foreach (var ranking in run.Rankings)
        {
            for (var i = 0; i < ranking.Rows.Count; i++)
            {
                var row = ranking.Rows[i];
                insert.Bind(1, id).Bind(2, ranking.Rule.Id).Bind(3, i).Bind(4, row.Id).Bind(5, row.Name).Bind(6, row.Cluster)
                    .Bind(7, row.Position?.ToString(CultureInfo.InvariantCulture)).Bind(8, Text(row.Rank)).Bind(9, Text(row.Shown))
                    .Bind(10, Text(row.Score)).Bind(11, row.Band?.Id).Bind(12, row.WithinCut ? 1 : 0)
                    .Bind(13, row.Notes.Count == 0 ? "[]" : JsonSerializer.Serialize(row.Notes.Select(note =>
                        new { code = note.Code.ToString(), arguments = note.Arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)) })))
                    .Run();
            }
        }
    }

    private static string? Text(decimal? number) => number is null ? null : RunHashes.Plain(number);
}
