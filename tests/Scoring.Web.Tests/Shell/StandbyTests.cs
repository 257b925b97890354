using System.Diagnostics;
using System.Net;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>Public pages of a site that reads from a standby, with a real one that is held back, goes away and comes back.</summary>
[Category(TestStore.Server)]
[NonParallelizable]
public sealed class StandbyTests
{
    private const string Edition = "iga/2018";
    private const string Ranking = "/iga/2018/kabupaten";
    private const string Publishing = "/staff/iga/2018/publish";

    private const string Regions =
        "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n72.02,Poso,kabupaten,72\n";

    private string _folder = null!;
    private PostgresStandby _pair = null!;
    private Workplace _live = null!;
    private StartedSite _site = null!;
    private SiteVisitor _stranger = null!;
    private SiteVisitor _chair = null!;
    private int _score = 30;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _pair = new PostgresStandby();
        _pair.Make("scoring");
        _live = Workplace.On(_pair.Primary("scoring", _folder));
        await _live.Given(ImportKind.Regions, Edition, "regions.csv", Regions);
        await Bring();
        await _live.Send(new Publish(Edition));
        _pair.CatchUp();
        _site = await StartedSite.On(_live.Database, null, "--read-from", _pair.Standby("scoring"));
        _stranger = new SiteVisitor(_site.Address);
        _chair = await SiteVisitor.SignIn(_live, _site.Address, Roles.Secretariat | Roles.Chair);
        await Until(() => _pair.Readers("scoring") > 0);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _stranger.Dispose();
        _chair.Dispose();
        await _site.DisposeAsync();
        _live.Dispose();
        _pair.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    [Order(1)]
    public async Task Pages_are_read_from_the_standby()
    {
        var before = _pair.Reads("scoring");
        for (var tries = 0; tries < 20; tries++)
            (await _stranger.Read("/publications")).ShouldContain("iga/2018");
        // The server counts a connection's work when it is idle for a moment.
        await Until(() => _pair.Reads("scoring") > before);
    }

    [Test]
    [Order(2)]
    public async Task Nobody_sees_less_than_what_was_published_while_the_standby_is_behind()
    {
        _pair.HoldBack();
        try
        {
            var score = await Bring();
            (await _stranger.Read(Ranking)).ShouldNotContain(score);
            using var answer = await _chair.Post(Publishing, ("confirmed", "1"), ("note", "Salah ketik."));
            answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
            var clock = Stopwatch.StartNew();
            (await _chair.Read(Ranking)).ShouldContain(score);
            (await _chair.Read("/publications")).ShouldContain("/publication/iga/2018/2");
            while (!(await _stranger.Read(Ranking)).Contains(score, StringComparison.Ordinal))
                clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
            (await _stranger.Read("/publications")).ShouldContain("/publication/iga/2018/2");
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4), "nobody waits for the standby");
        }
        finally
        {
            _pair.Release();
        }
    }

    [Test]
    [Order(2)]
    public async Task Who_has_changed_something_sees_it_while_the_standby_is_behind_and_others_a_moment_later()
    {
        const string Brought = "Innovative Government Award 2019";
        _pair.CatchUp();
        _pair.HoldBack();
        try
        {
            var sent = await _chair.Upload("/staff/iga/2019/import", "regions.csv", Regions);
            using var confirmed = await _chair.PostFrom(sent, sent + "/confirm");
            confirmed.Headers.Location!.ToString().ShouldContain("said=import-stored");
            (await _chair.Read("/")).ShouldContain(Brought);
            (await _stranger.Read("/")).ShouldNotContain(Brought, Case.Sensitive, "it was read from the standby");
            // Where the standby stays behind it is left out.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            while (!(await _stranger.Read("/")).Contains(Brought, StringComparison.Ordinal))
                await Task.Delay(200, patience.Token);
        }
        finally
        {
            _pair.Release();
        }
        _pair.CatchUp();
        await Until(() => _pair.Readers("scoring") > 0);
    }

    [Test]
    [Order(3)]
    public async Task What_a_stranger_puts_into_the_cookie_changes_nothing()
    {
        foreach (var cookie in new[] { "FFFFFFFF/FFFFFFFF", "0/0", "x", new string('A', 3000) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Ranking);
            request.Headers.Add("Cookie", "scoring-seen=" + cookie);
            var clock = Stopwatch.StartNew();
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _site.Address };
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        }
    }

    [Test]
    [Order(4)]
    public async Task A_standby_that_goes_away_is_left_out_and_comes_back_by_itself()
    {
        _pair.StopStandby();
        for (var tries = 0; tries < 5; tries++)
            (await _stranger.Read("/publications")).ShouldContain("iga/2018");
        _pair.StartStandby();
        await Until(() => _pair.Readers("scoring") > 0);
        await Pages_are_read_from_the_standby();
    }

    [Test]
    [Order(5)]
    public async Task While_the_primary_is_away_what_was_published_is_shown_on_and_nothing_else_is_said_to_work()
    {
        _pair.CatchUp();
        _pair.StopPrimary();
        foreach (var address in new[] { "/", Ranking, "/publications", "/api/v1/publications" })
        {
            using var answer = await _stranger.Http.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
        using var ready = await _stranger.Http.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var live = await _stranger.Http.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> Bring()
    {
        var score = FormattableString.Invariant($"{_score++}.25");
        await _live.Given(ImportKind.Results, Edition, "results.csv", $"region_code,score\n72.01,{score}\n72.02,40\n");
        await _live.Send(new FinaliseRanking(Edition));
        return score.Replace('.', ',');
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
            await Task.Delay(100, patience.Token);
    }
}
