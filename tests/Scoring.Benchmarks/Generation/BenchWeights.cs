namespace Scoring.Benchmarks.Generation;

/// <summary>The weights of the benchmark's two jobs. They are made up for timing and mean nothing for any real index.</summary>
internal static class BenchWeights
{
    /// <summary>Points per level of the region's indicators 1 to 15.</summary>
    public static readonly int[] Spd = [4, 3, 2, 3, 2, 3, 2, 4, 3, 2, 2, 3, 2, 2, 3];

    /// <summary>Points per level of an innovation's indicators 16 to 35.</summary>
    public static readonly int[] Sid = [8, 6, 5, 5, 4, 6, 4, 5, 4, 5, 6, 4, 5, 4, 3, 4, 7, 5, 6, 4];

    /// <summary>Percent weights of the first jury stage.</summary>
    public static readonly int[] Jury1 = [20, 15, 15, 15, 15, 10, 10];

    /// <summary>Percent weights of the second jury stage.</summary>
    public static readonly int[] Jury2 = [25, 20, 15, 15, 15, 10];
}
