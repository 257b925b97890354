using System.Text.Json;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;
using Scoring.Features.Output.Json;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>The outcome of an import as JSON.</summary>
internal static class ImportJson
{
    public static void Write(Stream stream, ImportOutcome outcome, string language) => JsonFile.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", outcome.Status.ToString().ToLowerInvariant());
            json.WriteDecimal("import", outcome.ImportId);
            json.WriteString("file", outcome.FileName);
            json.WriteString("sha256", outcome.Sha256);
            json.WriteNumber("rows", outcome.Rows);
            json.WriteNumber("accepted", outcome.Accepted);
            json.WriteNumber("problem_count", outcome.ProblemCount);
            WriteList(json, "problems", outcome.Problems, language);
            WriteList(json, "notices", outcome.Notices, language);
            json.WriteEndObject();
        });

    private static void WriteList(Utf8JsonWriter json, string key, IEnumerable<Problem> problems, string language)
    {
        json.WriteStartArray(key);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("file", problem.File);
            json.WriteDecimal("row", problem.Row == 0 ? null : problem.Row);
            json.WriteString("column", problem.Column);
            json.WriteString("value", problem.Value);
            json.WriteString("message", Texts.Problem(problem, language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
