using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Ranking;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Pictures;

/// <summary>The pages of those who run a competition, on the samples of KIPP.</summary>
public sealed partial class PictureTests
{
    private const string Kipp = "/staff/kipp/2023";

    // A region that there is none of, a title that is missing, and a day that does not exist.
    private const string Faulty = """
        innovation_id,region_code,title,category,agency,start_date,institution_type,group,submitted_at,administration,ringkasan,bukti
        kipp-301,13.72,Tanam Jajar Legowo,ketahanan,Dinas Pertanian,2019-01-10,kota,umum,2023-04-02 09:10,lolos,Jajar legowo,ada
        kipp-302,13.99,Antre Puskesmas dari Rumah,ketahanan,Dinas Kesehatan,2019-03-01,kota,umum,2023-04-05 14:00,lolos,Antre dari rumah,ada
        kipp-303,13.72,,ketahanan,Dinas Lingkungan Hidup,2020-05-05,kota,umum,2023-04-11 10:30,lolos,Bank sampah,ada
        kipp-304,13.72,Izin Usaha Sehari,ketahanan,DPMPTSP,2020-02-31,kota,umum,2023-04-12 08:45,lolos,Izin sehari,ada

        """;

    [Test]
    public async Task The_pages_of_the_staff_can_be_shown()
    {
        var folder = TemporaryFolder.New();
        await using (var site = new RunningSite(await FilledWorld.Ranked("kipp-2023").CopyTo(folder)))
        {
            using var secretary = await Picture.SignIn(site, "Sari Wulandari", Roles.Secretariat | Roles.Chair);
            await Picture.Take(
                site,
                secretary,
                new("staff-edition", Kipp) { Width = 1060, Height = 640 },
                new("staff-import", Kipp + "/import", "input[type=file]")
                {
                    Before = ChooseFaulty,
                    Height = 420,
                    From = "div:has(> table.problems)",
                },
                new("staff-progress", Kipp + "/progress/desk") { Height = 900 },
                new("staff-agreement", Kipp + "/agreement/desk") { Height = 700 },
                new("staff-points", Kipp + "/points") { From = "section.card ~ section.card" }
            );
            using (var place = Workplace.On(Path.Combine(folder, "scoring.db")))
                await place.CloseItems("kipp/2023");
            await SiteVisitor.SendAsOwner(site, new FinaliseRanking("kipp/2023"));
            await Picture.Take(site, secretary, new Picture("staff-publish", Kipp + "/publish") { Height = 640 });
        }
        TemporaryFolder.Remove(folder);
    }

    private static async Task ChooseFaulty(IPage page)
    {
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "submissions.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(Faulty),
                }
            );
        var before = page.Url;
        await page.Locator("main form:has(input[type=file]) button").First.ClickAsync();
        await page.ArriveAt(address => address != before);
    }
}
