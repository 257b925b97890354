using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Claims;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Regions;

/// <summary>Somebody wants to know where a region stands in an edition, why, and what would move it. Nothing is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Region">The region's code.</param>
/// <param name="Ranking">The ranking; null for the first one of regions that includes it.</param>
[Allow(Access.Everybody)]
public sealed record ShowRegion(string Edition, string Region, string? Ranking = null) : IRequest<RegionReport>, INamesAnEdition;

/// <summary>Where a region stands, why, and what would move it.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Ranking">The ranking.</param>
/// <param name="Row">The region's line in it.</param>
/// <param name="Of">How many are ranked with it (in its cluster).</param>
/// <param name="Type">provinsi, kabupaten or kota; empty if no file says.</param>
/// <param name="Province">Its province; null if no file says, and for a province itself.</param>
/// <param name="Root">The score as a tree down to the facts.</param>
/// <param name="Parts">The parts of the score, in the order of the rule; empty if it has none.</param>
/// <param name="Next">The next better predicate; null if there is none, or the region has no score.</param>
/// <param name="Above">The next better place; null for the first and for a region without rank.</param>
/// <param name="Line">The line of the top N; null if the ranking draws none by marks alone.</param>
/// <param name="Ways">What would raise the score most for each step of a level, best first; at most three.</param>
/// <param name="Indicators">The region's levels compared with those of the others, table by table.</param>
/// <param name="Innovations">Its innovations, the most mature first.</param>
/// <param name="Others">The rankings of regions that include it, this one among them.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record RegionReport(
    Edition Edition,
    RankingRule Ranking,
    RankedUnit Row,
    int Of,
    string Type,
    Province? Province,
    Explanation Root,
    IReadOnlyList<ScorePart> Parts,
    NextBand? Next,
    PlaceAbove? Above,
    TopLine? Line,
    IReadOnlyList<Way> Ways,
    IReadOnlyList<IndicatorStanding> Indicators,
    IReadOnlyList<RegionInnovation> Innovations,
    IReadOnlyList<RankingRule> Others,
    bool IsIllustrative
)
{
    /// <summary>What the region claimed beside what was verified; null if no file says what it claimed.</summary>
    public ClaimedIndex? Claimed { get; init; }
}

/// <summary>A part of a score.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, weighted by the rule, or null.</param>
/// <param name="Maximum">Its maximum, weighted likewise; null if the rule sets no limit.</param>
public sealed record ScorePart(string Id, Text Name, decimal? Value, decimal? Maximum);

/// <summary>The next better predicate.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The lowest score with this predicate.</param>
/// <param name="Gap">The region's distance from it, in points of the score that predicates are assigned by.</param>
public sealed record NextBand(Text Name, decimal From, decimal Gap);

/// <summary>The next better place.</summary>
/// <param name="Row">The line of the unit in that place.</param>
/// <param name="Gap">How far the region is behind, in points of the exact score.</param>
public sealed record PlaceAbove(RankedUnit Row, decimal Gap);

/// <summary>The line of the top N.</summary>
/// <param name="Top">N.</param>
/// <param name="IsIn">True if the region is in.</param>
/// <param name="Gap">How far it is ahead of the first one out, or behind the last one in; in points of the exact score.</param>
public sealed record TopLine(int Top, bool IsIn, decimal Gap);

/// <summary>One thing a region could do, and its score then, with everything else unchanged.</summary>
/// <param name="Change">
/// The change as the simulation takes it, for example <c>2a=+1</c> or <c>*:16=+1</c>; an added innovation's levels where
/// <paramref name="IsAdded"/> is true.
/// </param>
/// <param name="IsAdded">True if an innovation is added.</param>
/// <param name="Indicator">The indicator raised; null if an innovation is added.</param>
/// <param name="Level">The level at which the indicator is reported; null if an innovation is added.</param>
/// <param name="From">The region's current level; null for innovations, whose levels differ, and if nothing was reported.</param>
/// <param name="To">The new level; null for innovations.</param>
/// <param name="Steps">How many levels are raised by one step: the number of innovations, or 1.</param>
/// <param name="Gain">Points of the exact score.</param>
/// <param name="Shown">The resulting published score.</param>
/// <param name="Band">The resulting predicate, or null.</param>
/// <param name="ReachesNext">True if that is a better predicate than the current one.</param>
public sealed record Way(
    string Change,
    bool IsAdded,
    Indicator? Indicator,
    Level? Level,
    int? From,
    int? To,
    int Steps,
    decimal Gain,
    decimal Shown,
    Text? Band,
    bool ReachesNext
);

