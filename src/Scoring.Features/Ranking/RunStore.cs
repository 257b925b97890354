using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking;

/// <summary>Keeps runs: what was computed from what, by which rules and engine. The same run again is the one that is there.</summary>
internal sealed class RunStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>Keeps a run and returns its id.</summary>
    public long Keep(RankingRun run, IEnumerable<long> importIds)
    {
        if (run.Counterfactual is not null)
            throw new InvalidOperationException("A run under another edition's rules is never kept.");
        var inputHash = RunHashes.OfInputs(run.Inputs);
        if (Find(run, inputHash) is { } known)
            return known;
        using (var insert = new RawStatement(session.Connection,
            "INSERT INTO runs (edition, rule_hash, input_hash, engine_version, result_hash, run_at, run_by) VALUES (?, ?, ?, ?, ?, ?, ?)"))
        {
            insert.Bind(1, run.Edition).Bind(2, run.RuleHash).Bind(3, inputHash).Bind(4, run.EngineVersion).Bind(5, run.ResultHash)
                .Bind(6, Times.Text(trail.Now)).Bind(7, trail.Who).Run();
        }
        var id = Find(run, inputHash)!.Value;
        using var input = new RawStatement(session.Connection, "INSERT INTO run_inputs (run_id, import_id) VALUES (?, ?)");
        foreach (var import in importIds.Where(import => import > 0)) // what was entered is no file; its hash stands in the run's
            input.Bind(1, id).Bind(2, import).Run();
        KeepEntered(run, id);
        KeepRows(run, id);
        trail.Tell(AuditAction.RunKept, $"{run.Edition}/run/{id.ToString(CultureInfo.InvariantCulture)}", "", ("rules", run.RuleHash), ("inputs", inputHash),
            ("engine", run.EngineVersion), ("result", run.ResultHash));
        return id;
    }

    /// <summary>The id under which the same run is kept; null where it is not.</summary>
    public long? Known(RankingRun run) => Find(run, RunHashes.OfInputs(run.Inputs));

    /// <summary>The newest kept run of an edition; null where there is none.</summary>
    public long? Newest(string edition)
    {
        using var find = new RawStatement(session.Connection, "SELECT run_id FROM runs WHERE edition = ? ORDER BY run_id DESC LIMIT 1");
        find.Bind(1, edition);
        return find.Next() ? find.Integer(0) : null;
    }

    private long? Find(RankingRun run, string inputHash)
    {
        using var find = new RawStatement(session.Connection,
            "SELECT run_id FROM runs WHERE edition = ? AND rule_hash = ? AND input_hash = ? AND engine_version = ? AND result_hash = ?");
        find.Bind(1, run.Edition).Bind(2, run.RuleHash).Bind(3, inputHash).Bind(4, run.EngineVersion).Bind(5, run.ResultHash);
        return find.Next() ? find.Integer(0) : null;
    }

    private void KeepEntered(RankingRun run, long id)
    {
        using var insert = new RawStatement(session.Connection, "INSERT INTO run_entered (run_id, edition, kind, name, sha256, rows) VALUES (?, ?, ?, ?, ?, ?)");
        foreach (var input in run.Inputs.Where(input => input.File is ManualEntries.MarksName or ManualEntries.DecisionsName))
            insert.Bind(1, id).Bind(2, input.Edition).Bind(3, input.Kind).Bind(4, input.File).Bind(5, input.Sha256).Bind(6, input.Rows).Run();
    }

    private void KeepRows(RankingRun run, long id)
    {
        using var insert = new RawStatement(session.Connection, "INSERT INTO run_rankings (run_id, ranking, lines) VALUES (?, ?, ?)");
        foreach (var ranking in run.Rankings)
            insert.Bind(1, id).Bind(2, ranking.Rule.Id).Bind(3, Lines(ranking)).Run();
    }

    private static ReadOnlySpan<byte> Lines(RankingResult ranking)
    {
        var bytes = new ArrayBufferWriter<byte>(ranking.Rows.Count * 128 + 16);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var row in ranking.Rows)
                WriteLine(json, row);
            json.WriteEndArray();
        }
        return bytes.WrittenSpan;
    }

    private static void WriteLine(Utf8JsonWriter json, RankedUnit row)
    {
        json.WriteStartArray();
        json.WriteStringValue(row.Id);
        json.WriteStringValue(row.Name);
        json.WriteStringValue(row.Cluster);
        if (row.Position is { } position)
            json.WriteNumberValue(position);
        else
            json.WriteNullValue();
        WriteExact(json, row.Rank);
        WriteExact(json, row.Shown);
        WriteExact(json, row.Score);
        json.WriteStringValue(row.Band?.Id);
        json.WriteNumberValue(row.WithinCut ? 1 : 0);
        json.WriteStartArray();
        foreach (var note in row.Notes)
        {
            json.WriteStartArray();
            json.WriteStringValue(note.Code.ToString());
            foreach (var argument in note.Arguments)
                json.WriteStringValue(Plain(argument));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static string? Plain(object argument) => argument switch
    {
        Text text => text.Id,
        Citation citation => citation.At is null ? citation.Source.Id : $"{citation.Source.Id}, {citation.At}",
        IReadOnlyList<Note> notes => string.Join("; ", notes.Select(note => string.Join(' ', note.Arguments.Select(Plain).Prepend(note.Code.ToString())))),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture),
    };

    private static void WriteExact(Utf8JsonWriter json, decimal? number)
    {
        if (number is null)
            json.WriteNullValue();
        else
            json.WriteStringValue(RunHashes.Plain(number));
    }
}
