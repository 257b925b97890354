namespace Scoring.Benchmarks.Generation;

/// <summary>
/// Writes jury-scores.csv: proposals drawn from a year's innovations, three jurors each, then nine for the best 99. Who the best are is
/// reckoned here as the rule says (mean, then trimmed mean, then id), so that the second stage has marks for exactly those who go on.
/// </summary>
internal sealed class JuryFile(ulong seed, int proposals, int finalists)
{
    private readonly Chance _chance = new(seed ^ 0x1U);

    public void Write(NationYear year, string folder)
    {
        using var file = NationFiles.Open(folder, "jury-scores.csv");
        file.Write("stage,innovation_id,juror,criterion,score\n");
        var talents = new Dictionary<string, double>();
        var standings = new List<(long Mean, long Trimmed, string Id)>();
        foreach (var index in _chance.Sample(year.Innovations, Math.Min(proposals, year.Innovations)))
        {
            var id = NationFiles.IdOf(year.Year, index);
            var talent = talents[id] = 45 + 40 * _chance.Next();
            var totals = _chance
                .Sample(60, 3)
                .Select(juror => Mark(file, 1, id, $"J{juror + 1:00}", BenchWeights.Jury1, talent, 9))
                .Order()
                .ToArray();
            standings.Add((Halved(totals.Sum(), 3), totals[1], id));
        }
        standings.Sort(
            (one, other) =>
                (other.Mean, other.Trimmed).CompareTo((one.Mean, one.Trimmed)) is var order and not 0
                    ? order
                    : string.CompareOrdinal(one.Id, other.Id)
        );
        foreach (var (_, _, id) in standings.Take(finalists).OrderBy(standing => standing.Id, StringComparer.Ordinal))
        {
            for (var juror = 1; juror <= 9; juror++)
                Mark(file, 2, id, $"P{juror:00}", BenchWeights.Jury2, talents[id], 7);
        }
    }

    /// <summary>A quotient rounded to the nearest whole number, a half up.</summary>
    private static long Halved(long sum, int count) => (2 * sum + count) / (2 * count);

    private long Mark(StreamWriter file, int stage, string id, string juror, int[] weights, double talent, double spread)
    {
        var total = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            var mark = Math.Clamp((int)(talent + spread * _chance.Normal()), 0, 100);
            total += weights[i] * mark;
            file.Write($"{stage},{id},{juror},{i + 1},{mark}\n");
        }
        return total;
    }
}
