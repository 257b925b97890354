using System.Diagnostics;
using System.Globalization;

namespace Scoring.Benchmarks.Load;

/// <summary>
/// How quickly the public pages of a nation are answered: region pages one after the other, the ranking page by many at once.
/// </summary>
/// <param name="site">Where the site is.</param>
internal sealed class PageLoad(Uri site)
{
    private const int Readers = 16;

    /// <summary>Measures; prints two tables.</summary>
    /// <param name="ranking">The address of a ranking page.</param>
    /// <param name="regions">Codes of regions.</param>
    /// <param name="time">How long the ranking page is asked for.</param>
    public async Task Run(string ranking, IReadOnlyList<string> regions, TimeSpan time)
    {
        using var visitor = new LoadVisitor(site);
        await visitor.Read("/region/" + regions[0]);
        await visitor.Read(ranking);
        Console.WriteLine("| what | requests | median ms | p99 ms | most ms | faults |\n|---|---|---|---|---|---|");
        var first = await Each(visitor, regions.Select(region => "/region/" + region));
        Console.WriteLine(first.Row("region pages, each for the first time"));
        var again = await Each(visitor, regions.Select(region => "/region/" + region));
        Console.WriteLine(again.Row("the same region pages again"));

        var (answered, faults) = (0, 0);
        using var end = new CancellationTokenSource(time);
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, Readers)
                .Select(async _ =>
                {
                    using var reader = new LoadVisitor(site);
                    while (!end.IsCancellationRequested)
                    {
                        using var answer = await reader.Http.GetAsync(ranking);
                        await answer.Content.ReadAsByteArrayAsync();
                        _ = answer.IsSuccessStatusCode ? Interlocked.Increment(ref answered) : Interlocked.Increment(ref faults);
                    }
                })
        );
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n{ranking}: {answered / seconds:0} requests a second by {Readers} readers for {seconds:0} s, {faults} faults."
            )
        );
    }

    private static async Task<Latencies> Each(LoadVisitor visitor, IEnumerable<string> addresses)
    {
        var latencies = new Latencies();
        foreach (var address in addresses)
        {
            var from = Stopwatch.GetTimestamp();
            try
            {
                await visitor.Read(address);
                latencies.Add(Stopwatch.GetElapsedTime(from));
            }
            catch (HttpRequestException fault)
            {
                latencies.Fault($"{address}: {fault.Message}");
            }
        }
        return latencies;
    }
}
