using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Review;

/// <summary>Which entries belong to a stage, and which of them were to be marked in it.</summary>
internal static class StageEntries
{
    // More than three of four.
    private const int NearlyAll = 4;

    /// <summary>True if an entry takes part: no rule and no decision leaves it out.</summary>
    public static bool TakesPart(Evaluation evaluation, int entry) => evaluation.WhyNotCounted(Level.Innovation, entry) is null;

    /// <summary>
    /// The entries of a stage: those that advance from the ranking the stage names; if it names none, all that take part in the first
    /// stage, and those with a seat or a sheet in a later one.
    /// </summary>
    public static IEnumerable<int> Of(Evaluation evaluation, Stage stage, SheetFacts sheets, Seat[] given)
    {
        var units = evaluation.Facts.Innovations;
        var isFirst = stage.EntriesOf is null && evaluation.Edition.Stages[0].Id == stage.Id;
        var entries = given.Select(seat => units.Find(seat.Entry)).ToHashSet();
        if (EarlierRanking(evaluation, stage) is { } earlier)
            entries.UnionWith(earlier.Rows.Where(row => row.WithinCut).Select(row => row.Unit));
        return Enumerable
            .Range(0, units.Count)
            .Where(unit => (isFirst || entries.Contains(unit) || !sheets.All.Of(unit).IsEmpty) && HasRubric(units, stage, unit));
    }

    /// <summary>
    /// The entries whose marks count in a stage: those within the cut of the ranking it names, and with a rubric; null if marks of every
    /// entry do, or if it is not decided yet who advances.
    /// </summary>
    public static HashSet<int>? Counted(Evaluation evaluation, Stage stage)
    {
        var units = evaluation.Facts.Innovations;
        var earlier = EarlierRanking(evaluation, stage);
        if (earlier is { AwaitsDecision: true })
            return null;
        if (earlier is null && stage.RubricBy is null)
            return null;
        var all = earlier?.Rows.Where(row => row.WithinCut).Select(row => row.Unit) ?? Enumerable.Range(0, units.Count);
        return [.. all.Where(unit => HasRubric(units, stage, unit))];
    }

    /// <summary>
    /// The entries of a stage that names none (one of several side by side): all that take part if nearly all of them are marked in it,
    /// otherwise those given. A stage that settles others is for some only; who is below the line of a ranking was left out by it.
    /// </summary>
    public static HashSet<int> AllIfNearlyAll(Evaluation evaluation, SheetFacts sheets, HashSet<int> entries)
    {
        var (edition, stage, innovations) = (evaluation.Edition, sheets.Stage, evaluation.Facts.Innovations);
        if (stage.EntriesOf is not null || edition.Indicators.Count > 0 || edition.Spreads.Any(spread => spread.SettledBy?.Id == stage.Id))
            return entries;
        var all = Enumerable
            .Range(0, innovations.Count)
            .Where(unit => HasRubric(innovations, stage, unit) && TakesPart(evaluation, unit))
            .Where(unit => !StepClosure.IsReplaced(evaluation, stage, unit))
            .ToHashSet();
        foreach (var ranking in edition.Rankings.Where(rule => rule.Cut is not null && rule.Level == Level.Innovation))
            all.ExceptWith(
                evaluation
                    .Ranking(ranking)
                    .Rows.Where(row => row is { Rank: not null, WithinCut: false } && sheets.All.Of(row.Unit).IsEmpty)
                    .Select(row => row.Unit)
            );
        var marked = all.Count(unit => !sheets.All.Of(unit).IsEmpty);
        return marked * NearlyAll > all.Count * (NearlyAll - 1) || (marked > 1 && marked == all.Count - 1) ? all : entries;
    }

    private static RankingResult? EarlierRanking(Evaluation evaluation, Stage stage) =>
        stage.EntriesOf is { } ranking && evaluation.Edition.Rankings.FirstOrDefault(rule => rule.Id == ranking) is { } named
            ? evaluation.Ranking(named)
            : null;

    private static bool HasRubric(UnitTable units, Stage stage, int unit) =>
        stage.RubricBy is not { } by || stage.RubricFor(units.Attribute(unit, by)) is not null;
}
