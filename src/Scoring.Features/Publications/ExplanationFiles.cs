using System.IO.Compression;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Json;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Publications;

/// <summary>
/// Why the units of a publication have their scores: one file, in which each unit stands once, however many rankings and scores it has.
/// Compressed with gzip because a nation's trees are repetitive.
/// </summary>
internal static class ExplanationFiles
{
    private const string Language = "id";
    private const string All = "units";

    /// <summary>Writes the file into a new folder.</summary>
    public static void Write(Evaluation evaluation, bool isIllustrative, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        using var packed = Packed(folder, All);
        var trees = new SharedTrees(packed, Language);
        trees.Write(json =>
        {
            json.WriteString("edition", evaluation.Edition.Id);
            json.WriteString("rule_hash", evaluation.Edition.Hash);
            json.WriteBoolean("illustrative", isIllustrative);
        });
        foreach (var level in evaluation.Edition.Rankings.GroupBy(rule => rule.Level))
        {
            foreach (var (unit, scores) in ScoresByUnit(evaluation, level))
            {
                cancellationToken.ThrowIfCancellationRequested();
                trees.Write(evaluation.Explain(scores, unit), json =>
                {
                    // The lines of rankings.json do not say which rules an innovation meets.
                    if (UnitExplanations.OfEligibility(evaluation, level.Key, unit) is { Count: > 0 } notes)
                        json.WriteNotes(notes, Language);
                });
            }
        }
    }

    // Units and scores in the order in which the rankings have them.
    private static OrderedDictionary<int, List<Step>> ScoresByUnit(Evaluation evaluation, IEnumerable<RankingRule> rankings)
    {
        var scores = new OrderedDictionary<int, List<Step>>();
        foreach (var rule in rankings)
        {
            foreach (var row in evaluation.Ranking(rule).Rows)
            {
                if (!scores.TryGetValue(row.Unit, out var known))
                    scores.Add(row.Unit, known = []);
                if (!known.Contains(rule.Score))
                    known.Add(rule.Score);
            }
        }
        return scores;
    }

    /// <summary>
    /// Writes them as publications of format 3 and before have them: a file for each ranking, whose lines repeat everything.
    /// </summary>
    public static void WriteByRanking(Evaluation evaluation, bool isIllustrative, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var rule in evaluation.Edition.Rankings)
        {
            using var packed = Packed(folder, rule.Id);
            foreach (var explanation in UnitExplanations.Of(evaluation, rule, isIllustrative))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ExplanationJson.WriteLine(packed, explanation, Language);
            }
        }
    }

    private static GZipStream Packed(string folder, string name) =>
        new(File.Create(Path.Combine(folder, name + ".jsonl.gz")), CompressionLevel.Fastest);
}
