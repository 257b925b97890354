using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Pictures;

/// <summary>
/// Takes the pictures of real pages that the README and the guides show. They are written where SCORING_SHOTS says (see
/// take-screenshots), and always taken, so that a page that cannot be shown is noticed.
/// </summary>
[TestFixture]
public sealed partial class PictureTests
{
    [Test]
    public async Task The_public_pages_can_be_shown()
    {
        var site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;
        await Picture.Take(
            site,
            null,
            new("search", "/search?q=padang", "a"),
            new("region", "/region/13.05?edition=iga/2026", "svg") { Height = 700 },
            new("why", "/region/13.05?edition=iga/2026", "#how") { From = "#how" },
            new("what-if", "/region/13.72/what-if?set=1%3D3&set=*:16%3D%2B1", "form")
        );
    }

    [Test]
    public async Task The_pages_of_jurors_can_be_shown()
    {
        string[] entries =
        [
            "E1,13.72,Tanam Jajar Legowo,Umum,Dinas Pertanian,2017-01-10,Padi ditanam berselang-seling.,1",
            "E2,13.72,Antre Puskesmas dari Rumah,Umum,Dinas Kesehatan,2018-03-01,Warga memilih jam periksa lewat telepon.,1",
            "E3,13.72,Bank Sampah Sekolah,Umum,Dinas Lingkungan Hidup,2019-05-05,Sampah terpilah menjadi tabungan.,0",
            "E4,13.72,Izin Usaha Sehari,Khusus,DPMPTSP,2020-02-02,Izin usaha kecil selesai hari itu juga.,1",
        ];
        using var jury = await JurySite.Start(string.Concat(entries.Select(entry => entry + ",illustrative,illustrative\n")));
        using var juror = await Picture.SignIn(jury.Site, "Ratna Dewi", Roles.Juror, "J1");
        var sheet = new Picture("jury-sheet", $"/jury/sheet/{JurySite.Edition}/desk/E2", "[name='mark.idea']")
        {
            Height = 760,
            Before = async page =>
            {
                await page.Locator("[name='mark.idea']").FillAsync("82");
                await Expect(page.Locator("[data-total]")).ToContainTextAsync("41");
            },
        };
        await Picture.Take(
            jury.Site,
            juror,
            sheet,
            sheet with
            {
                Name = "jury-phone",
                Width = 360,
                Height = 640,
                From = "fieldset:has([name='mark.idea']), [name='mark.idea']",
            },
            new("jury-entries", "/jury") { Height = 540 }
        );
    }

    [Test]
    public async Task The_pages_of_innovators_and_examiners_can_be_shown()
    {
        using var season = await CitySeason.Announced();
        var draft = await season.Filled("Posyandu Keliling");
        await season.Save(draft, "idea", CitySeason.Innovator, ("summary", "Posyandu datang ke dusun dengan perahu setiap Sabtu."));
        var sent = await season.Sent(await season.Filled("Antre Puskesmas dari Rumah"));
        await season.Sent(await season.Filled("Rumah Aman Lansia", CitySeason.Stranger), CitySeason.Stranger, CitySeason.OtherVerifier);
        await season.Completed(
            await season.Sent(
                await season.Filled("Bantuan Tepat Alamat", CitySeason.Stranger),
                CitySeason.Stranger,
                CitySeason.OtherVerifier
            )
        );
        await using var site = new RunningSite(season.Place.Database, season.Place.Rules, services: services =>
            services.AddSingleton<TimeProvider>(season.Clock)
        );
        using var innovator = await Picture.SignIn(site, CitySeason.Innovator);
        using var examiner = await Picture.SignIn(site, CitySeason.Examiner);
        var (mine, theirs) = ($"/entry/{CitySeason.Edition}/{draft.Id}", $"/entry/{CitySeason.Edition}/{sent.Id}");
        await Picture.Take(
            site,
            innovator,
            new("entries", "/entries") { Height = 520 },
            new("entry-section", mine + "/section/idea", "form") { Height = 700 },
            new("entry-check", mine + "/check") { Height = 700 },
            new("entry-receipt", theirs + "/receipt") { Height = 520 }
        );
        await Picture.Take(
            site,
            examiner,
            new("desk", $"/desk/{CitySeason.Edition}") { Height = 760 },
            new("desk-entry", $"/desk/{CitySeason.Edition}/{sent.Id}") { Width = 1060, Height = 720 }
        );
    }
}
