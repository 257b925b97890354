using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>A list of units ranked among each other by a composite index.</summary>
/// <param name="Units">The units in official order, by their indices.</param>
/// <param name="Top">N of the top N; null for no line.</param>
/// <param name="LowestFirst">True if the lowest index comes first.</param>
/// <param name="Bands">The bands of the index; null if it has none.</param>
/// <param name="Rounding">How the published index is rounded, for bands of published scores.</param>
public sealed record IndexList(IReadOnlyList<int> Units, int? Top, bool LowestFirst, BandTable? Bands, Rounding Rounding)
{
    /// <summary>An empty tally of the list.</summary>
    internal RankTally Tally() => new([.. Units], Top ?? 0, LowestFirst, Bands is null ? null : new BandLookup(Bands, Rounding));
}

/// <summary>Between which ranks a unit stands in a share of the runs.</summary>
/// <param name="Percent">The share, in percent: 50, 90 or 95, with the same on either side outside.</param>
/// <param name="From">The better end, from 1.</param>
/// <param name="To">The worse end.</param>
public sealed record RankInterval(int Percent, int From, int To);

/// <summary>The ranks of a unit in the runs.</summary>
/// <param name="Unit">The unit's index.</param>
/// <param name="Rank">Its rank by the official index alone, 1 2 2 4; null if it has no official index.</param>
/// <param name="Median">The least rank not exceeded in half of the runs; null if it never had one.</param>
/// <param name="Intervals">The intervals of 50, 90 and 95 %; empty if it never had a rank.</param>
/// <param name="InTop">The share of runs in which it is in the top N, 0 to 1; null without a line.</param>
/// <param name="InBand">The share of runs in each band, in the order of the bands; empty without bands.</param>
/// <param name="Same">The share of runs in which it has its official rank, 0 to 1.</param>
/// <param name="Unranked">The share of runs in which it has no index.</param>
public sealed record UnitCertainty(
    int Unit,
    int? Rank,
    int? Median,
    IReadOnlyList<RankInterval> Intervals,
    decimal? InTop,
    IReadOnlyList<decimal> InBand,
    decimal Same,
    decimal Unranked
)
{
    /// <summary>The interval of a share; null if it never had a rank.</summary>
    public RankInterval? Interval(int percent) => Intervals.FirstOrDefault(interval => interval.Percent == percent);
}

/// <summary>
/// How certain the ranks of a composite index are under other choices in its making (<see cref="IndexPlan"/>). Source: OECD/JRC Handbook
/// (2008), step 7; Saisana, Saltelli and Tarantola, Journal of the Royal Statistical Society A 168 (2005), 307-323.
/// </summary>
/// <param name="Runs">How many runs there were.</param>
/// <param name="Units">Each unit, in official order.</param>
/// <param name="Swapped">
/// For each unit but the last, the share of runs in which it stands behind the next one; equal ranks count by half.
/// </param>
/// <param name="MeanShift">The mean over runs and units of |rank − official rank|, in places, over units that have both.</param>
public sealed record IndexCertainty(int Runs, IReadOnlyList<UnitCertainty> Units, IReadOnlyList<decimal> Swapped, decimal MeanShift)
{
    // Coarse enough that handing out work costs nothing, fine enough that progress moves.
    private const int RunsAtOnce = 64;

    private static readonly int[] Levels = [50, 90, 95];

    /// <summary>How many of the first units have their official rank in every run.</summary>
    public int Unmoved => Units.TakeWhile(unit => unit.Same == 1m).Count();