/// <summary>A region's level at an indicator, compared with those of the others.</summary>
/// <param name="Level">Where it is reported: of the region, or of its innovations.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Own">The region's level; the mean of its innovations that count if they report it. Null if nothing was reported.</param>
/// <param name="Median">
/// The median of the regions ranked with it, unreported levels counted as 0 as the score does; null if there are none.
/// </param>
public sealed record IndicatorStanding(Level Level, Indicator Indicator, decimal? Own, decimal? Median);

/// <summary>An innovation of a region.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agency">The agency, or null if not reported.</param>
/// <param name="Category">The category, or null if not reported.</param>
/// <param name="Value">Its value in the step that folds innovations, such as its maturity, or null.</param>
/// <param name="WhyNot">Why it does not count; null if it does.</param>
/// <param name="Levels">
/// Its levels as the simulation takes an added innovation, for example <c>16=3,17=1</c>; empty if the edition has no indicators of
/// innovations.
/// </param>
public sealed record RegionInnovation(
    string Id,
    string Title,
    string? Agency,
    string? Category,
    decimal? Value,
    Note? WhyNot,
    string Levels
);

/// <summary>Scores the current facts, cuts out the tree of one region, and reads its surroundings.</summary>
/// <param name="evaluations">Applies the rules to the facts.</param>
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
        RankedUnit[] beside =
        [
            .. ranking.Rows.Where(other => other.Rank is not null && (rule.Within is null || other.Cluster == row.Cluster)),
        ];
        return Task.FromResult(
            new RegionReport(
                evaluation.Edition,
                rule,
                row with
                {
                    Notes = [.. row.Notes, .. new LineNotes(evaluation).Of(rule, row)],
                },
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
                imports.Any(import => import.IsIllustrative)
            )
            {
                Claimed = ClaimedScores.Of(evaluation, rule)?.Of(row),
            }
        );
    }

    private static List<ScorePart> PartsOf(Evaluation evaluation, RankingRule rule, int region) =>
        [
            .. ScoreParts
                .Of(rule)
                .Select(part => new ScorePart(
                    part.Step.Id,
                    part.Step.Name,
                    Exact.Canonicalize((evaluation.Of(part.Step)[region].OrNull ?? 0m) * part.Weight),
                    ScoreParts.MaximumOf(part.Step) * part.Weight
                )),
        ];

    private static PlaceAbove? Above(RankedUnit[] beside, RankedUnit row)
    {
        var above = beside.Where(other => other.Rank < row.Rank).MaxBy(other => (other.Rank, other.Position));
        return above is null || row.Score is null || above.Score is null
            ? null
            : new PlaceAbove(above, above.Score.Value - row.Score.Value);
    }

    // Only if the marks alone draw one line through one list: quotas, places by group and decisions by hand have no distance in points.
    private static TopLine? LineOf(RankingRule rule, RankedUnit[] beside, RankedUnit row)
    {
        if (rule.Cut is not { Top: { } top, By: CutBy.Marks, Per: null, Quotas.Count: 0, Minimums.Count: 0 } || row.Score is not { } score)
            return null;
        var other = row.WithinCut
            ? beside.Where(line => !line.WithinCut).MaxBy(line => line.Score)
            : beside.Where(line => line.WithinCut).MinBy(line => line.Score);
        return other?.Score is { } edge ? new TopLine(top, row.WithinCut, Math.Abs(edge - score)) : null;
    }

    private static List<RegionInnovation> InnovationsOf(Evaluation evaluation, RankingRule rule, int region)
    {
        var innovations = evaluation.Facts.Innovations;
        var column = InnovationStep.Of(rule.Score) is { } step ? evaluation.Of(step) : null;
        int[] own = [.. evaluation.Facts.Items(Level.Region, Level.Innovation).Of(region)];
        return
        [
            .. own.Select(i => new RegionInnovation(
                    innovations.Id(i),
                    innovations.Name(i),
                    innovations.Attribute(i, "agency"),
                    innovations.Attribute(i, "category"),
                    column?[i].OrNull,
                    evaluation.WhyNotCounted(Level.Innovation, i),
                    LevelsOf(evaluation, i)
                ))
                .OrderBy(innovation => innovation.WhyNot is not null)
                .ThenByDescending(innovation => innovation.Value)
                .ThenBy(innovation => innovation.Title, StringComparer.Ordinal),
        ];
    }

    private static string LevelsOf(Evaluation evaluation, int innovation) =>
        evaluation.Edition.TableOf(Level.Innovation) is not { } table
            ? ""
            : string.Join(
                ',',
                table.Indicators.Select(
                    (indicator, cell) =>
                        FormattableString.Invariant(
                            $"{indicator.Number}={ReportedLevels.Of(evaluation.Facts, table, innovation, cell) ?? indicator.Levels[0]}"
                        )
                )
            );
}
