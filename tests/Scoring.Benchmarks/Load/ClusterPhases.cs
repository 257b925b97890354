using System.Globalization;

namespace Scoring.Benchmarks.Load;

/// <summary>
/// What happened when: lines of a moment (milliseconds since 1970) and a name in a file. The load writes the first, whoever kills and
/// promotes the others.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class ClusterPhases(string file)
{
    /// <summary>The phases in order.</summary>
    public IReadOnlyList<(DateTimeOffset From, string Name)> All =>
        [
            .. File.ReadLines(file)
                .Select(line => line.Split(' ', 2))
                .Select(parts => (DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)), parts[1])),
        ];

    /// <summary>Says that the load has begun.</summary>
    public void Begin() =>
        File.AppendAllText(file, FormattableString.Invariant($"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()} before\n"));
}
