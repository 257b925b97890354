using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Regions;

/// <summary>
/// One region isolated from a nation, with its innovations and everything reported about them: to try many changes on it without scoring
/// all others again. Valid only for rules that compare no units; <see cref="Of"/> checks that by scoring it once.
/// </summary>
internal static class LoneRegion
{
    /// <summary>
    /// The rules applied to the region alone; null if its score there differs from its score among all, or if juries mark.
    /// </summary>
    /// <param name="evaluation">The rules applied to all facts.</param>
    /// <param name="rule">The ranking with the score.</param>
    /// <param name="region">The index of the region.</param>
    public static Evaluation? Of(Evaluation evaluation, RankingRule rule, int region)
    {
        if (evaluation.Facts.Sheets.Count > 0)
            return null;
        var alone = new Evaluation(evaluation.Edition, Facts(evaluation.Edition, evaluation.Facts, region), evaluation.Other);
        return alone.Of(rule.Score)[0] == evaluation.Of(rule.Score)[region] ? alone : null;
    }

    private static EditionFacts Facts(Edition edition, EditionFacts facts, int region)
    {
        int[] own = [.. facts.Items(Level.Region, Level.Innovation).Of(region)];
        int[] UnitsOf(Level level) => level == Level.Region ? [region] : own;
        return new EditionFacts
        {
            Regions = Chosen(facts.Regions, [region]),
            Innovations = Chosen(facts.Innovations, own),
            RegionOfInnovation = new int[own.Length],
            Levels = facts
                .Levels.Where(pair => IsKept(pair.Key))
                .ToDictionary(pair => pair.Key, pair => Chosen(pair.Value, UnitsOf(pair.Key))),
            Measures = facts
                .Measures.Where(pair => IsKept(pair.Key.Level))
                .ToDictionary(pair => pair.Key, pair => Chosen(pair.Value, UnitsOf(pair.Key.Level))),
            Results = facts.Results is { } results && edition.Results is { } rule ? Chosen(results, UnitsOf(rule.Level)) : null,
            Disqualified = facts.Disqualified,
            HandPicks = facts.HandPicks,
            Processes = facts.Processes,
            EligibilityOverrides = facts.EligibilityOverrides,
            History = facts.History,
        };
    }

    private static bool IsKept(Level level) => level == Level.Region || level == Level.Innovation;

    private static UnitTable Chosen(UnitTable all, int[] units) =>
        new(
            all.Level,
            units.Length,
            unit => all.Id(units[unit]),
            unit => all.Name(units[unit]),
            null,
            all.AttributeNames.ToDictionary(
                name => name,
                name => new Lazy<string?[]>(() => [.. units.Select(unit => all.Attribute(unit, name))])
            ),
            unit => all.OriginOf(units[unit])
        );

    private static LevelFacts Chosen(LevelFacts all, int[] units) =>
        new(all.Table, units.Length, [.. units.SelectMany(unit => all.Of(unit).ToArray())], (unit, cell) =>
            all.OriginOf(units[unit], cell)
        );

    private static NumberFacts Chosen(NumberFacts all, int[] units) =>
        new([.. units.Select(unit => all[unit])], unit => all.OriginOf(units[unit]));
}
