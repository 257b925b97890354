using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;

namespace Scoring.Features.Jury.Agreement;

/// <summary>
/// The rankings a stage decides, ranked again with each juror's severity subtracted from the marks. The rules stay the same.
/// </summary>
internal static class AdjustedRankings
{
    /// <summary>The official lines with the adjusted ones; empty if severity cannot be estimated.</summary>
    public static IReadOnlyList<AdjustedRanking> Of(Evaluation evaluation, Stage stage, SeverityTable severity)
    {
        if (severity.Refusal != FitRefusal.None)
            return [];
        var decided = evaluation.Edition.Rankings.Where(rule => JurorFold.Of(rule.Score).Any(fold => fold.Stage == stage.Id)).ToList();
        // Seats are shifted, not only scores, so that tie-breakers, minimum marks and later stages follow.
        var seats = decided
            .SelectMany(rule => rule.Keys.Concat(rule.ListedBy).Select(key => key.Step).OfType<Step>().Append(rule.Score))
            .SelectMany(JurorFold.Of)
            .Where(fold => fold.Stage == stage.Id)
            .Select(fold => fold.Seat)
            .Distinct()
            .ToList();
        var adjusted = evaluation.Assuming([.. seats.Select(seat => (seat, Shifted(evaluation, seat, severity.Model)))]);
        return [.. decided.Select(rule => Beside(evaluation, adjusted, rule, stage))];
    }

    private static Column Shifted(Evaluation evaluation, Step seat, AdditiveModel model)
    {
        var (column, sheets) = (evaluation.Of(seat), evaluation.Facts.Units(seat.Level));
        var shifted = new Column(column.Length);
        for (var sheet = 0; sheet < column.Length; sheet++)
        {
            shifted[sheet] =
                column[sheet].IsPresent && model.WholeSeverities.TryGetValue(sheets.Name(sheet), out var severity)
                    ? Value.Of(column[sheet].Number - severity)
                    : column[sheet];
        }
        return shifted;
    }

    private static AdjustedRanking Beside(Evaluation evaluation, Evaluation adjusted, RankingRule rule, Stage stage)
    {
        var other = adjusted.Ranking(rule);
        var official = JurorFold.Of(rule.Score).Any(fold => fold.Stage == stage.Id && fold.Fold is SeverityAdjusted { IsOfficial: true });
        return new AdjustedRanking(
            rule,
            official,
            [
                .. evaluation
                    .Ranking(rule)
                    .Rows.Select(row =>
                        other.Of(row.Id) is { } line
                            ? new AdjustedLine(row, line.Rank, line.Score, line.WithinCutByMarks)
                            : new AdjustedLine(row, null, null, false)
                    ),
            ]
        );
    }
}
