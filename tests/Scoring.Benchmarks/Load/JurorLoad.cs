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
/// Two hundred jurors who each save a mark a second, while the ranking is previewed every five seconds and region pages are read: no
/// mark may be lost and no answer may be an error. At the end every mark is read back out of the database.
/// </summary>
/// <param name="site">Where the site is.</param>
/// <param name="database">Its database, which has the season and its seats.</param>
/// <param name="rules">Its rules.</param>
internal sealed class JurorLoad(Uri site, string database, string rules)
{
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(30);

    private readonly Latencies _saves = new();
    private readonly Latencies _later = new();
    private long _began;
    private readonly Latencies _previews = new();
    private readonly Latencies _regions = new();
    private readonly ConcurrentDictionary<(Seat Seat, string Criterion), int> _given = new();

    /// <summary>Runs for so long; the number of faults and lost marks.</summary>
    public async Task<int> Run(TimeSpan time, int jurors, IReadOnlyList<string> regions)
    {
        var seats = await LoadAccounts.Make(database, rules);
        var visitors = await LoadAccounts.SignIn(site, seats, jurors);
        using var staff = new LoadVisitor(site);
        await staff.SignIn(Secretariat);
        using var end = new CancellationTokenSource(time);
        _began = Stopwatch.GetTimestamp();
        await Task.WhenAll([
            .. visitors.Select((one, i) => Mark(one.Visitor, one.Seats, i, end.Token)),
            Again(TimeSpan.FromSeconds(5), () => Timed(_previews, staff, $"/staff/{Edition}/ranking"), end.Token),
            .. Enumerable.Range(0, 2).Select(reader => ReadRegions(reader, regions, end.Token)),
        ]);
        foreach (var (visitor, _) in visitors)
            visitor.Dispose();
        var lost = await Lost();
        Console.WriteLine("| what | requests | median ms | p99 ms | most ms | faults |\n|---|---|---|---|---|---|");
        Console.WriteLine(_saves.Row($"{visitors.Count} jurors saving a mark each second"));
        Console.WriteLine(_later.Row("of them after the first 30 s, when all had opened their first sheet"));
        Console.WriteLine(_previews.Row("the ranking previewed every five seconds"));
        Console.WriteLine(_regions.Row("region pages read meanwhile"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nMarks given: {_given.Count}; lost: {lost}."));
        foreach (var fault in _saves.FirstFaults.Concat(_previews.FirstFaults).Concat(_regions.FirstFaults))
            Console.Error.WriteLine(fault);
        return lost + _saves.FirstFaults.Count() + _previews.FirstFaults.Count() + _regions.FirstFaults.Count();
    }

    private async Task Mark(LoadVisitor visitor, List<Seat> seats, int number, CancellationToken end)
    {
        // People do not press their keys all at the same moment.
        if (!await Wait(TimeSpan.FromMilliseconds(number * 997 % 1000), end))
            return;
        for (var round = 0; !end.IsCancellationRequested; round++)
        {
            var seat = seats[round % seats.Count];
            string page;
            int revision;
            try
            {
                page = await visitor.Read($"/jury/sheet/{Edition}/{Stage}/{seat.Entry}", CancellationToken.None);
                revision = await RevisionOf(visitor, seat);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                _saves.Fault("sheet: " + fault.Message);
                continue;
            }
            var token = LoadVisitor.TokenOf(page);
            foreach (var criterion in Criteria)
            {
                var mark = 40 + (((number * 7) + (round * 13) + criterion.Length) % 60);
                revision = await Save(visitor, seat, token, criterion, mark, revision) ?? revision;
                if (!await Wait(TimeSpan.FromSeconds(1), end))
                    return;
            }
        }
    }

    private async Task<int?> Save(LoadVisitor visitor, Seat seat, string token, string criterion, int mark, int revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/jury/change/{Edition}/{Stage}/{seat.Entry}");
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = JsonContent.Create(
            new
            {
                kind = "mark",
                criterion,
                value = mark.ToString(CultureInfo.InvariantCulture),
                seen = revision,
                key = Guid.NewGuid().ToString("N"),
            }
        );
        var from = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await visitor.Http.SendAsync(request);
            var took = Stopwatch.GetElapsedTime(from);
            if (!answer.IsSuccessStatusCode)
            {
                _saves.Fault($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                return null;
            }
            _saves.Add(took);
            if (Stopwatch.GetElapsedTime(_began, from) > Beginning)
                _later.Add(took);
            _given[(seat, criterion)] = mark;
            return (await answer.Content.ReadFromJsonAsync<Saved>())!.Revision;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            _saves.Fault(fault.Message);
            return null;
        }
    }

    private static async Task<int> RevisionOf(LoadVisitor visitor, Seat seat) =>
        (await visitor.Http.GetFromJsonAsync<Saved>($"/jury/state/{Edition}/{Stage}/{seat.Entry}"))!.Revision;

    private async Task ReadRegions(int reader, IReadOnlyList<string> regions, CancellationToken end)
    {
        using var visitor = new LoadVisitor(site);
        for (var i = reader; regions.Count > 0 && !end.IsCancellationRequested; i += 2)
        {
            await Timed(_regions, visitor, "/region/" + regions[i * 31 % regions.Count]);
            if (!await Wait(TimeSpan.FromMilliseconds(200), end))
                return;
        }
    }

    private static async Task Again(TimeSpan every, Func<Task> what, CancellationToken end)
    {
        while (await Wait(every, end))
            await what();
    }

    private static async Task Timed(Latencies latencies, LoadVisitor visitor, string address)
    {
        var from = Stopwatch.GetTimestamp();
        try
        {
            await visitor.Read(address);
            latencies.Add(Stopwatch.GetElapsedTime(from));
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            latencies.Fault($"{address}: {fault.Message}");
        }
    }

    // Every mark acknowledged as saved is in the scoresheet, read through the command that everybody uses.
    private async Task<int> Lost()
    {
        await using var provider = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(database, rules, "load"))
            .BuildServiceProvider();
        var lost = 0;
        foreach (var sheet in _given.GroupBy(pair => pair.Key.Seat))
        {
            var shown = await LoadAccounts.Send(provider, new ShowSheet(Edition, Stage, sheet.Key.Entry, sheet.Key.Juror));
            lost += sheet.Count(pair => shown.Criteria.Single(one => one.Criterion.Id == pair.Key.Criterion).Mark != pair.Value);
        }
        return lost;
    }

    private sealed record Saved(int Revision);
}
