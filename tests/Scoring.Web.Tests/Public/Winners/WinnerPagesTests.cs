using System.Net;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Documents;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Public.Winners;

/// <summary>The winners of a published edition and the check of certificates, in a browser; the certificate that the site makes.</summary>
[TestFixture]
public sealed class WinnerPagesTests
{
    private string _folder = null!;
    private RunningSite _site = null!;
    private string _code = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var database = TestStore.New(_folder);
        using (var place = Workplace.On(database, Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName))
        {
            await place.Fill();
            await place.Given(
                ImportKind.Measures,
                SmallVote.Edition,
                "suara.csv",
                "innovation_id,indicator,value\ne1,votes,4\ne2,votes,9\n"
            );
            await place.Publish(SmallVote.Edition);
            _code = (await place.Send(new WriteCertificates(SmallVote.Edition))).Certificates.First(one => one.Unit == "e1").Code!;
        }
        _site = new RunningSite(
            database,
            Path.Combine(_folder, "rules"),
            options: [("public-address", "http://inovasi.test"), ("hosts", "*")]
        );
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Winners_stand_by_prize_and_a_certificate_is_checked_by_its_code()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1200, Height = 900 },
            }
        );
        await Axe.LoadInto(context);
        var page = await context.NewPageAsync();
        var pages = new StaffPages(_site, page);
        await pages.Go("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pemenang", Exact = true }).ClickAsync();
        await pages.Says("Pemenang: Lomba Klub 2028", "Juara", "Antar Obat", "Dinas Kesehatan, Kota Palu", "Favorit publik", "SI-PADI");
        await pages.Looks("winners");
        await page.GetByRole(AriaRole.Link, new() { Name = "Periksa piagam" }).ClickAsync();
        await pages.Looks("check");
        await page.GetByLabel("Kode piagam").FillAsync("ABCD EFGH JKMN");
        await pages.Press("Periksa");
        await pages.Says("Tidak ada piagam dengan kode ABCD EFGH JKMN");
        await pages.Looks("check-unknown");
        await page.GetByLabel("Kode piagam").FillAsync(_code.ToLowerInvariant());
        await pages.Press("Periksa");
        await pages.Says("Piagam ini berlaku", "Dinas Kesehatan, Kota Palu", "Antar Obat", "Juara", "Lomba Klub 2028");
        await pages.Looks("check-stands");
        await pages.InEnglish("winners", "/winners/" + SmallVote.Edition);
        await pages.InEnglish("check-stands", "/check/" + _code);
    }

    [Test]
    public async Task Unknown_codes_are_answered_plainly_and_twenty_times()
    {
        using var site = new RunningSite(Path.Combine(TemporaryFolder.New(), "scoring.db"));
        for (var number = 0; number < 20; number++)
            (await site.Browser.GetAsync($"/check/ABCD-EFGH-JK{number:00}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Browser.GetAsync("/check/ABCD-EFGH-JKMN")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        // Right codes count for nothing.
        for (var number = 0; number < 25; number++)
            (await _site.Browser.GetAsync("/check/" + _code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_certificate_of_the_site_has_its_code_its_address_and_a_picture_for_phones()
    {
        using var own = await _site.SignIn(Roles.Secretariat);
        const string Papers = "/staff/" + SmallVote.Edition + "/papers";
        using var answer = await own.PostFrom(
            "/staff/" + SmallVote.Edition + "/ranking",
            Papers,
            ("paper", "certificates"),
            ("language", "id")
        );
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain($"<strong>{_code}</strong> http://inovasi.test/check/{_code}<br/>");
        html.ShouldContain("<path d=\"M");
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
        {
            await using var context = await (await Browser.Get()).NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = 1200, Height = 900 },
                }
            );
            var page = await context.NewPageAsync();
            await page.SetContentAsync(html);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "certificate.png") });
        }
    }

    [Test]
    public async Task An_edition_that_is_not_published_has_no_winners() =>
        (await _site.Browser.GetAsync("/winners/club/2029")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
