using System.Diagnostics;
using System.Globalization;

namespace Scoring.Benchmarks.Measuring;

/// <summary>Reads addresses of a running site, one after the other or from several connections at once, and says how long the answers took.</summary>
internal static class SiteLoad
{
    /// <summary>Runs until the time is over, or once through the addresses where there is none; 0, or 1 where an answer was no 200.</summary>
    /// <param name="addresses">The addresses, taken in turn.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="seconds">How long; 0 for once through all.</param>
    /// <param name="gzip">True to ask for packed answers, as browsers do.</param>
    public static async Task<int> Run(IReadOnlyList<string> addresses, int connections, int seconds, bool gzip)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, AllowAutoRedirect = false });
        if (gzip)
            client.DefaultRequestHeaders.AcceptEncoding.Add(new("gzip"));
        var times = new List<double>[connections];
        var (next, bytes, failed) = (-1, 0L, 0);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            var own = times[connection] = [];
            var buffer = new byte[1 << 16];
            while (true)
            {
                var turn = Interlocked.Increment(ref next);
                if (seconds == 0 ? turn >= addresses.Count : clock.Elapsed.TotalSeconds >= seconds)
                    return;
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(addresses[turn % addresses.Count], HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
                await using var body = await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
                for (int read; (read = await body.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
                    Interlocked.Add(ref bytes, read);
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref failed);
            }
        })).ConfigureAwait(false);
        var all = times.SelectMany(own => own).Order().ToList();
        string At(double share) => all[Math.Min((int)(all.Count * share), all.Count - 1)].ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {all.Count} | {failed} | {all.Count / clock.Elapsed.TotalSeconds:0} | {At(0.5)} | {At(0.95)} | {At(0.99)} | {bytes / 1024.0 / all.Count:0.0} |"));
        return failed == 0 ? 0 : 1;
    }
}
