using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>What decides the rank of one unit.</summary>
/// <param name="Unit">The unit's index.</param>
/// <param name="Factors">For each factor of the plan its part; null if the rank is the same in all runs.</param>
public sealed record UnitInfluence(int Unit, IReadOnlyList<SobolIndex>? Factors);

/// <summary>
/// Which choice in the making of a composite index decides its ranks: variance-based sensitivity (<see cref="SobolIndices"/>) of the mean
/// absolute rank shift, and of the rank of each unit. A unit without an index in a run counts as last. Source: OECD/JRC Handbook (2008),
/// step 7; Saisana, Saltelli and Tarantola (2005).
/// </summary>
/// <param name="Sample">The size n of the sample; the index was made n × (factors + 2) times.</param>
/// <param name="Factors">The factors, in the order of the plan.</param>
/// <param name="Shift">For each factor its part in the mean absolute rank shift; null if no rank ever changes.</param>
/// <param name="MeanShift">The mean of that shift, in places, from 0.</param>
/// <param name="Units">The same for the rank of each unit of the list, in official order.</param>
public sealed record IndexInfluence(
    int Sample,
    IReadOnlyList<FactorKind> Factors,
    IReadOnlyList<SobolIndex>? Shift,
    decimal MeanShift,
    IReadOnlyList<UnitInfluence> Units
)
{
    /// <summary>How often runs are drawn again for an interval.</summary>
    public const int Resamples = 1000;

    /// <summary>Makes the index at a sample of points.</summary>
    /// <param name="model">The index and what is varied: at least one factor.</param>
    /// <param name="list">The list whose ranks are asked about.</param>
    /// <param name="sample">The size n of the sample.</param>
    /// <param name="seed">The seed; the same seed gives the same figures.</param>
    /// <param name="closely">The units whose parts get intervals, by their indices.</param>
    /// <param name="progress">Is given the part that is done, 0 to 1; null if nobody waits.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IndexInfluence Of(
        IndexModel model,
        IndexList list,
        int sample,
        ulong seed,
        IReadOnlyCollection<int> closely,
        Action<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(list);
        var points = new SobolSample(model.Plan.Factors.Count, sample, seed);
        var columns = points.Factors + 2;
        var official = list.Tally();
        official.Rank(model.Nominal(model.Room()));
        var units = official.Length;
        var ranks = Enumerable.Range(0, columns).Select(_ => new ushort[sample * units]).ToArray();
        var shifts = Enumerable.Range(0, columns).Select(_ => new double[sample]).ToArray();
        var done = 0;
        Parallel.For(
            0,
            sample,
            new ParallelOptions { CancellationToken = cancellation },
            () => (Room: model.Room(), Tally: list.Tally()),
            (run, _, own) =>
            {
                for (var column = 0; column < columns; column++)
                {
                    own.Tally.Rank(model.At(points.At(run, column), own.Room));
                    var shift = 0L;
                    for (var row = 0; row < units; row++)
                    {
                        var rank = OrLast(own.Tally.Ranks[row], units);
                        ranks[column][run * units + row] = (ushort)rank;
                        shift += Math.Abs(rank - OrLast(official.Ranks[row], units));
                    }
                    shifts[column][run] = (double)shift / units;
                }
                progress?.Invoke((double)Interlocked.Increment(ref done) / sample);
                return own;
            },
            _ => { }
        );
        var inDetail = closely.ToHashSet();
        var influences = new UnitInfluence[units];
        Parallel.For(0, units, new ParallelOptions { CancellationToken = cancellation }, row =>
        {
            double[][] values = Array.ConvertAll(ranks, column =>
            {
                var own = new double[sample];
                for (var run = 0; run < sample; run++)
                    own[run] = column[run * units + row];
                return own;
            });
            var unit = list.Units[row];
            influences[row] = new UnitInfluence(unit, SobolIndices.Of(values, inDetail.Contains(unit) ? Resamples : 0, seed));
        });
        return new IndexInfluence(
            sample,
            model.Plan.Factors,
            SobolIndices.Of(shifts, Resamples, seed),
            Exact.Canonicalize(FifteenDigits.Of((shifts[0].Sum() + shifts[1].Sum()) / (2 * sample)) ?? 0m),
            influences
        );
    }

    private static int OrLast(int rank, int units) => rank == 0 ? units : rank;
}
