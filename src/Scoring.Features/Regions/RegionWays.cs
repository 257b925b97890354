using System.Globalization;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.WhatIf;

namespace Scoring.Features.Regions;

/// <summary>
/// What would raise a region's score most for its effort: every indicator raised by one level, of the region or of all its innovations, and
/// one more innovation like its median one. Each is tried as the simulation would try it, on the region alone.
/// </summary>
internal static class RegionWays
{
    private const int Told = 3;

    /// <summary>The best three by points for each level raised; empty if the score cannot be computed from the region alone.</summary>
    public static IReadOnlyList<Way> Of(Evaluation evaluation, RankingRule rule, RankedUnit row)
    {
        var edition = evaluation.Edition;
        if (row.Score is not { } score || edition.Indicators.Count == 0 || LoneRegion.Of(evaluation, rule, row.Unit) is not { } alone)
            return [];
        var next = BandGaps.Next(rule, row);
        var ways = Candidates(edition, alone.Facts).Select(candidate => Try(alone, rule, candidate, score, next)).OfType<Way>();
        return
        [
            .. ways.OrderByDescending(way => way.Gain / way.Steps)
                .ThenByDescending(way => way.Gain)
                .ThenByDescending(way => way.Indicator is { Mandatory: true } && way.From is null)
                .Take(Told),
        ];
    }

    private sealed record Candidate(string Change, bool IsAdded, Indicator? Indicator, Level? Level, int? From, int? To, int Steps);

    private static IEnumerable<Candidate> Candidates(Edition edition, EditionFacts facts)
    {
        foreach (
            var table in edition.Indicators.Where(table =>
                table.Level == Level.Region || (table.Level == Level.Innovation && facts.Innovations.Count > 0)
            )
        )
        {
            for (var cell = 0; cell < table.Indicators.Count; cell++)
            {
                var indicator = table.Indicators[cell];
                int?[] levels =
                [
                    .. Enumerable.Range(0, facts.Units(table.Level).Count).Select(unit => ReportedLevels.Of(facts, table, unit, cell)),
                ];
                var open = levels.Count(level => (level ?? indicator.Levels[0]) < indicator.Levels[^1]);
                if (open == 0)
                    continue;
                if (table.Level == Level.Innovation)
                    yield return new Candidate($"*:{indicator.Number}=+1", false, indicator, table.Level, null, null, open);
                else
                    yield return new Candidate(
                        $"{indicator.Number}=+1",
                        false,
                        indicator,
                        table.Level,
                        levels[0],
                        indicator.Levels.First(level => level > (levels[0] ?? indicator.Levels[0])),
                        1
                    );
            }
        }
        if (edition.TableOf(Level.Innovation) is { } own && facts.Innovations.Count > 0)
            yield return new Candidate(LikeTheMiddle(own, facts), true, null, null, null, null, 1);
    }

    private static Way? Try(Evaluation alone, RankingRule rule, Candidate candidate, decimal score, NextBand? next)
    {
        var assumed = new HypotheticalFacts(alone.Edition, alone.Facts, 0);
        if (candidate.IsAdded)
            assumed.Add(candidate.Change);
        else
            assumed.Change(candidate.Change);
        var value = new Evaluation(alone.Edition, assumed.ToFacts(), alone.Other).Of(rule.Score)[0];
        if (value.OrNull is not { } number || Exact.Canonicalize(number) is var exact && exact <= score)
            return null;
        var shown = rule.Rounding.Apply(exact);
        var band = rule.Bands?.Of(exact, shown);
        return new Way(
            candidate.Change,
            candidate.IsAdded,
            candidate.Indicator,
            candidate.Level,
            candidate.From,
            candidate.To,
            candidate.Steps,
            exact - score,
            shown,
            band?.Name,
            next is not null && band?.From >= next.From
        );
    }

    /// <summary>The levels of its median innovation at each indicator, as the simulation takes them.</summary>
    private static string LikeTheMiddle(IndicatorTable table, EditionFacts facts) =>
        string.Join(
            ',',
            table.Indicators.Select(
                (indicator, cell) =>
                {
                    int[] levels =
                    [
                        .. Enumerable
                            .Range(0, facts.Innovations.Count)
                            .Select(unit => ReportedLevels.Of(facts, table, unit, cell) ?? indicator.Levels[0])
                            .Order(),
                    ];
                    return string.Create(CultureInfo.InvariantCulture, $"{indicator.Number}={levels[levels.Length / 2]}");
                }
            )
        );
}
