using System.IO.Compression;
using Scoring.Domain.Steps;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Publications;

/// <summary>
/// Why each unit of a publication is ranked where it is: a file for each ranking, a line of JSON for each unit, compressed with gzip
/// because a nation's trees are repetitive.
/// </summary>
internal static class ExplanationFiles
{
    private const string Language = "id";

    /// <summary>Writes them into a new folder.</summary>
    public static void Write(Evaluation evaluation, bool isIllustrative, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var rule in evaluation.Edition.Rankings)
        {
            using var file = File.Create(Path.Combine(folder, rule.Id + ".jsonl.gz"));
            using var packed = new GZipStream(file, CompressionLevel.Fastest);
            foreach (var explanation in UnitExplanations.Of(evaluation, rule, isIllustrative))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ExplanationJson.WriteLine(packed, explanation, Language);
            }
        }
    }
}
