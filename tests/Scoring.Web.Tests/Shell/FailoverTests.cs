using System.Net;
using System.Text.Json;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>A primary that fails while jurors mark, and a standby that commits wait for.</summary>
[Category(TestStore.Server)]
[NonParallelizable]
public sealed class FailoverTests
{
    private const string Sheet = $"/jury/sheet/{JurySite.Edition}/desk/E1";

    private string _folder = null!;
    private PostgresStandby _pair = null!;
    private Workplace _place = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _pair = new PostgresStandby();
        _pair.Make("scoring");
        _place = await JurySite.Fill(_pair.Primary("scoring", _folder), _folder);
        _pair.Synchronise(true);
    }

    [TearDown]
    public void Stop()
    {
        _place.Dispose();
        _pair.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task While_no_primary_answers_pages_say_that_nothing_is_lost_and_afterwards_the_same_change_is_taken()
    {
        await using var site = await StartedSite.On(_pair.Either("scoring", _folder), _place.Rules);
        using var juror = await SiteVisitor.SignIn(_place, site.Address, Roles.Juror, "J1");
        var token = SiteVisitor.TokenIn(await juror.Read(Sheet));
        (await Change(juror, token, "70", seen: 0, "key-1")).Status.ShouldBe(HttpStatusCode.OK);
        (await juror.Read("/")).ShouldContain("Lomba Inovasi Klub 2026");

        _pair.StopPrimary();
        foreach (var (language, says) in new[] { ("", "Basis data sedang tidak menjawab"), ("?lang=en", "kept in this browser") })
        {
            using var page = await juror.Http.GetAsync(Sheet + language);
            if (page.StatusCode != HttpStatusCode.ServiceUnavailable)
                page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await site.Log());
            page.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            var text = await page.Content.ReadAsStringAsync();
            text.ShouldContain(says);
            text.ShouldNotContain("scoring-pair");
        }
        var refused = await Change(juror, token, "80", seen: 1, "key-2");
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Body.GetProperty("code").GetString().ShouldBeOneOf("away", "database-server-away");
        using var stranger = new SiteVisitor(site.Address);
        using var api = await stranger.Http.GetAsync("/api/v1/publications");
        (api.StatusCode, api.Content.Headers.ContentType!.MediaType).ShouldBe(
            (HttpStatusCode.ServiceUnavailable, "application/problem+json")
        );
        api.Headers.RetryAfter.ShouldNotBeNull();
        (await api.Content.ReadAsStringAsync()).ShouldNotContain("scoring-pair");
        using var ready = await stranger.Http.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldNotContain("scoring-pair");
        using var live = await stranger.Http.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);

        _pair.Promote();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Change(juror, token, "80", seen: 1, "key-2")).Status != HttpStatusCode.OK)
            await Task.Delay(200, patience.Token);
        (await stranger.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        while (_pair.Listeners("scoring") == 0)
            await Task.Delay(200, patience.Token);
        using var after = Workplace.On(_pair.Either("scoring", _folder), _place.Rules);
        (await after.Send(new ShowSheet(JurySite.Edition, "desk", "E1", "J1"))).Sheet.Revisions.Count.ShouldBe(2);
        (await after.Send(new VerifyAudit())).Broken.ShouldBeNull();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_mark_that_the_standby_does_not_have_never_looks_saved_and_sent_again_it_is_there_once(bool cancels)
    {
        // A client that does not wait long: the server then commits without the standby, and answers with success and a warning.
        var figures = $"http://127.0.0.1:{TelemetryTests.FreePort()}";
        await using var site = await StartedSite.On(
            _pair.Impatient("scoring", _folder, seconds: 2, cancels),
            _place.Rules,
            "--metrics",
            figures
        );
        using var juror = await SiteVisitor.SignIn(_place, site.Address, Roles.Juror, "J1");
        var token = SiteVisitor.TokenIn(await juror.Read(Sheet));
        _pair.StopStandby();
        var refused = await Change(juror, token, "70", seen: 0, "key-1");
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Body.GetProperty("code").GetString().ShouldBe("database-outcome-unknown");
        refused.Body.GetProperty("sentence").GetString()!.ShouldNotContain("scoring-pair");
        using var scraper = new HttpClient();
        (await scraper.GetStringAsync(figures + "/metrics")).ShouldMatch(
            "scoring_storage_faults_total\\{[^}]*code=\"database-outcome-unknown\"[^}]*\\} [1-9]",
            "what an alarm is set on"
        );
        _pair.StartStandby();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Change(juror, token, "70", seen: 0, "key-1")).Status != HttpStatusCode.OK)
            await Task.Delay(200, patience.Token);
        (await _place.Send(new ShowSheet(JurySite.Edition, "desk", "E1", "J1"))).Sheet.Revisions.Count.ShouldBe(1);
        (await _place.Send(new VerifyAudit())).Broken.ShouldBeNull();
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> Change(
        SiteVisitor visitor,
        string token,
        string value,
        int seen,
        string key
    ) => new SentChange("mark", "idea", value, seen, key).Send(visitor, $"/{JurySite.Edition}/desk/E1", token);
}
