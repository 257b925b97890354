using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Ranking.Claims;

/// <summary>Scores an edition a second time with the claimed levels, indicator after indicator, and splits the difference.</summary>
/// <remarks>
/// The claims of all regions are taken in at once, in the order of the tables: each indicator's part is what its claims add to those
/// before it. Where points only add up, the order makes no difference.
/// </remarks>
internal sealed class ClaimedScores
{
    private readonly Evaluation _verified;
    private readonly RankingRule _rule;
    private readonly List<(IndicatorTable Table, int Indicator, Column Score)> _steps = [];
    private readonly RankingResult _claimed;

    private ClaimedScores(Evaluation verified, RankingRule rule)
    {
        (_verified, _rule) = (verified, rule);
        var last = verified;
        foreach (var table in verified.Edition.Indicators)
        {
            for (var i = 0; i < table.Indicators.Count; i++)
            {
                if (!AnyDiffers(verified.Facts.LevelsOf(table), i))
                    continue;
                var taken = i;
                var levels = last.Facts.Levels.ToDictionary(pair => pair.Key, pair => pair.Value);
                levels[table.Level] = verified.Facts.LevelsOf(table).WithClaims(indicator => indicator <= taken);
                last = new Evaluation(verified.Edition, verified.Facts.WithLevels(levels), verified.Other);
                _steps.Add((table, i, last.Of(rule.Score)));
            }
        }
        _claimed = last.Ranking(rule);
    }

    /// <summary>The scores of a ranking with the claims taken in; null if it ranks no regions, or nothing was claimed.</summary>
    public static ClaimedScores? Of(Evaluation verified, RankingRule rule) =>
        rule.Level == Level.Region && verified.Facts.Levels.Values.Any(levels => levels.Claims is { AnyLevel: true })
            ? new ClaimedScores(verified, rule)
            : null;

    /// <summary>A region's two indices; null if it claimed nothing, or has no index.</summary>
    /// <param name="row">Its line in the ranking.</param>
    public ClaimedIndex? Of(RankedUnit row)
    {
        if (
            row.Score is null
            || row.Shown is not { } shown
            || _claimed.Of(row.Id) is not { Shown: { } claimedShown } other
            || !HasClaims(row.Unit)
        )
            return null;
        var verified = Exact.Canonicalize(_verified.Of(_rule.Score)[row.Unit].Number);
        var parts = new List<ClaimedPart>();
        var at = verified;
        foreach (var (table, indicator, score) in _steps)
        {
            var after = Exact.Canonicalize(score[row.Unit].Number);
            var part = PartOf(table, indicator, row.Unit, after - at);
            if (part.Differing > 0 || part.Points != 0)
                parts.Add(part);
            at = after;
        }
        return new ClaimedIndex(_rule, row.Id, row.Name, verified, shown, at, claimedShown, row.Band, other.Band, parts);
    }

    private ClaimedPart PartOf(IndicatorTable table, int indicator, int region, decimal points)
    {
        var levels = _verified.Facts.LevelsOf(table);
        int[] differing = [.. UnitsOf(table, region).ToArray().Where(unit => Differs(levels, unit, indicator))];
        var isOwn = table.Level == Level.Region;
        return new ClaimedPart(
            table.Level,
            table.Indicators[indicator],
            differing.Length,
            differing.Count(unit => levels.Claims!.LacksEvidence(unit, indicator)),
            isOwn && levels.Of(region)[indicator] is var level && level != LevelFacts.Absent ? level : null,
            isOwn ? levels.Claims?.ClaimedAt(region, indicator) : null,
            points
        );
    }

    private bool HasClaims(int region) =>
        _verified.Edition.Indicators.Any(table =>
            _verified.Facts.LevelsOf(table).Claims is { } claims
            && UnitsOf(table, region)
                .ToArray()
                .Any(unit => Enumerable.Range(0, table.Indicators.Count).Any(indicator => claims.ClaimedAt(unit, indicator) is not null))
        );

    private ReadOnlySpan<int> UnitsOf(IndicatorTable table, int region) =>
        table.Level == Level.Region ? new int[] { region } : _verified.Facts.Items(Level.Region, table.Level).Of(region);

    private static bool AnyDiffers(LevelFacts levels, int indicator)
    {
        for (var unit = 0; levels.Claims is not null && unit < levels.Units; unit++)
        {
            if (Differs(levels, unit, indicator))
                return true;
        }
        return false;
    }

    private static bool Differs(LevelFacts levels, int unit, int indicator) =>
        levels.Claims?.ClaimedAt(unit, indicator) is { } claimed && claimed != levels.Of(unit)[indicator];
}
