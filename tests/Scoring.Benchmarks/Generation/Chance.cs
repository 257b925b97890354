namespace Scoring.Benchmarks.Generation;

/// <summary>Random numbers that are the same on every machine and in every version of the runtime (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 up to, but not including, 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>From 0 up to, but not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() * limit);

    /// <summary>Normally distributed, mean 0, deviation 1.</summary>
    public double Normal() => Math.Sqrt(-2.0 * Math.Log(1.0 - Next())) * Math.Cos(2.0 * Math.PI * Next());

    /// <summary>Different whole numbers below a limit, ascending.</summary>
    public int[] Sample(int limit, int count)
    {
        var chosen = new HashSet<int>();
        while (chosen.Count < count)
            chosen.Add(Below(limit));
        return [.. chosen.Order()];
    }
}
