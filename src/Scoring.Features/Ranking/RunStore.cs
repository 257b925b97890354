using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking;

/// <summary>Stores runs: what was computed from what, by which rules and engine. Repeating a run finds the stored one.</summary>
internal sealed class RunStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>Stores a run and returns its id.</summary>
    /// <exception cref="RefusalException">The same rules, inputs and engine have given another result before.</exception>
    public long Save(RankingRun run, IEnumerable<long> importIds)
    {
        if (run.Counterfactual is not null)
            throw new InvalidOperationException("A run under another edition's rules is never kept.");
        var inputHash = RunHashes.OfInputs(run.Inputs);
        if (Find(run, inputHash) is { } known)
            return known;
        if (Contradicted(run) is var (other, result))
            throw new RefusalException(RefusalKind.State, "result-contradicts-run", run.Edition, other, result[..12], run.ResultHash[..12]);
        var db = work.Db;
        var id = db.Connection.ExecuteScalar<long>(
            """
            INSERT INTO runs (edition, rule_hash, input_hash, engine_version, result_hash, run_at, run_by)
            VALUES (@Edition, @RuleHash, @inputHash, @EngineVersion, @ResultHash, @now, @Who) RETURNING run_id
            """,
            new
            {
                run.Edition,
                run.RuleHash,
                inputHash,
                run.EngineVersion,
                run.ResultHash,
                now = Times.Text(trail.Now),
                trail.Who,
            },
            db.Transaction
        );
        // Manual entries are no file; their hash is stored with the run.
        db.Connection.Execute(
            "INSERT INTO run_inputs (run_id, import_id) VALUES (@RunId, @ImportId)",
            importIds.Where(import => import > 0).Select(import => new RunInputRow(id, import)).ToList(),
            db.Transaction
        );
        KeepEntered(run, id);
        KeepRows(run, id);
        trail.Record(
            AuditAction.RunKept,
            $"{run.Edition}/run/{id.ToString(CultureInfo.InvariantCulture)}",
            "",
            ("rules", run.RuleHash),
            ("inputs", inputHash),
            ("engine", run.EngineVersion),
            ("result", run.ResultHash)
        );
        return id;
    }

    /// <summary>
    /// The newest stored run of the same rules, inputs and engine with another result; null if there is none. The same must give the same,
    /// so one of the two was computed from facts that somebody changed.
    /// </summary>
    public (long Id, string ResultHash)? Contradicted(RankingRun run)
    {
        var db = work.Db;
        var other = db.Connection.QueryFirstOrDefault<ContradictedRow>(
            """
            SELECT run_id AS Id, result_hash AS ResultHash FROM runs
            WHERE edition = @Edition AND rule_hash = @RuleHash AND input_hash = @inputHash
                AND engine_version = @EngineVersion AND result_hash <> @ResultHash
            ORDER BY run_id DESC LIMIT 1
            """,
            new
            {
                run.Edition,
                run.RuleHash,
                inputHash = RunHashes.OfInputs(run.Inputs),
                run.EngineVersion,
                run.ResultHash,
            },
            db.Transaction
        );
        return other is null ? null : (other.Id, other.ResultHash);
    }

    /// <summary>The id of the same run if it is stored, or null.</summary>
    public long? Known(RankingRun run) => Find(run, RunHashes.OfInputs(run.Inputs));

    /// <summary>The id of the stored run of this program with these hashes, or null.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="ruleHash">The hash of its rules.</param>
    /// <param name="inputHash">The hash of its inputs.</param>
    /// <param name="resultHash">The hash of its rankings and prizes.</param>
    /// <param name="engine">The version of the program; null for this one.</param>
    public long? Known(string edition, string ruleHash, string inputHash, string resultHash, string? engine = null)
    {
        var db = work.Db;
        return db.Connection.QueryFirstOrDefault<long?>(
            """
            SELECT run_id FROM runs
            WHERE edition = @edition AND rule_hash = @ruleHash AND input_hash = @inputHash
                AND engine_version = @engine AND result_hash = @resultHash
            """,
            new
            {
                edition,
                ruleHash,
                inputHash,
                engine = engine ?? Engine.Version,
                resultHash,
            },
            db.Transaction
        );
    }

    /// <summary>The newest stored run of an edition, or null.</summary>
    public long? Newest(string edition)
    {
        var db = work.Db;
        return db.Connection.QueryFirstOrDefault<long?>(
            "SELECT run_id FROM runs WHERE edition = @edition ORDER BY run_id DESC LIMIT 1",
            new { edition },
            db.Transaction
        );
    }

    private long? Find(RankingRun run, string inputHash) => Known(run.Edition, run.RuleHash, inputHash, run.ResultHash, run.EngineVersion);

    private void KeepEntered(RankingRun run, long id)
    {
        var db = work.Db;
        var entered = run
            .Inputs.Where(input => input.File is ManualEntries.MarksName or ManualEntries.DecisionsName)
            .Select(input => new RunEnteredRow(id, input.Edition, input.Kind, input.File, input.Sha256, input.Rows))
            .ToList();
        db.Connection.Execute(
            "INSERT INTO run_entered (run_id, edition, kind, name, sha256, rows) VALUES (@RunId, @Edition, @Kind, @Name, @Sha256, @Rows)",
            entered,
            db.Transaction
        );
    }

    private void KeepRows(RankingRun run, long id)
    {
        foreach (var ranking in run.Rankings)
            RankingLines.Store(work.Db, id, ranking.Rule.Id, Lines(ranking));
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
        // What follows from the facts whenever a line is shown is not stored with it: the stored form of a line stays what it always was.
        foreach (var note in row.Notes)
        {
            if (LineNotes.Makes(note))
                continue;
            json.WriteStartArray();
            json.WriteStringValue(note.Code.ToString());
            foreach (var argument in note.Arguments)
                json.WriteStringValue(Plain(argument));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static string? Plain(object argument) =>
        argument switch
        {
            Text text => text.Id,
            Citation citation => citation.At is null ? citation.Source.Id : $"{citation.Source.Id}, {citation.At}",
            IReadOnlyList<Note> notes => string.Join(
                "; ",
                notes.Select(note => string.Join(' ', note.Arguments.Select(Plain).Prepend(note.Code.ToString())))
            ),
            _ => Convert.ToString(argument, CultureInfo.InvariantCulture),
        };

    private static void WriteExact(Utf8JsonWriter json, decimal? number)
    {
        if (number is null)
            json.WriteNullValue();
        else
        {
            Span<byte> text = stackalloc byte[StoredNumber.Longest];
            json.WriteStringValue(text[..StoredNumber.Canonical(number.Value, text)]);
        }
    }
}

/// <summary>A run with another result.</summary>
internal sealed record ContradictedRow(long Id, string ResultHash);

/// <summary>A row to add to run_inputs.</summary>
internal sealed record RunInputRow(long RunId, long ImportId);

/// <summary>A row to add to run_entered.</summary>
internal sealed record RunEnteredRow(long RunId, string Edition, string Kind, string Name, string Sha256, long Rows);
