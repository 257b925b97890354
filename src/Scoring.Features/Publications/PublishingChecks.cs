using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Ranking;
using Scoring.Features.Review;

namespace Scoring.Features.Publications;

/// <summary>What must hold before a ranking is published or proposed for it.</summary>
/// <param name="evaluations">The facts under the rules.</param>
/// <param name="items">What must be decided before.</param>
/// <param name="stages">Which stages take marks.</param>
/// <param name="runs">The stored runs.</param>
/// <param name="finals">Which of them are final.</param>
internal sealed class PublishingChecks(Evaluations evaluations, ReviewItems items, OpenStages stages, RunStore runs, FinalRuns finals)
{
    /// <summary>Refuses a ranking that is not ready, not final where it must be, or contradicts another of the same facts.</summary>
    /// <param name="run">The current rankings.</param>
    /// <param name="edition">The rules.</param>
    /// <param name="onlyIfFinal">True to ask of an index too that it was stored as final.</param>
    /// <exception cref="RefusalException">It cannot be published; the code says why.</exception>
    public void MustBePublishable(RankingRun run, Edition edition, bool onlyIfFinal)
    {
        MustBeReady(run, edition);
        MustBeFinal(edition, runs.Known(run), onlyIfFinal);
        MustNotContradict(run);
    }

    /// <summary>The note of a publication: the person's, else that of the proposal.</summary>
    /// <exception cref="RefusalException">It is a correction, and nobody says why.</exception>
    public static string NoteOf(Edition edition, Publication? before, string? note, PublicationProposal? proposal)
    {
        var words = string.IsNullOrWhiteSpace(note) ? proposal?.Note ?? "" : note.Trim();
        return before is null || words.Length > 0
            ? words
            : throw new RefusalException(RefusalKind.Usage, "correction-reason-missing", edition.Id, before.Number);
    }

    private static void MustBeReady(RankingRun run, Edition edition)
    {
        if (run.Rankings.All(ranking => ranking.Rows.All(row => row.Rank is null)))
            throw new RefusalException(RefusalKind.Data, "nothing-ranked", edition.Id);
        var awaited = run.Rankings.Where(ranking => ranking.AwaitsDecision).Select(ranking => ranking.Rule.Id).ToList();
        if (awaited.Count > 0)
            throw new RefusalException(RefusalKind.State, "picks-awaited", edition.Id, string.Join(", ", awaited));
    }

    private void MustBeFinal(Edition edition, long? run, bool always)
    {
        if (stages.Of(edition.Id) is [var open, ..])
            throw new RefusalException(RefusalKind.State, "publish-stage-open", edition.Id, open);
        if (edition.Stages.Count == 0 && !always)
        {
            // No plenary makes it final; what the rules ask for and nobody has must be decided all the same.
            items.MustBeClosed(evaluations.FactsOf(edition.Id).Evaluation);
            return;
        }
        if (finals.Of(edition.Id) is not { } final)
            throw new RefusalException(RefusalKind.State, "not-final", edition.Id);
        if (final.RunId != run)
            throw new RefusalException(RefusalKind.State, "final-is-older", edition.Id, final.RunId);
    }

    private void MustNotContradict(RankingRun run)
    {
        if (runs.Contradicted(run) is var (other, result) && runs.Known(run) is { } known)
            throw new RefusalException(
                RefusalKind.State,
                "publish-contradicts",
                run.Edition,
                known,
                run.ResultHash[..12],
                other,
                result[..12]
            );
    }
}
