using System.Text.Json.Serialization;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;
using Scoring.Features.Output.Json;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>The outcome of an import as JSON; the properties are the document's keys, in order.</summary>
internal sealed record ImportJson(
    string Format,
    string Status,
    long? Import,
    string File,
    string Sha256,
    int Rows,
    int Accepted,
    int ProblemCount,
    IEnumerable<ProblemJson> Problems,
    IEnumerable<ProblemJson> Notices,
    ImportSummary? Summary
)
{
    public static void Write(Stream stream, ImportOutcome outcome, string language, string form) =>
        JsonFile.Write(
            stream,
            new ImportJson(
                form,
                outcome.Status.ToString().ToLowerInvariant(),
                outcome.ImportId,
                outcome.FileName,
                outcome.Sha256,
                outcome.Rows,
                outcome.Accepted,
                outcome.ProblemCount,
                outcome.Problems.Select(problem => ProblemJson.Of(problem, language)),
                outcome.Notices.Select(problem => ProblemJson.Of(problem, language)),
                outcome.Summary
            ),
            ImportJsonContext.Default.ImportJson
        );
}

/// <summary>A problem or notice of an import as JSON; the row is null if the whole file is meant.</summary>
internal sealed record ProblemJson(string Code, string File, int? Row, string Column, string Value, string Message)
{
    public static ProblemJson Of(Problem problem, string language) =>
        new(
            problem.Code,
            problem.File,
            problem.Row == 0 ? null : problem.Row,
            problem.Column,
            problem.Value,
            Texts.Problem(problem, language)
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImportJson))]
internal sealed partial class ImportJsonContext : JsonSerializerContext;
