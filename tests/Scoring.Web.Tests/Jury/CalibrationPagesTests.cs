using System.Net;
using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Attachments;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Jury;

/// <summary>A round of calibration without a script: the chair opens it, jurors mark, and each then sees the others.</summary>
public sealed class CalibrationPagesTests
{
    private const string Round = $"/staff/{CitySeason.Edition}/calibration/desk";
    private const string Own = $"/jury/calibration/{CitySeason.Edition}/desk";

    private FileSite _files = null!;

    [SetUp]
    public async Task Start() => _files = await FileSite.Start();

    [TearDown]
    public async Task Stop() => await _files.DisposeAsync();

    [Test]
    public async Task A_round_is_opened_marked_compared_and_closed()
    {
        var (chair, juror) = (await _files.Who(CityJury.Chair), await _files.Who(CityJury.Juror));
        (await juror.Read(Own)).ShouldContain("Ketua belum membuka putaran");
        await Open();
        (await juror.Read("/jury")).ShouldContain(Own);
        (await juror.Read(_files.Sheet)).ShouldContain("Nilai dahulu 2 karya putaran kalibrasi");

        var first = Sheet(_files.Jury.Entry.Id);
        (await juror.Read(first)).ShouldContain("Warga mengantre dari rumah.");
        using (var wrong = await juror.Post(first, ("mark.new", "101"), ("mark.use", "50"), ("do", "hand-in")))
        {
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await wrong.Content.ReadAsStringAsync()).ShouldContain("value=\"101\"");
        }
        using (var unreadable = await juror.Post(first, ("mark.new", "banyak"), ("do", "save")))
            unreadable.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await Marked(juror, first, "80", "save");
        (await juror.Read(first)).ShouldContain("value=\"80\"");
        await Marked(juror, first, "80", "hand-in");
        (await juror.Read(Own)).ShouldContain("Nilai juri lain ditampilkan setelah");
        await Marked(juror, Sheet(_files.Jury.Other.Id), "60", "hand-in");
        (await juror.Read(Own)).ShouldContain("80&#x2013;80");
        (await juror.Read(_files.Sheet)).ShouldContain("name=\"mark.new\"");

        var all = await chair.Read(Round);
        all.ShouldContain("2 dari 2 sudah dikirim");
        all.ShouldContain("J1 80");
        using (var early = await chair.Post(Round, ("do", "close")))
            early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var closed = await chair.Post(Round, ("do", "close"), ("reason", "Juli sakit")))
            closed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await juror.Read(Own)).ShouldContain("Putaran ditutup");
    }

    [Test]
    public async Task Only_entries_of_an_open_round_are_marked_and_read()
    {
        var juror = await _files.Who(CityJury.OtherJuror);
        (await juror.Http.GetAsync(Sheet(_files.Jury.Entry.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Open();
        (await juror.Http.GetAsync(Sheet(_files.Jury.Entry.Id))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await juror.Http.GetAsync(FileSite.Address(_files.Jury.Proof))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await juror.Http.GetAsync(FileSite.Address(_files.Jury.Letter))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Http.GetAsync(Sheet("99999"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Read(Sheet(_files.Jury.Entry.Id))).ShouldNotContain(CityJury.School);
    }

    [TestCase(1280, "id")]
    [TestCase(320, "en")]
    public async Task The_pages_please_axe_and_fit(int width, string language)
    {
        await Open();
        var juror = await _files.Who(CityJury.Juror);
        await Marked(juror, Sheet(_files.Jury.Entry.Id), "80", "hand-in");
        foreach (
            var (who, address, name) in new[]
            {
                (CityJury.Juror, Own, "own"),
                (CityJury.Juror, Sheet(_files.Jury.Other.Id), "sheet"),
                (CityJury.Chair, Round, "round"),
            }
        )
        {
            await using var context = await (await Browser.Get()).NewContextAsync(
                new BrowserNewContextOptions
                {
                    ViewportSize = new() { Width = width, Height = 900 },
                    BaseURL = _files.Site.Browser.BaseAddress!.ToString(),
                }
            );
            await (await _files.Who(who)).Enter(context);
            var page = await context.NewPageAsync();
            await page.GotoAsync(address + "?lang=" + language);
            (await Axe.Violations(page, hasFrames: true)).ShouldBeEmpty(address);
            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(address);
            if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"calibration-{name}-{width}-{language}.png"), FullPage = true }
                );
        }
    }

    private async Task Open()
    {
        var chair = await _files.Who(CityJury.Chair);
        using var opened = await chair.Post(
            Round,
            ("do", "open"),
            ("entry", _files.Jury.Entry.Id),
            ("entry", _files.Jury.Other.Id),
            ("entry", "")
        );
        opened.StatusCode.ShouldBe(HttpStatusCode.Found, await opened.Content.ReadAsStringAsync());
    }

    private static string Sheet(string entry) => $"/jury/calibration-sheet/{CitySeason.Edition}/desk/{entry}";

    private static async Task Marked(SiteVisitor juror, string address, string mark, string act)
    {
        using var answer = await juror.Post(address, ("mark.new", mark), ("mark.use", mark), ("do", act));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
    }
}
