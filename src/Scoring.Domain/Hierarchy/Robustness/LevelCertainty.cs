using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// How certain ranks are if some reported levels are one off: who examines evidence gives 2 where another would give 1 or 3. In each run
/// every reported level moves, with a given chance and apart from the others, to the next lower or the next higher one, each equally
/// likely; at an end there is one only. The edition is scored again by its own rules. Levels read from measured values stay.
/// </summary>
public static class LevelCertainty
{
    /// <summary>How many levels are reported that another examiner could have given otherwise.</summary>
    public static int ReportedIn(EditionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Levels.Values.Sum(levels =>
        {
            var (count, at) = (0, levels.Table.Indicators.Count);
            for (var i = 0; i < levels.Cells.Length; i++)
                count += levels.Cells[i] != LevelFacts.Absent && levels.Table.Indicators[i % at].Levels.Count > 1 ? 1 : 0;
            return count;
        });
    }

    /// <summary>Scores the edition many times and ranks the lists each time.</summary>
    /// <param name="evaluation">The rules over the facts as reported.</param>
    /// <param name="scores">The scores and the lists of each.</param>
    /// <param name="share">The chance of each level to be one off, 0 to 1.</param>
    /// <param name="runs">How many runs.</param>
    /// <param name="seed">The seed; the same seed gives the same figures.</param>
    /// <param name="progress">Is given the part that is done, 0 to 1; null if nobody waits.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>For each score one result for each of its lists.</returns>
    public static IReadOnlyList<IReadOnlyList<IndexCertainty>> Of(
        Evaluation evaluation,
        IReadOnlyList<(Step Score, IReadOnlyList<IndexList> Lists)> scores,
        double share,
        int runs,
        ulong seed,
        Action<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(scores);
        RankTally[][] tallies = [.. scores.Select(score => score.Lists.Select(list => list.Tally()).ToArray())];
        var levels = evaluation.Facts.Levels.OrderBy(pair => pair.Key.Id, StringComparer.Ordinal).ToList();
        var seeds = new SplitMix64(seed);
        for (var run = 0; run < runs; run++)
        {
            cancellation.ThrowIfCancellationRequested();
            var chance = new SplitMix64(seeds.Next());
            var facts = evaluation.Facts.WithLevels(levels.ToDictionary(pair => pair.Key, pair => Slipped(pair.Value, share, chance)));
            var again = new Evaluation(evaluation.Edition, facts, evaluation.Other);
            for (var i = 0; i < scores.Count; i++)
            {
                var numbers = NumbersOf(again.Of(scores[i].Score));
                foreach (var tally in tallies[i])
                    tally.Add(numbers);
            }
            progress?.Invoke((run + 1.0) / runs);
        }
        return
        [
            .. scores.Select(
                (score, i) =>
                    (IReadOnlyList<IndexCertainty>)
                        [
                            .. score.Lists.Select(
                                (list, at) => IndexCertainty.Of(list, tallies[i][at], NumbersOf(evaluation.Of(score.Score)))
                            ),
                        ]
            ),
        ];
    }

    /// <summary>Levels of which some are one off.</summary>
    internal static LevelFacts Slipped(LevelFacts levels, double share, SplitMix64 chance)
    {
        var cells = levels.Cells.ToArray();
        var indicators = levels.Table.Indicators;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] != LevelFacts.Absent && chance.NextShare() < share)
                cells[i] = Neighbour(indicators[i % indicators.Count].Levels, cells[i], chance);
        }
        return new LevelFacts(levels.Table, levels.Units, cells, levels.OriginOf);
    }

    private static byte Neighbour(IReadOnlyList<int> known, byte level, SplitMix64 chance)
    {
        var at = 0;
        while (at < known.Count && known[at] != level)
            at++;
        if (at == known.Count || known.Count == 1)
            return level;
        var next =
            at == 0 ? 1
            : at == known.Count - 1 ? at - 1
            : chance.Below(2) == 0 ? at - 1
            : at + 1;
        return (byte)known[next];
    }

    private static double[] NumbersOf(Column column)
    {
        var numbers = new double[column.Length];
        for (var unit = 0; unit < numbers.Length; unit++)
            numbers[unit] = column[unit].OrNull is { } number ? (double)number : double.NaN;
        return numbers;
    }
}
