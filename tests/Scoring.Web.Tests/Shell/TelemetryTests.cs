using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// An operator's figures and traces: at their own address and at a collector, without a person's data, and off by default.
/// </summary>
[TestFixture]
public sealed class TelemetryTests
{
    [Test]
    public async Task Figures_have_an_address_of_their_own_and_a_collector_receives_them_with_the_traces()
    {
        var (own, collectors) = (FreePort(), FreePort());
        using var collector = new Collector(collectors);
        await using var site = await StartedSite.Start(
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            "--metrics",
            $"http://127.0.0.1:{own}",
            "--otlp",
            $"http://127.0.0.1:{collectors}"
        );
        using var visitor = new SiteVisitor(site.Address);
        await visitor.Read("/health");
        using var invitation = await visitor.Http.GetAsync("/account/invitation/rahasia-undangan?email=rahasia@b.id");
        using var wrong = await visitor.Post("/account/sign-in", ("email", "rahasia@b.id"), ("password", "rahasia sekali"));

        using var scraper = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{own}") };
        var figures = await scraper.GetStringAsync("/metrics");
        figures.ShouldContain("scoring_command_duration_seconds_bucket{");
        figures.ShouldContain("command=\"ListEditionsWithFacts\"");
        figures.ShouldContain("scoring_ready{");
        figures.ShouldMatch("scoring_sign_ins_total\\{[^}]*end=\"[^\"]+\"[^}]*\\} 1");
        figures.ShouldContain("http_server_request_duration_seconds_count{");
        figures.ShouldNotContain("rahasia");
        (await scraper.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the site does not answer where the figures are");
        (await visitor.Http.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "nor the figures where the site is");

        var sent = await collector.Until("/v1/traces", "/v1/metrics");
        sent["/v1/metrics"].ShouldContain("scoring.command.duration");
        sent["/v1/traces"].ShouldContain("ListEditionsWithFacts");
        sent["/v1/traces"].ShouldContain("account/sign-in");
        string.Concat(sent.Values).ShouldNotContain("rahasia");
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Receives what is sent by OTLP over http. Names and addresses are plain text in its messages.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentDictionary<string, string> _received = [];
        private readonly Task _receiving;

        public Collector(int port)
        {
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            _listener.Start();
            _receiving = Receive();
        }

        public async Task<IReadOnlyDictionary<string, string>> Until(params string[] paths)
        {
            for (var i = 0; i < 300 && !paths.All(IsComplete); i++)
                await Task.Delay(100);
            return _received;

            // The spans of a request come a few seconds after it.
            bool IsComplete(string path) =>
                _received.TryGetValue(path, out var text) && (path != "/v1/traces" || text.Contains("sign-in", StringComparison.Ordinal));
        }

        public void Dispose()
        {
            _listener.Close();
            _receiving.Wait(TimeSpan.FromSeconds(5));
        }

        private async Task Receive()
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    var text = Encoding.UTF8.GetString(body.ToArray());
                    _received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text);
                    context.Response.Close();
                }
                catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
