using System.Net;
using System.Text;
using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Attachments;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Jury;

/// <summary>A juror reads an entry beside the scoresheet: what is shown, what is sent, and that no mark is lost.</summary>
public sealed class ReadingPagesTests
{
    private FileSite _files = null!;
    private SiteVisitor _juror = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _files = await FileSite.Start();
        _juror = await _files.Who(CityJury.Juror);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _files.DisposeAsync();

    [Test]
    public async Task Answers_files_and_the_video_stand_beside_the_marks()
    {
        var page = await _juror.Read(_files.Sheet);
        page.ShouldContain("Warga mengantre dari rumah.");
        page.ShouldContain("name=\"mark.new\"");
        page.ShouldContain("Buka di tab");
        page.ShouldContain("Unduh");
        page.ShouldContain("tidak dipindai");
        page.ShouldContain("href=\"https://www.youtube.com/watch?v=contoh\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"");
        page.ShouldNotContain("<iframe src=\"https:");
        using var answer = await _juror.Http.GetAsync(_files.Sheet);
        string.Join("", answer.Headers.GetValues("Content-Security-Policy")).ShouldEndWith("frame-src 'self'");
    }

    [Test]
    public async Task A_blind_value_is_in_no_byte_that_a_juror_is_sent()
    {
        var name = $"{CitySeason.Edition}/desk/{_files.Jury.Entry.Id}";
        foreach (
            var address in new[]
            {
                "/jury",
                _files.Sheet,
                _files.Sheet + "?view=read&lang=en",
                $"/jury/hand-in/{name}",
                $"/jury/state/{name}",
                $"/jury/conflict/{name}",
                $"/jury/scoresheet/{CitySeason.Edition}/desk.xlsx",
                FileSite.Address(_files.Jury.Proof).Replace(Uri.EscapeDataString(CityJury.Agency), "x", StringComparison.Ordinal),
                $"/files/{_files.Jury.Photo.Id}/x?download=1",
            }
        )
        {
            using var answer = await _juror.Http.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var sent =
                answer.Headers + answer.Content.Headers.ToString() + Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
            foreach (var hidden in new[] { CityJury.School, CityJury.Agency })
            {
                sent.ShouldNotContain(hidden, Case.Insensitive, address);
                sent.ShouldNotContain(Uri.EscapeDataString(hidden), Case.Insensitive, address);
                sent.ShouldNotContain(WebUtility.HtmlEncode(hidden), Case.Insensitive, address);
            }
            sent.ShouldNotContain(_files.Jury.Letter.Id, Case.Sensitive, "a place that is not blind-safe");
        }
        // The test can fail: the staff's page has them.
        (
            await (await _files.Who(CitySeason.Examiner)).Read($"/entry/{CitySeason.Edition}/{_files.Jury.Entry.Id}/files/proof")
        ).ShouldContain(CityJury.Agency);
    }

    [Test]
    public async Task Without_a_seat_there_is_no_such_sheet()
    {
        foreach (var page in new[] { "sheet", "state", "hand-in", "conflict", "abstain" })
        {
            using var answer = await (await _files.Who(CityJury.OtherJuror)).Http.GetAsync(
                $"/jury/{page}/{CitySeason.Edition}/desk/{_files.Jury.Entry.Id}"
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Test]
    public async Task A_pdf_shows_in_a_frame_of_chromium_and_a_photo_stands_upright()
    {
        await using var own = await FileSite.Start();
        var page = await Opened(own, 1280, browser: await Browser.Whole());
        await page.GotoAsync(own.Sheet);
        var file = page.Locator("details.file").Filter(new() { Has = page.Locator("iframe") });
        await file.Locator("summary").ClickAsync();
        var frame = file.Locator("iframe");
        await frame.ScrollIntoViewIfNeededAsync();
        var green = 0;
        for (var look = 0; look < 40 && green < 1000; look++)
        {
            await page.WaitForTimeoutAsync(250);
            green = await Green(page, await frame.ScreenshotAsync());
        }
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "reading-pdf.png") });
        green.ShouldBeGreaterThan(1000, "the page of the PDF is green");
        var photo = page.Locator("details.file").Filter(new() { Has = page.Locator("img") });
        await photo.Locator("summary").ClickAsync();
        await Expect(photo.Locator("img")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('details.file img').complete");
        (await photo.Locator("img").EvaluateAsync<int[]>("one => [one.naturalWidth, one.naturalHeight]")).ShouldBe(
            [16, 32],
            "taken on its side, shown upright"
        );
    }

    [TestCase(1100, true)]
    [TestCase(1099, false)]
    [TestCase(320, false)]
    public async Task From_1100_pixels_on_both_are_side_by_side(int width, bool areBoth)
    {
        var page = await Opened(_files, width);
        await page.GotoAsync(_files.Sheet);
        await Expect(page.Locator("[name='mark.new']")).ToBeVisibleAsync();
        await Expect(page.GetByText("Warga mengantre dari rumah.")).ToBeVisibleAsync(new() { Visible = areBoth });
        await Expect(page.Locator(".reading-bar .row")).ToBeVisibleAsync(new() { Visible = !areBoth });
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(
            "nothing widens the page"
        );
        await page.GotoAsync(_files.Sheet + "?view=read");
        await Expect(page.Locator("[name='mark.new']")).ToBeVisibleAsync(new() { Visible = areBoth });
        await Expect(page.GetByText("Warga mengantre dari rumah.")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(
            "nothing widens the page"
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Marks_that_are_typed_survive_reading(bool hasScript)
    {
        await using var own = await FileSite.Start();
        var page = await Opened(own, 400, hasScript);
        await page.GotoAsync(own.Sheet);
        await page.FillAsync("[name='mark.new']", "77");
        await page.GetByRole(AriaRole.Button, new() { Name = "Baca" }).ClickAsync();
        await Expect(page.GetByText("Warga mengantre dari rumah.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nilai", Exact = true }).ClickAsync();
        await Expect(page.Locator("[name='mark.new']")).ToHaveValueAsync("77");
    }

    [Test]
    public async Task The_result_of_the_stage_before_is_shown_where_the_rule_says_so()
    {
        await using var own = await FileSite.Start();
        var (jury, place) = (own.Jury, own.Jury.Season.Place);
        await jury.Season.As(
            CityJury.Juror,
            new Scoring.Features.Jury.Scoresheets.FillSheet(
                CitySeason.Edition,
                "desk",
                jury.Entry.Id,
                "J1",
                [("new", 70), ("use", 90)],
                [],
                true,
                0
            )
        );
        await place.Send(
            new Scoring.Features.Jury.Stages.ChangeStage(CitySeason.Edition, "desk", Scoring.Features.Jury.Stages.StageAction.Close)
        );
        await place.Send(
            new Scoring.Features.Jury.Seating.ChangeSeats(
                CitySeason.Edition,
                "interview",
                Scoring.Features.Jury.Seating.SeatAction.Give,
                new Scoring.Domain.Jury.Seat(jury.Entry.Id, "J1"),
                null,
                "a test"
            )
        );
        var address = $"/jury/sheet/{CitySeason.Edition}/interview/{jury.Entry.Id}";
        var juror = await own.Who(CityJury.Juror);
        (await juror.Read(address)).ShouldContain("82,00", Case.Sensitive, "40 % of 70 and 60 % of 90");
        (await juror.Read(own.Sheet)).ShouldNotContain("Hasil pada");
    }

    [TestCase(1280, "id")]
    [TestCase(320, "en")]
    public async Task The_page_pleases_axe(int width, string language)
    {
        var page = await Opened(_files, width);
        foreach (var view in new[] { "mark", "read" })
        {
            await page.GotoAsync($"{_files.Sheet}?view={view}&lang={language}");
            foreach (var summary in await page.Locator("details.file summary:visible").AllAsync())
                await summary.ClickAsync();
            (await Axe.Violations(page, hasFrames: true)).ShouldBeEmpty();
            if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"reading-{view}-{width}-{language}.png"), FullPage = true }
                );
        }
    }

    private static async Task<IPage> Opened(FileSite site, int width, bool hasScript = true, IBrowser? browser = null)
    {
        var context = await (browser ?? await Browser.Get()).NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 900 },
                BaseURL = site.Site.Browser.BaseAddress!.ToString(),
                JavaScriptEnabled = hasScript,
            }
        );
        await (await site.Who(CityJury.Juror)).Enter(context);
        return await context.NewPageAsync();
    }

    // How many pixels of a picture are pure green; a page of the browser reads the picture.
    private static async Task<int> Green(IPage page, byte[] picture)
    {
        var reader = await page.Context.NewPageAsync();
        var count = await reader.EvaluateAsync<int>(
            """
            async text => {
              const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + text)).blob());
              const canvas = new OffscreenCanvas(image.width, image.height);
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              const pixels = context.getImageData(0, 0, image.width, image.height).data;
              let green = 0;
              for (let at = 0; at < pixels.length; at += 4)
                if (pixels[at] < 40 && pixels[at + 1] > 200 && pixels[at + 2] < 40) green++;
              return green;
            }
            """,
            Convert.ToBase64String(picture)
        );
        await reader.CloseAsync();
        return count;
    }
}