    /// <summary>Makes the index many times and ranks its lists each time.</summary>
    /// <param name="model">The index and what is varied.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="runs">How many runs; ignored if only given sets of weights are used, each once.</param>
    /// <param name="seed">The seed; the same seed gives the same figures.</param>
    /// <param name="progress">Is given the part that is done, 0 to 1; null if nobody waits.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One result for each list.</returns>
    public static IReadOnlyList<IndexCertainty> Of(
        IndexModel model,
        IReadOnlyList<IndexList> lists,
        int runs,
        ulong seed,
        Action<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(lists);
        var given = model.Plan.IsTableOnly;
        var all = given ? model.Plan.Weights!.Sets.Count : runs;
        var chance = new SplitMix64(seed);
        var seeds = Enumerable.Range(0, all).Select(_ => chance.Next()).ToArray();
        RankTally[] total = [.. lists.Select(list => list.Tally())];
        var (door, done) = (new Lock(), 0);
        Parallel.For(
            0,
            (all + RunsAtOnce - 1) / RunsAtOnce,
            new ParallelOptions { CancellationToken = cancellation },
            () => (Room: model.Room(), Tallies: Array.ConvertAll(total, tally => tally.Another())),
            (part, _, own) =>
            {
                var point = new double[model.Plan.Factors.Count];
                for (var run = part * RunsAtOnce; run < Math.Min(all, (part + 1) * RunsAtOnce); run++)
                {
                    if (given)
                        point[0] = (run + 0.5) / all;
                    else
                        Draw(point, new SplitMix64(seeds[run]));
                    var index = model.At(point, own.Room);
                    foreach (var tally in own.Tallies)
                        tally.Add(index);
                }
                progress?.Invoke(Math.Min(1.0, (double)Interlocked.Add(ref done, RunsAtOnce) / all));
                return own;
            },
            own =>
            {
                lock (door)
                {
                    for (var i = 0; i < total.Length; i++)
                        total[i].Add(own.Tallies[i]);
                }
            }
        );
        var nominal = model.Nominal(model.Room());
        return [.. lists.Select((list, i) => Of(list, total[i], nominal))];
    }

    private static void Draw(double[] point, SplitMix64 chance)
    {
        for (var i = 0; i < point.Length; i++)
            point[i] = chance.NextShare();
    }

    /// <summary>What a tally of runs says of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="tally">Its ranks in the runs.</param>
    /// <param name="nominal">The official scores of all units; NaN for one without.</param>
    internal static IndexCertainty Of(IndexList list, RankTally tally, double[] nominal)
    {
        var official = list.Tally();
        official.Rank(nominal);
        var (shift, ranked) = (0L, 0L);
        for (var row = 0; row < tally.Length; row++)
        {
            if (official.Ranks[row] == 0)
                continue;
            ranked += tally.Ranked(row);
            for (var rank = 1; rank <= tally.Length; rank++)
                shift += (long)tally.With(row, rank) * Math.Abs(rank - official.Ranks[row]);
        }
        return new IndexCertainty(
            tally.Runs,
            [.. Enumerable.Range(0, tally.Length).Select(row => Of(list, tally, row, official.Ranks[row]))],
            [.. Enumerable.Range(0, Math.Max(0, tally.Length - 1)).Select(row => Share(tally.HalvesBehindNext(row), 2 * tally.Runs))],
            ranked == 0 ? 0m : Exact.Divide(shift, ranked)
        );
    }

    private static UnitCertainty Of(IndexList list, RankTally tally, int row, int official) =>
        new(
            list.Units[row],
            official == 0 ? null : official,
            tally.Quantile(row, 500),
            tally.Ranked(row) == 0
                ? []
                :
                [
                    .. Levels.Select(percent => new RankInterval(
                        percent,
                        tally.Quantile(row, (1000 - 10 * percent) / 2)!.Value,
                        tally.Quantile(row, (1000 + 10 * percent) / 2)!.Value
                    )),
                ],
            list.Top is null ? null : Share(tally.InTop(row), tally.Runs),
            [.. Enumerable.Range(0, list.Bands?.Bands.Count ?? 0).Select(band => Share(tally.InBand(row, band), tally.Runs))],
            official == 0 ? 0m : Share(tally.With(row, official), tally.Runs),
            Share(tally.Runs - tally.Ranked(row), tally.Runs)
        );

    private static decimal Share(int part, int whole) => whole == 0 ? 0m : Exact.Canonicalize(Exact.Divide(part, whole));
}
