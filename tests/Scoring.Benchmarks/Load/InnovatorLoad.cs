using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Features.Seasons;
using Scoring.Features.Users;

namespace Scoring.Benchmarks.Load;

/// <summary>
/// Innovators who write their entries, each draft saved every five seconds, while some of them send a file of ten megabytes every half
/// minute. At the end every answer and every file that was acknowledged is read back.
/// </summary>
/// <param name="site">Where the site is.</param>
/// <param name="database">Its database.</param>
/// <param name="rules">Its rules, with bench-entries.</param>
internal sealed partial class InnovatorLoad(Uri site, string database, string rules)
{
    private const string Edition = "bench-entries/2026";
    private const int FileBytes = 10_000_000;
    private const int MostFiles = 9;

    private static readonly byte[] Noise = RandomNumberGenerator.GetBytes(FileBytes);

    private readonly Latencies _saves = new();
    private readonly Latencies _files = new();
    private readonly ConcurrentDictionary<string, string> _written = new();
    private readonly ConcurrentDictionary<string, int> _sent = new();

    /// <summary>Runs until the jurors are done; the number of faults and of lost answers and files.</summary>
    /// <param name="innovators">How many write.</param>
    /// <param name="senders">How many of them send files too.</param>
    /// <param name="ready">A file that is made once all have signed in; they end when somebody takes it away.</param>
    public async Task<int> Run(int innovators, int senders, string ready)
    {
        await using var provider = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(database, rules, "load"))
            .BuildServiceProvider();
        await LoadAccounts.Send(provider, new StartSeason("bench-entries", "2026", Edition));
        await LoadAccounts.Send(provider, new MoveSeason(Edition, SeasonState.Announced));
        var visitors = new List<(LoadVisitor Visitor, string Entry)>();
        for (var number = 0; number < innovators; number++)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"innovator{number}@example.org");
            await LoadAccounts.Send(provider, new AddUser($"Innovator {number}", email, Roles.Innovator, Password: LoadAccounts.Password));
            var visitor = new LoadVisitor(site);
            await visitor.SignIn(email);
            visitors.Add((visitor, await Begin(visitor, number)));
        }
        await File.WriteAllTextAsync(ready, "");
        Console.Error.WriteLine($"{visitors.Count} innovators have signed in.");
        using var end = new CancellationTokenSource();
        await Task.WhenAll(
            visitors
                .Select((one, i) => Write(one.Visitor, one.Entry, i, end.Token))
                .Concat(visitors.Take(senders).Select((one, i) => SendFiles(one.Visitor, one.Entry, i, end.Token)))
                .Append(Until(() => !File.Exists(ready), end))
        );
        var lost = await Lost(visitors);
        foreach (var (visitor, _) in visitors)
            visitor.Dispose();
        Console.WriteLine("| what | requests | median ms | p99 ms | most ms | faults |\n|---|---|---|---|---|---|");
        Console.WriteLine(_saves.Row($"{innovators} innovators saving a draft every five seconds"));
        Console.WriteLine(_files.Row($"{senders} of them sending 10 MB every half minute"));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"\nDrafts: {_written.Count}; files: {_sent.Values.Sum()}; lost: {lost}.")
        );
        foreach (var fault in _saves.FirstFaults.Concat(_files.FirstFaults))
            Console.Error.WriteLine(fault);
        return lost + _saves.FirstFaults.Count() + _files.FirstFaults.Count();
    }

    private static async Task<string> Begin(LoadVisitor visitor, int number)
    {
        var address = "/entries/start/" + Edition;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["f:title"] = string.Create(CultureInfo.InvariantCulture, $"Usulan {number}"),
                ["__RequestVerificationToken"] = LoadVisitor.TokenOf(await visitor.Read(address)),
            }
        );
        using var answer = await visitor.Http.PostAsync(address, form);
        var place = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"No entry: {answer.StatusCode}");
        return place.Split('?')[0].Split('/')[^1];
    }

    private async Task Write(LoadVisitor visitor, string entry, int number, CancellationToken end)
    {
        if (!await Wait(TimeSpan.FromMilliseconds(number * 997 % 5000), end))
            return;
        var address = $"/entry/{Edition}/{entry}/section/idea";
        var token = LoadVisitor.TokenOf(await visitor.Read(address, CancellationToken.None));
        var revision = 1;
        for (var words = 20; ; words += 20)
        {
            var text = string.Join(' ', Enumerable.Repeat("kata", words % 1900)) + $" {words}";
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["f:title"] = string.Create(CultureInfo.InvariantCulture, $"Usulan {number}"),
                    ["f:summary"] = text,
                    ["seen"] = revision.ToString(CultureInfo.InvariantCulture),
                    ["__RequestVerificationToken"] = token,
                }
            );
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
            request.Headers.Accept.ParseAdd("application/json");
            var from = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await visitor.Http.SendAsync(request, CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                {
                    _saves.Add(Stopwatch.GetElapsedTime(from));
                    revision = (await answer.Content.ReadFromJsonAsync<Saved>(CancellationToken.None))!.Revision;
                    _written[entry] = text;
                }
                else
                    _saves.Fault($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                _saves.Fault(fault.Message);
            }
            if (!await Wait(TimeSpan.FromSeconds(5), end))
                return;
        }
    }

    private async Task SendFiles(LoadVisitor visitor, string entry, int number, CancellationToken end)
    {
        if (!await Wait(TimeSpan.FromMilliseconds(number * 601 % 30_000), end))
            return;
        var address = $"/entry/{Edition}/{entry}/files/files";
        for (var file = 0; file < MostFiles; file++)
        {
            using var form = new MultipartFormDataContent
            {
                {
                    new StringContent(LoadVisitor.TokenOf(await visitor.Read(address, CancellationToken.None))),
                    "__RequestVerificationToken"
                },
                { new StringContent("add"), "do" },
                { new ByteArrayContent(Pdf((number * MostFiles) + file)), "upload", $"bukti-{file}.pdf" },
            };
            var from = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await visitor.Http.PostAsync(address, form, CancellationToken.None);
                if (answer.StatusCode == System.Net.HttpStatusCode.Found)
                {
                    _files.Add(Stopwatch.GetElapsedTime(from));
                    _sent.AddOrUpdate(entry, 1, (_, count) => count + 1);
                }
                else
                    _files.Fault($"{(int)answer.StatusCode}");
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                _files.Fault(fault.Message);
            }
            if (!await Wait(TimeSpan.FromSeconds(30), end))
                return;
        }
    }

    private static async Task Until(Func<bool> isOver, CancellationTokenSource end)
    {
        while (!isOver())
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        await end.CancelAsync();
    }

    // Random bytes inside one object: a scan that cannot be compressed. They are drawn once, so that making files takes no processor
    // from the site; each differs from the others.
    private static byte[] Pdf(int seed)
    {
        var bytes = Noise.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length / 2), seed);
        var begin = Encoding.ASCII.GetBytes(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] >>\nendobj\n4 0 obj\n<< /Length 9999000 >>\nstream\n"
        );
        var last = "\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"u8;
        begin.CopyTo(bytes, 0);
        last.CopyTo(bytes.AsSpan(bytes.Length - last.Length));
        return bytes;
    }

    private static async Task<bool> Wait(TimeSpan time, CancellationToken end)
    {
        await Task.Delay(time, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return !end.IsCancellationRequested;
    }

    // Drafts are their writers' alone, so each reads them.
    private async Task<int> Lost(IEnumerable<(LoadVisitor Visitor, string Entry)> visitors)
    {
        var lost = 0;
        foreach (var (visitor, entry) in visitors)
        {
            if (_written.TryGetValue(entry, out var text))
                lost += (await visitor.Read($"/entry/{Edition}/{entry}/section/idea")).Contains(text, StringComparison.Ordinal) ? 0 : 1;
            if (_sent.TryGetValue(entry, out var count))
                lost += Math.Max(0, count - FileLink().Count(await visitor.Read($"/entry/{Edition}/{entry}/files/files")));
        }
        return lost;
    }

    [GeneratedRegex(@">bukti-\d\.pdf</a>")]
    private static partial Regex FileLink();

    private sealed record Saved(int Revision);
}
