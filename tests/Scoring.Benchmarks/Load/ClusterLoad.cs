using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Jury;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using static Scoring.Benchmarks.Load.LoadAccounts;

namespace Scoring.Benchmarks.Load;

/// <summary>
/// Jurors and readers at several sites behind one address while a site and the database's primary are killed. A mark that was not
/// acknowledged is sent again under the same key, as the page in a juror's browser does; at the end every acknowledged mark is read back
/// from the server that was promoted.
/// </summary>
/// <param name="site">Where the proxy is.</param>
/// <param name="database">The database, on whichever server is the primary.</param>
/// <param name="rules">Its rules.</param>
/// <param name="phases">Who else writes down what is killed, and when.</param>
internal sealed class ClusterLoad(Uri site, string database, string rules, ClusterPhases phases)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentBag<(Seat Seat, int Revision, string Criterion, int Mark)> _acknowledged = [];
    private readonly ClusterTimes _marks = new();
    private readonly ClusterTimes _pages = new();

    /// <summary>Runs for so long, counted from when all have signed in; the number of marks that were lost.</summary>
    /// <param name="time">How long.</param>
    /// <param name="jurors">How many jurors mark.</param>
    /// <param name="readers">How many readers turn five pages a second.</param>
    /// <param name="regions">The regions that they read about.</param>
    /// <param name="promoted">The server that the marks are read back from.</param>
    public async Task<int> Run(TimeSpan time, int jurors, int readers, IReadOnlyList<string> regions, string promoted)
    {
        var seats = await LoadAccounts.Make(database, rules);
        var visitors = await LoadAccounts.SignIn(site, seats, jurors);
        phases.Begin();
        using var end = new CancellationTokenSource(time);
        await Task.WhenAll([
            .. visitors.Select((one, i) => Mark(one.Visitor, one.Seats, i, end.Token)),
            .. Enumerable.Range(0, readers).Select(reader => Read(reader, readers, regions, end.Token)),
        ]);
        foreach (var (visitor, _) in visitors)
            visitor.Dispose();
        var lost = await Lost(promoted);
        Print(visitors.Count, readers, lost);
        return lost;
    }

    private void Print(int jurors, int readers, int lost)
    {
        var all = phases.All;
        Console.WriteLine("| what | when | requests | median ms | p99 ms | most ms | errors |\n|---|---|---|---|---|---|---|");
        _marks.Print($"{jurors} jurors, a mark each second, until acknowledged", all);
        _pages.Print($"{readers} readers, five pages a second each", all);
        Console.WriteLine(FormattableString.Invariant($"\nMarks acknowledged: {_acknowledged.Count}; lost: {lost}."));
        Console.WriteLine("\nErrors told: marks " + _marks.Errors(all) + "; pages " + _pages.Errors(all) + ".");
    }

    private async Task Mark(LoadVisitor visitor, List<Seat> seats, int number, CancellationToken end)
    {
        // People do not press their keys all at the same moment.
        if (!await Wait(TimeSpan.FromMilliseconds(number * 997 % 1000), end))
            return;
        for (var round = 0; !end.IsCancellationRequested; round++)
        {
            var seat = seats[round % seats.Count];
            if (await Open(visitor, seat, end) is not { } open)
                return;
            var revision = open.Revision;
            for (var i = 0; i < Criteria.Length; i++)
            {
                var mark = 40 + (((number * 7) + (round * 13) + (i * 5)) % 60);
                if (await Save(visitor, seat, open.Token, Criteria[i], mark, revision, end) is not { } saved)
                    break;
                revision = saved;
                if (!await Wait(TimeSpan.FromSeconds(1), end))
                    return;
            }
        }
    }

    private static async Task<(string Token, int Revision)?> Open(LoadVisitor visitor, Seat seat, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                var page = await visitor.Read($"/jury/sheet/{Edition}/{Stage}/{seat.Entry}", CancellationToken.None);
                var state = await visitor.Http.GetFromJsonAsync<Saved>(
                    $"/jury/state/{Edition}/{Stage}/{seat.Entry}",
                    CancellationToken.None
                );
                return (LoadVisitor.TokenOf(page), state!.Revision);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                await Wait(Pause, end);
            }
        }
        return null;
    }

    // The time of a mark is what its juror waits for: from the first time it is sent until it is acknowledged.
    private async Task<int?> Save(LoadVisitor visitor, Seat seat, string token, string criterion, int mark, int seen, CancellationToken end)
    {
        var change = new Change("mark", criterion, mark.ToString(CultureInfo.InvariantCulture), seen, Guid.NewGuid().ToString("N"));
        var (began, from) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/jury/change/{Edition}/{Stage}/{seat.Entry}");
            request.Headers.Add("RequestVerificationToken", token);
            request.Headers.Accept.ParseAdd("application/json");
            request.Content = JsonContent.Create(change);
            try
            {
                using var answer = await visitor.Http.SendAsync(request, CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                {
                    var revision = (await answer.Content.ReadFromJsonAsync<Saved>(CancellationToken.None))!.Revision;
                    _marks.Add(began, Stopwatch.GetElapsedTime(from));
                    _acknowledged.Add((seat, revision, criterion, mark));
                    return revision;
                }
                _marks.Error(DateTimeOffset.UtcNow, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
                // Anything but "not now" is an answer to this change: the juror looks at the sheet again.
                if ((int)answer.StatusCode < 500)
                    return null;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                _marks.Error(DateTimeOffset.UtcNow, "no answer");
            }
            if (!await Wait(Pause, end))
                return null;
        }
    }

    private async Task Read(int reader, int readers, IReadOnlyList<string> regions, CancellationToken end)
    {
        using var visitor = new LoadVisitor(site);
        for (var i = reader; !end.IsCancellationRequested; i += readers)
        {
            var (began, from) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
            try
            {
                using var answer = await visitor.Http.GetAsync("/region/" + regions[i * 31 % regions.Count], CancellationToken.None);
                await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                    _pages.Add(began, Stopwatch.GetElapsedTime(from));
                else
                    _pages.Error(DateTimeOffset.UtcNow, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                _pages.Error(DateTimeOffset.UtcNow, "no answer");
            }
            if (!await Wait(TimeSpan.FromMilliseconds(200), end))
                return;
        }
    }

    // Every version of every sheet is kept: the one that was acknowledged has the mark.
    private async Task<int> Lost(string promoted)
    {
        await using var provider = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(promoted, rules, "load"))
            .BuildServiceProvider();
        var lost = 0;
        foreach (var sheet in _acknowledged.GroupBy(one => one.Seat))
        {
            var shown = await LoadAccounts.Send(provider, new ShowSheet(Edition, Stage, sheet.Key.Entry, sheet.Key.Juror));
            var versions = shown.Sheet.Revisions.ToDictionary(version => version.Number, version => version.Marks);
            lost += sheet.Count(one =>
                !versions.TryGetValue(one.Revision, out var marks) || marks.GetValueOrDefault(one.Criterion) != one.Mark
            );
        }
        return lost;
    }

    private sealed record Saved(int Revision);

    private sealed record Change(string Kind, string Criterion, string Value, int Seen, string Key);
}
