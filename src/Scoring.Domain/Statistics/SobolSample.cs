namespace Scoring.Domain.Statistics;

/// <summary>
/// Two independent samples of points, and the first one with each coordinate in turn taken from the second (Saltelli's radial design,
/// n × (factors + 2) points). Coordinates are drawn evenly from 0 up to 1; run i has a generator of its own, so that points can be asked
/// for in any order.
/// </summary>
public sealed class SobolSample
{
    private readonly ulong[] _seeds;

    /// <summary>Seeds the sample.</summary>
    /// <param name="factors">How many coordinates a point has.</param>
    /// <param name="runs">How many points each of the two samples has.</param>
    /// <param name="seed">The seed; the same seed gives the same points.</param>
    public SobolSample(int factors, int runs, ulong seed)
    {
        Factors = factors;
        var chance = new SplitMix64(seed);
        _seeds = new ulong[runs];
        for (var run = 0; run < runs; run++)
            _seeds[run] = chance.Next();
    }

    /// <summary>How many coordinates a point has.</summary>
    public int Factors { get; }

    /// <summary>How many points each of the two samples has.</summary>
    public int Runs => _seeds.Length;

    /// <summary>A point.</summary>
    /// <param name="run">Which one, from 0.</param>
    /// <param name="column">0 for the first sample, 1 for the second, 2 + i for the first with coordinate i of the second.</param>
    public double[] At(int run, int column)
    {
        var chance = new SplitMix64(_seeds[run]);
        var (one, other) = (new double[Factors], new double[Factors]);
        for (var i = 0; i < Factors; i++)
            one[i] = chance.NextShare();
        for (var i = 0; i < Factors; i++)
            other[i] = chance.NextShare();
        if (column == 1)
            return other;
        if (column > 1)
            one[column - 2] = other[column - 2];
        return one;
    }
}
