using Scoring.Domain.Explanations;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking;

/// <summary>
/// Marks the lines of a ranking that moved up because others were disqualified, by ranking once without the disqualifications.
/// </summary>
internal static class AfterDisqualification
{
    /// <summary>The ranking with a note at each line that moved up, or that takes part only as a result.</summary>
    /// <param name="evaluation">The rules over the facts, with at least one disqualification.</param>
    /// <param name="result">The ranking as it is.</param>
    public static RankingResult Of(Evaluation evaluation, RankingResult result)
    {
        var former = evaluation.WithoutDisqualification.Ranking(result.Rule);
        var names = Names(evaluation);
        return result with
        {
            Rows =
            [
                .. result.Rows.Select(row =>
                    Moved(evaluation, row, former, names) is { } note ? row with { Notes = [.. row.Notes, note] } : row
                ),
            ],
        };
    }

    private static Note? Moved(Evaluation evaluation, RankedUnit row, RankingResult former, string everybody)
    {
        if (row.Rank is not { } rank)
            return null;
        if (former.Of(row.Id)?.Rank is not { } before)
            return new Note(NoteCode.JoinsAfterDisqualification, everybody);
        if (before <= rank)
            return null;
        // Those who ranked above it; if none of them is disqualified itself, the cause is entries of others that no longer count.
        var gone = former
            .Rows.Where(other =>
                evaluation.Facts.DisqualificationOf(other.Id) is not null
                && other.Rank <= before
                && (former.Rule.Within is null || other.Cluster == row.Cluster)
            )
            .Select(other => other.Name)
            .ToList();
        return new Note(NoteCode.MovedUpAfterDisqualification, before, gone.Count > 0 ? string.Join(", ", gone) : everybody);
    }

    private static string Names(Evaluation evaluation) =>
        string.Join(
            ", ",
            evaluation.Facts.Disqualified.Select(gone =>
                new[] { evaluation.Facts.Innovations, evaluation.Facts.Regions }
                    .Where(units => units.Find(gone.Unit) >= 0)
                    .Select(units => units.Name(units.Find(gone.Unit)))
                    .FirstOrDefault()
                ?? gone.Unit
            )
        );
}
