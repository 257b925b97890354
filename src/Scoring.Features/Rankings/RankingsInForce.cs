using Scoring.Domain.Awards;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Rankings;

/// <summary>Scores and ranks an edition on the facts in force. Nothing is kept here: who keeps the run does that.</summary>
/// <param name="evaluations">The rules over the facts.</param>
internal sealed class RankingsInForce(Evaluations evaluations)
{
    /// <summary>Every ranking of an edition, as a run without an id (0), with the imports it used.</summary>
    /// <param name="editionId">"programme/edition".</param>
    /// <param name="asked">A ranking that the edition must have; null where none is asked for by name.</param>
    /// <exception cref="RefusalException">There is no such edition or ranking, or it cannot be ranked.</exception>
    public (RankingRun Run, Edition Edition, IReadOnlyList<ImportRecord> Imports) Of(string editionId, string? asked)
    {
        var (evaluation, imports) = evaluations.Of(editionId);
        var edition = evaluation.Edition;
        if (asked is not null && edition.Rankings.All(rule => rule.Id != asked))
            throw new RefusalException(RefusalKind.Usage, "unknown-ranking", asked, string.Join(", ", edition.Rankings.Select(rule => rule.Id)));
        var illustrative = imports.Any(import => import.IsIllustrative);
        List<RankingResult> rankings = [.. edition.Rankings.Select(rule => AwardedRanking.Of(evaluation.Ranking(rule), evaluation.Awards)).Select(ranking => illustrative ? Marked(ranking) : ranking)];
        var run = new RankingRun(0, edition.Id, edition.Hash, Engine.Version, RunHashes.OfResult(rankings, evaluation.Awards), [.. imports.Select(Input)], rankings,
            edition.OpenPoints, illustrative)
        {
            Awards = evaluation.Awards,
        };
        return (run, edition, imports);
    }

    /// <summary>An import as a run remembers it.</summary>
    public static RunInput Input(ImportRecord import) =>
        new(import.Edition, import.Kind.ToString().ToLowerInvariant(), import.FileName, import.Sha256, import.Rows);

    private static RankingResult Marked(RankingResult ranking) =>
        ranking with { Rows = [.. ranking.Rows.Select(row => row with { Notes = [.. row.Notes, new Note(NoteCode.IllustrativeFigures)] })] };
}
