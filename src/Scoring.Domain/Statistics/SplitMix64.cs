namespace Scoring.Domain.Statistics;

/// <summary>
/// The generator for all resampling, implemented here so that each machine and each version of the runtime gives the same
/// numbers: state += 0x9E3779B97F4A7C15, then z = (z ⊕ z≫30) × 0xBF58476D1CE4E5B9, z = (z ⊕ z≫27) × 0x94D049BB133111EB, z ⊕
/// z≫31. Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (OOPSLA 2014). Seed 1234567 gives
/// 6457827717110365317 first.
/// </summary>
/// <param name="seed">Any number.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next number, 0 to 2⁶⁴ − 1.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>
    /// The next number from 0 up to but not including 1: the upper 53 bits of <see cref="Next"/> × 2⁻⁵³, exact in a double.
    /// </summary>
    public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// The next number below a limit, each equally likely: the upper half of a product, drawn again in the few cases that would favour some
    /// (Lemire 2019).
    /// </summary>
    /// <param name="limit">Above 0.</param>
    public int Below(int limit)
    {
        var bound = (ulong)limit;
        while (true)
        {
            var high = Math.BigMul(Next(), bound, out var low);
            if (low >= bound || low >= (0 - bound) % bound)
                return (int)high;
        }
    }
}
