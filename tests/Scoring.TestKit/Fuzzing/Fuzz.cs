using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace Scoring.TestKit.Fuzzing;

/// <summary>
/// Gives changed files to a part of the product. Anything but an answer or a refusal of the product's own is a finding, as is an answer
/// that takes too long or too much memory; it is told with the seed that makes it again. <c>tests/fuzz</c> runs many more than the tests
/// do.
/// </summary>
public static class Fuzz
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const long MostBytes = 512 << 20;

    /// <summary>Runs a share of inputs.</summary>
    /// <param name="name">The kind of input; SCORING_FUZZ_NAME sets how many, SCORING_FUZZ_SEED the first seed.</param>
    /// <param name="usual">How many in the ordinary tests.</param>
    /// <param name="tryOne">Makes the input of a seed and gives it to the product; throws whatever the product throws by mistake.</param>
    public static async Task Run(string name, int usual, Func<Mutator, Task> tryOne)
    {
        var (count, first) = (Number($"SCORING_FUZZ_{name}") ?? usual, Number("SCORING_FUZZ_SEED") ?? 20_180_502);
        var (watch, slowest) = (Stopwatch.StartNew(), TimeSpan.Zero);
        for (var seed = first; seed < first + count; seed++)
        {
            var start = watch.Elapsed;
            // Other fixtures of the process allocate too: what an input itself takes too much of, it takes each time.
            var bytes = MostBytes;
            for (var tries = 0; tries < 4 && bytes >= MostBytes; tries++)
                bytes = await Bytes(name, seed, tryOne);
            bytes.ShouldBeLessThan(MostBytes, Again(name, seed));
            slowest = watch.Elapsed - start > slowest ? watch.Elapsed - start : slowest;
        }
        TestContext.Progress.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {count} inputs from seed {first}, {watch.Elapsed.TotalSeconds:0} "
                    + $"s, slowest {slowest.TotalMilliseconds:0} ms, 0 crashes"
            )
        );
    }

    private static async Task<long> Bytes(string name, int seed, Func<Mutator, Task> tryOne)
    {
        var before = GC.GetTotalAllocatedBytes();
        try
        {
            await tryOne(new Mutator(seed)).WaitAsync(Longest);
        }
        catch (Exception fault)
        {
            Assert.Fail($"{fault.GetType().Name}: {fault.Message}\n{fault.StackTrace}\n{Again(name, seed)}");
        }
        return GC.GetTotalAllocatedBytes() - before;
    }

    private static string Again(string name, int seed) => $"Again: SCORING_FUZZ_SEED={seed} bash tests/fuzz {name}=1";

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
