using Scoring.Domain.Awards;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Explanations;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Regions.ShowRegion;

/// <summary>Scores on what is in force, cuts the tree at one region, and looks what is around it.</summary>
/// <param name="evaluations">The rules over the facts.</param>
internal sealed class ShowRegionHandler(Evaluations evaluations) : IRequestHandler<ShowRegion, RegionReport>
{
    /// <inheritdoc/>
    public Task<RegionReport> Handle(ShowRegion request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var rankings = RegionRankings.With(evaluation, request.Region);
        var rule = RegionRankings.Choose(evaluation, rankings, request.Region, request.Ranking);
        var ranking = AwardedRanking.Of(evaluation.Ranking(rule), evaluation.Awards);
        var row = ranking.Of(request.Region)!;
        RankedUnit[] beside = [.. ranking.Rows.Where(other => other.Rank is not null && (rule.Within is null || other.Cluster == row.Cluster))];
        return Task.FromResult(new RegionReport(
            evaluation.Edition,
            rule,
            row,
            beside.Length,
            evaluation.Facts.Regions.Attribute(row.Unit, "type") ?? "",
            Places.ProvinceOf(evaluation.Facts.Regions, row.Unit),
            rule.Score.Explain(evaluation, row.Unit),
            PartsOf(evaluation, rule, row.Unit),
            BandGaps.Next(rule, row),
            Above(beside, row),
            LineOf(rule, beside, row),
            RegionWays.Of(evaluation, rule, row),
            IndicatorStandings.Of(evaluation, rule, row, beside),
            InnovationsOf(evaluation, rule, row.Unit),
            rankings,
            imports.Any(import => import.IsIllustrative)));
    }

    private static List<ScorePart> PartsOf(Evaluation evaluation, RankingRule rule, int region) =>
    [
        .. ScoreParts.Of(rule).Select(part => new ScorePart(part.Step.Id, part.Step.Name, Exact.Settle((evaluation.Of(part.Step)[region].OrNull ?? 0m) * part.Weight),
            ScoreParts.MaximumOf(part.Step) * part.Weight)),
    ];

    private static PlaceAbove? Above(RankedUnit[] beside, RankedUnit row)
    {
        var above = beside.Where(other => other.Rank < row.Rank).MaxBy(other => (other.Rank, other.Position));
        return above is null || row.Score is null || above.Score is null ? null : new PlaceAbove(above, above.Score.Value - row.Score.Value);
    }

    // Only where the marks alone draw one line through one list: quotas, places by group and decisions by hand have no distance in points.
    private static TopLine? LineOf(RankingRule rule, RankedUnit[] beside, RankedUnit row)
    {
        if (rule.Cut is not { Top: { } top, By: CutBy.Marks, Per: null, Quotas.Count: 0, Minimums.Count: 0 } || row.Score is not { } score)
            return null;
        var other = row.WithinCut ? beside.Where(line => !line.WithinCut).MaxBy(line => line.Score) : beside.Where(line => line.WithinCut).MinBy(line => line.Score);
        return other?.Score is { } edge ? new TopLine(top, row.WithinCut, Math.Abs(edge - score)) : null;
    }

    private static List<RegionInnovation> InnovationsOf(Evaluation evaluation, RankingRule rule, int region)
    {
        var innovations = evaluation.Facts.Innovations;
        var column = InnovationStep.Of(rule.Score) is { } step ? evaluation.Of(step) : null;
        int[] own = [.. evaluation.Facts.Items(Level.Region, Level.Innovation).Of(region)];
        return
        [
            .. own.Select(i => new RegionInnovation(innovations.Id(i), innovations.Name(i), innovations.Attribute(i, "agency"), innovations.Attribute(i, "category"),
                column?[i].OrNull, evaluation.WhyNotCounted(Level.Innovation, i), LevelsOf(evaluation, i)))
                .OrderBy(innovation => innovation.WhyNot is not null).ThenByDescending(innovation => innovation.Value).ThenBy(innovation => innovation.Title, StringComparer.Ordinal),
        ];
    }

    private static string LevelsOf(Evaluation evaluation, int innovation) => evaluation.Edition.TableOf(Level.Innovation) is not { } table ? ""
        : string.Join(',', table.Indicators.Select((indicator, cell) =>
            FormattableString.Invariant($"{indicator.Number}={ReportedLevels.Of(evaluation.Facts, table, innovation, cell) ?? indicator.Levels[0]}")));
}
