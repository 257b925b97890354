using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Statistics;

/// <summary>
/// How certain a ranking of an edition is, by redrawing the jurors of every stage that its score uses (<see cref="RankCertainty"/>). If the
/// score is the joined marks of one stage, these are ranked; otherwise everything above the jurors' marks is recomputed for each draw by
/// the rules themselves. Ties are shared: tie-breakers, quotas and minimum marks are not applied.
/// </summary>
public static class RankingCertainty
{
    // Each is a separate evaluation.
    private const int MostTreeDraws = 2_500;

    /// <summary>How certain the ranks of some units are relative to each other.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="rule">The ranking.</param>
    /// <param name="units">The ranked units, by their indices.</param>
    /// <param name="top">N of the top N; null if there is no line.</param>
    /// <param name="draws">How many to draw if not all are enumerated.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <returns>TooFewJurors if the score uses no jurors.</returns>
    public static RankCertainty Of(Evaluation evaluation, RankingRule rule, IReadOnlyCollection<int> units, int? top, int draws, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(units);
        var folds = JurorFold.Of(rule.Score);
        if (folds.Count == 0)
            return Refused(AgreementRefusal.TooFewJurors);
        if (units.Count < 2)
            return Refused(AgreementRefusal.TooFewEntries);
        // The best score is the highest or, of places, the lowest: those are ranked by the same number below zero.
        var sign = rule.LowestFirst ? -1m : 1m;
        if (folds is [{ ComparesEntries: false } only] && only.Fold == rule.Score)
        {
            var among = units.ToHashSet();
            return Signed(
                sign,
                RankCertainty.Of(
                    new MarkTable(only.TableOf(evaluation).Marks.Where(mark => among.Contains(mark.Entry))),
                    marks => sign * (only.Combine(marks) ?? 0m),
                    top,
                    draws,
                    seed,
                    OfSum(only, sign)
                )
            );
        }
        return Signed(sign, OfTree(evaluation, rule, sign, [.. units.Order()], DrawnPanel.Of(evaluation, folds), top, draws, seed));
    }

    /// <summary>
    /// The ranks of some units without each juror, in every stage that the score uses; empty where only one juror marked, and where entries
    /// would have unequal numbers of places that must not be compared.
    /// </summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="rule">The ranking.</param>
    /// <param name="units">The ranked units, by their indices.</param>
    /// <param name="top">N of the top N; null if there is no line.</param>
    public static IReadOnlyList<WithoutJuror> Without(Evaluation evaluation, RankingRule rule, IReadOnlyCollection<int> units, int? top)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(units);
        var (folds, sign, among) = (JurorFold.Of(rule.Score), rule.LowestFirst ? -1m : 1m, units.ToHashSet());
        if (folds is [{ ComparesEntries: false } only] && only.Fold == rule.Score)
        {
            var table = new MarkTable(only.TableOf(evaluation).Marks.Where(mark => among.Contains(mark.Entry)));
            return table.Jurors.Count < 2 || !only.StaysComparable(table)
                ? []
                : LeaveOneOut.Of(table, marks => sign * (only.Combine(marks) ?? 0m), top, OfSum(only, sign));
        }
        (JurorFold Fold, MarkTable Table)[] tables = [.. folds.Select(fold => (fold, fold.TableOf(evaluation)))];
        string[] jurors = [.. tables.SelectMany(one => one.Table.Jurors).Distinct().Order(StringComparer.Ordinal)];
        if (jurors.Length < 2 || !tables.All(one => one.Fold.StaysComparable(one.Table)))
            return [];
        int[] entries = [.. units.Order()];
        return LeaveOneOut.Of(
            entries,
            ScoresOf(evaluation.Of(rule.Score)),
            jurors.Select(juror =>
                (
                    juror,
                    ScoresOf(
                        evaluation
                            .Assuming([
                                .. tables.Select(one =>
                                    (one.Fold.Fold, one.Fold.ColumnOf(evaluation, one.Table.Marks.Where(mark => mark.Juror != juror)))
                                ),
                            ])
                            .Of(rule.Score)
                    )
                )
            ),
            top
        );

