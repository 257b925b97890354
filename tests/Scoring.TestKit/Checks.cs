using FsCheck;
using FsCheck.Fluent;

namespace Scoring.TestKit;

/// <summary>
/// How often a property is tried and from which seed: always the same one, so that a build never fails by chance.
/// SCORING_PROPERTY_TESTS multiplies the tries and lets chance choose the seed, for a search by night.
/// </summary>
public static class Checks
{
    public static void Check<T>(this Arbitrary<T> any, int tries, int size, Action<T> holds)
    {
        var times = Environment.GetEnvironmentVariable("SCORING_PROPERTY_TESTS") is { Length: > 0 } text
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        var config = Config.QuickThrowOnFailure.WithMaxTest(tries * Math.Max(1, times)).WithEndSize(size);
        Prop.ForAll(any, holds).Check(times > 0 ? config : config.WithReplay(20180502UL, 2019UL));
    }
}
