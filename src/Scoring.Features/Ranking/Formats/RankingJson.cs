using System.Text.Json;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Json;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking.Formats;

/// <summary>A run as JSON: what it was computed from, and its rankings with ranks, positions, scores and notes.</summary>
public static class RankingJson
{
    /// <summary>Writes a run.</summary>
    /// <param name="stream">The target; it is not closed.</param>
    /// <param name="run">The run, with the rankings to write.</param>
    /// <param name="language">Language of names, bands and notes: "id" or "en".</param>
    /// <remarks>This is the form of publications, whose bytes never change.</remarks>
    public static void Write(Stream stream, RankingRun run, string language) => Write(stream, run, language, null);

    /// <summary>Writes a run for programs that ask for the form by name.</summary>
    /// <param name="stream">The target; it is not closed.</param>
    /// <param name="run">The run, with the rankings to write.</param>
    /// <param name="language">Language of names, bands and notes: "id" or "en".</param>
    /// <param name="format">The name of the form with its version, as "rank/1"; bands then have their ids as well.</param>
    public static void Write(Stream stream, RankingRun run, string language, string? format) =>
        JsonFile.Write(stream, json => WriteRun(json, run, language, format));

    private static void WriteRun(Utf8JsonWriter json, RankingRun run, string language, string? format)
    {
        json.WriteStartObject();
        if (format is not null)
            json.WriteString("format", format);
        if (run.Counterfactual is null)
            json.WriteNumber("run", run.RunId);
        else
            WriteCounterfactual(json, run.Counterfactual, language);
        json.WriteString("edition", run.Edition);
        if (run.RunId > 0)
            WriteState(json, run);
        json.WriteString("rule_hash", run.RuleHash);
        json.WriteString("engine_version", run.EngineVersion);
        json.WriteString("result_hash", run.ResultHash);
        json.WriteBoolean("illustrative", run.IsIllustrative);
        WriteInputs(json, run.Inputs);
        json.WriteStartArray("open_points");
        foreach (var point in run.RuleGaps)
        {
            json.WriteStartObject();
            json.WriteString("id", point.Id);
            json.WriteString("what", point.What.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("waiting_rankings");
        foreach (var ranking in run.Waiting)
        {
            json.WriteStartObject();
            json.WriteString("ranking", ranking.Id);
            json.WriteString("name", ranking.Name.In(language));
            json.WriteString("needs", string.Join(", ", ranking.Needs));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (run.Remarks.Count > 0)
            json.WriteNotes(run.Remarks, language);
        json.WriteStartArray("rankings");
        foreach (var ranking in run.Rankings)
            WriteRanking(json, ranking, language, format is not null);
        json.WriteEndArray();
        if (run.ShownAwards.Count > 0)
            AwardJson.Write(json, run.ShownAwards, language);
        json.WriteEndObject();
    }

    private static void WriteCounterfactual(Utf8JsonWriter json, OtherRules other, string language)
    {
        json.WriteNull("run");
        json.WriteBoolean("official", false);
        json.WriteString("rules_from", other.RulesFrom);
        json.WriteStartArray("mismatches");
        foreach (var mismatch in other.Mismatches)
        {
            json.WriteStartObject();
            json.WriteString("code", mismatch.Code);
            json.WriteString("message", mismatch.Sentence(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // A preview, which is not stored, has no state.
    private static void WriteState(Utf8JsonWriter json, RankingRun run)
    {
        if (run.Final is { } final)
            json.WriteString("final_since", Times.Text(final.At));
        else
            json.WriteNull("final_since");
        json.WriteNumber("points_left", run.ReviewItemsLeft);
    }

    private static void WriteInputs(Utf8JsonWriter json, IEnumerable<RunInput> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            json.WriteStartObject();
            json.WriteString("edition", input.Edition);
            json.WriteString("kind", input.Kind);
            json.WriteString("file", input.File);
            json.WriteString("sha256", input.Sha256);
            json.WriteNumber("rows", input.Rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRanking(Utf8JsonWriter json, RankingResult ranking, string language, bool withIds)
    {
        json.WriteStartObject();
        json.WriteString("ranking", ranking.Rule.Id);
        json.WriteString("name", ranking.Rule.Name.In(language));
        if (ranking.Notes.Count > 0)
            json.WriteNotes(ranking.Notes, language);
        json.WriteStartArray("rows");
        foreach (var row in ranking.Rows)
        {
            json.WriteStartObject();
            WriteRow(json, row, ranking.Rule.Rounding.Places, language, withIds);
            if (ranking.Rule.Cut?.By == CutBy.Hand)
                json.WriteBoolean("within_top_by_marks", row.WithinCutByMarks);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the keys of a ranking's line into an open object.</summary>
    public static void WriteRow(Utf8JsonWriter json, RankedUnit row, int places, string language, bool withIds = false)
    {
        json.WriteDecimal("position", row.Position);
        json.WriteDecimal("rank", row.Rank);
        json.WriteString("id", row.Id);
        json.WriteString("name", row.Name);
        json.WriteString("cluster", row.Cluster);
        json.WriteDecimal("score", row.Shown, places);
        json.WriteDecimal("exact_score", row.Score);
        if (withIds)
            json.WriteString("band_id", row.Band is { } band ? IdOf(band) : null);
        json.WriteString("band", row.Band?.In(language));
        json.WriteBoolean("within_top", row.WithinCut);
        json.WriteNotes(row.Notes, language);
    }

    // The official term in small letters with hyphens: "sangat-inovatif".
    private static string IdOf(Text band) =>
        string.Join(
            '-',
            string.Concat(band.Id.ToLowerInvariant().Select(sign => char.IsLetterOrDigit(sign) ? sign : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