        decimal?[] ScoresOf(Column column) =>
            [
                .. entries.Select(unit =>
                    column[unit] is { IsPresent: true } value ? Exact.Canonicalize(sign * value.Number) : (decimal?)null
                ),
            ];
    }

    /// <summary>
    /// Into how many groups that share no entry the jurors of a stage fall whose marks are joined as they are; the most of any stage, 0 if
    /// there is none. Between groups a strict juror cannot be distinguished from a weak entry, which no draw shows.
    /// </summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="rule">The ranking.</param>
    public static int GroupsOf(Evaluation evaluation, RankingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return JurorFold
            .Of(rule.Score)
            .Where(fold => fold.Item is not (JurorPlaces or StandardisedMark))
            .Select(fold => SeverityTable.JurorGroups(fold.TableOf(evaluation)).Count())
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>
    /// The typical standard error of an entry's mark adjusted for severity, in points; null if the score is not such marks of one stage.
    /// The draws keep the severities, so that this error is not in the intervals.
    /// </summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="rule">The ranking.</param>
    public static decimal? ErrorOfAdjusted(Evaluation evaluation, RankingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return
            rule.Score is SeverityAdjusted { IsOfficial: true } adjusted
            && adjusted.ModelOf(evaluation) is { Refusal: FitRefusal.None } model
            ? Hierarchy.Moments.Median(model.Entries.Values.Select(entry => entry.StandardError))
            : null;
    }

    private static SumCombination? OfSum(JurorFold fold, decimal sign) =>
        fold.CombinesSums ? (sum, count) => sign * (fold.CombineSum(sum, count) ?? 0m) : null;

    private static RankCertainty Signed(decimal sign, RankCertainty certainty) =>
        sign > 0m ? certainty : certainty with { Entries = [.. certainty.Entries.Select(entry => entry with { Score = -entry.Score })] };

    private static RankCertainty OfTree(
        Evaluation evaluation,
        RankingRule rule,
        decimal sign,
        int[] units,
        DrawnPanel[] panels,
        int? top,
        int draws,
        ulong seed
    )
    {
        if (panels.All(panel => panel.Size < 2))
            return Refused(AgreementRefusal.TooFewMarks);
        var scores = evaluation.Of(rule.Score);
        var all = CountAll(panels, units.Length);
        var ranks = new RankDraws(units.Length, top ?? 0, all ?? draws, 0);
        if (all is not null)
            Enumerate(0, 1);
        else
        {
            var chance = new SplitMix64(seed);
            for (var i = 0; i < draws; i++)
            {
                foreach (var panel in panels)
                    panel.Draw(chance);
                Rank(1);
            }
        }
        var marks = MarksOf(evaluation, rule, panels);
        return RankCertainty.Of(
            ranks,
            all is not null,
            top,
            units.Select((unit, row) => (row, unit, Exact.Canonicalize(sign * scores[unit].Number), marks(unit)))
        );

        void Enumerate(int at, long orders)
        {
            if (at == panels.Length)
            {
                Rank(orders);
                return;
            }
            var redraws = panels[at].Redraws!;
            for (var draw = 0; draw < redraws.Places.Count; draw++)
            {
                panels[at].Take(redraws.Places[draw]);
                Enumerate(at + 1, orders * redraws.Orders[draw]);
            }
        }

        void Rank(long weight)
        {
            var columns = panels
                .SelectMany(panel => panel.Parts)
                .GroupBy(part => part.Fold.Fold)
                .Select(fold => (fold.Key, DrawnPanel.ColumnOf(evaluation, fold)));
            var drawn = evaluation.Assuming([.. columns]).Of(rule.Score);
            for (var row = 0; row < units.Length; row++)
                ranks.Scores[row] = drawn[units[row]] is { IsPresent: true } value
                    ? (double)Exact.Canonicalize(sign * value.Number)
                    : double.NegativeInfinity;
            ranks.Add(weight);
        }
    }

    private static int? CountAll(DrawnPanel[] panels, int units)
    {
        var count = 1L;
        foreach (var panel in panels)
        {
            count *= panel.Redraws is null ? RankCertainty.MostDraws + 1 : Redraws.Count(panel.Size);
            if (count > MostTreeDraws || count * units > RankCertainty.MostScores)
                return null;
        }
        return (int)count;
    }

    /// <summary>An entry's largest panel; of other units that of any entry, as they join several.</summary>
    private static Func<int, int> MarksOf(Evaluation evaluation, RankingRule rule, DrawnPanel[] panels)
    {
        if (rule.Level != Level.Innovation)
            return _ => panels.Max(panel => panel.Size);
        var marks = new int[evaluation.Facts.Innovations.Count];
        foreach (var panel in panels)
        {
            foreach (var entry in panel.Parts.SelectMany(part => part.Entries))
                marks[entry] = Math.Max(marks[entry], panel.Size);
        }
        return unit => marks[unit];
    }

    private static RankCertainty Refused(AgreementRefusal refusal) => new(refusal, false, 0, [], []);
}
