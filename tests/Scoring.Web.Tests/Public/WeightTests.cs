using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using Scoring.Web.Tests.Shell;

namespace Scoring.Web.Tests.Public;

/// <summary>
/// What a public page costs a phone: bytes over the line, of a page with everything it needs and nothing stored; and, with SCORING_PACE=1,
/// how long its first picture takes on a processor that is four times slower. The times are printed, not held: they belong to the machine
/// and its load.
/// </summary>
[TestFixture]
public sealed class WeightTests
{
    private const int Most = 60 * 1024;

    private const string Paints = """
        () => new Promise(done => {
          let last = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) last = entry.startTime; })
            .observe({ type: 'largest-contentful-paint', buffered: true });
          setTimeout(() => done([performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, last]), 300);
        })
        """;

    private static readonly bool Paced = Environment.GetEnvironmentVariable("SCORING_PACE") == "1";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;

    [Test]
    public async Task No_public_page_weighs_more_than_sixty_kilobytes()
    {
        var heavy = new List<string>();
        foreach (var address in LayoutTests.Pages)
        {
            // The second answer is what the site serves as a rule: the first one of a page is made for it.
            await _site.Read(address);
            await using var context = await (await Browser.Get()).NewContextAsync(
                new()
                {
                    IsMobile = true,
                    ViewportSize = new() { Width = 360, Height = 780 },
                }
            );
            var page = await context.NewPageAsync();
            // The browser reports an answer while the ones before are still asked for their size.
            var requests = new ConcurrentQueue<IRequest>();
            page.RequestFinished += (_, request) => requests.Enqueue(request);
            if (Paced)
                await (await context.NewCDPSessionAsync(page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
            await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, address).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
            var bytes = 0;
            var finished = requests.ToArray();
            foreach (var request in finished)
            {
                var sizes = await request.SizesAsync();
                bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
            }
            var weight = FormattableString.Invariant($"{bytes / 1024.0:0.0} KB in {finished.Length} answers");
            await TestContext.Out.WriteLineAsync($"{address}: {weight}{(Paced ? await Pace(page) : "")}");
            if (bytes > Most)
                heavy.Add(FormattableString.Invariant($"{address}: {bytes} bytes"));
        }
        heavy.ShouldBeEmpty();
    }

    private static async Task<string> Pace(IPage page)
    {
        var paints = (await page.EvaluateAsync<JsonElement>(Paints)).Deserialize<double[]>()!;
        return FormattableString.Invariant($", first paint {paints[0]:0} ms, largest {paints[1]:0} ms");
    }
}
