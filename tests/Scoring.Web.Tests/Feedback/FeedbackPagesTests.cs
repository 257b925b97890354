using System.Net;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Stages;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Web.Tests.Feedback;

/// <summary>Feedback letters in a browser: comments are chosen, an officer reads and prints, others find nothing.</summary>
[TestFixture]
public sealed class FeedbackPagesTests
{
    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        using var place = await Place();
        _folder = TemporaryFolder.New();
        await place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n"
        );
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,title,category,agency,region_code\ni1,Satu,Umum,Dinas A,11\ni2,Dua,Umum,Dinas B,12\ni3,Tiga,Sekolah,Dinas A,12\n"
        );
        foreach (var (person, juror, mark) in new[] { (Ana, "ana", 4m), (Budi, "budi", 6m) })
        {
            foreach (var entry in new[] { "i1", "i2" })
                await place.SendAs(
                    person,
                    new FillSheet(
                        Edition,
                        Stage,
                        entry,
                        juror,
                        [("one", mark), ("two", mark - 1), ("three", mark)],
                        [("one", $"Gagasan {mark} untuk {entry}.\nTambahkan data."), ("two", "Biaya belum jelas.")],
                        true,
                        0
                    )
                );
        }
        await place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Close, Reason: "Selesai"));
        await place.Publish(Edition);
        Copies.Folder(place.Rules, Path.Combine(_folder, "rules"));
        _site = new RunningSite(Copies.Database(Copies.Settled(place.Database), _folder), Path.Combine(_folder, "rules"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task The_secretariat_chooses_comments_and_an_officer_reads_and_prints_the_letter()
    {
        using var own = await _site.SignIn(Roles.Secretariat);
        await using var context = await own.WideBrowser();
        var page = await context.NewPageAsync();
        var pages = new StaffPages(_site, page);
        await pages.Go($"/staff/{Edition}/feedback");
        await pages.Says("Komentar yang dapat dibagikan (8)", "Gagasan 4 untuk i1.", "Tidak dibagikan");
        await pages.Press("Bagikan yang dipilih");
        await pages.Says("Tidak ada komentar yang berubah");
        foreach (
            var box in await page.Locator("li:has-text('Gagasan 4 untuk i1.') input, li:has-text('Gagasan 6 untuk i1.') input").AllAsync()
        )
            await box.CheckAsync();
        await pages.Press("Bagikan yang dipilih");
        await pages.Says("Komentar dibagikan di surat peserta", "dibagikan");
        await pages.Looks("feedback-staff");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lihat surat" }).First.ClickAsync();
        await pages.Says("Surat umpan balik", "Gagasan 4 untuk i1.");
        await pages.Go($"/staff/{Edition}/messages?template=feedback&who=region-officer");
        await pages.Says("Surat umpan balik");

        using var officer = await _site.SignIn(Roles.RegionOfficer, region: "11");
        await using var other = await officer.WideBrowser();
        page = await other.NewPageAsync();
        pages = new StaffPages(_site, page);
        await pages.Go("/my-feedback");
        await pages.Says("Satu", "Dinas A, Aceh");
        await pages.Looks("feedback-mine");
        await page.GetByRole(AriaRole.Link, new() { Name = "Satu", Exact = true }).ClickAsync();
        await pages.Says(
            "Gagasan 4 untuk i1.",
            "Gagasan 6 untuk i1.",
            "Rata-rata dari 2 lembar penilaian",
            "Semua angka dari hasil yang diterbitkan"
        );
        var text = await page.Locator("main").InnerTextAsync();
        text.ShouldNotContain("Biaya belum jelas");
        text.ShouldNotContain("budi", Case.Insensitive);
        await pages.Looks("feedback-letter");
        await pages.InEnglish("feedback-letter", $"/feedback/{Edition}/i1");
        var print = await officer.Read($"/feedback-letter/{Edition}/i1");
        print.ShouldContain("<blockquote>Gagasan 4 untuk i1.");
        print.ShouldNotContain("budi", Case.Insensitive);
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
        {
            // A page of its own: the site's policy would leave its style out.
            var paper = await other.NewPageAsync();
            await paper.SetContentAsync(print);
            await paper.ScreenshotAsync(new() { Path = Path.Combine(folder, "feedback-print.png"), FullPage = true });
        }
        // Somebody else's letter is not there.
        foreach (var address in new[] { $"/feedback/{Edition}/i2", $"/feedback-letter/{Edition}/i2", $"/feedback/{Edition}/i9" })
            (await officer.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [TestCase(Roles.Juror)]
    [TestCase(Roles.Innovator)]
    [TestCase(Roles.Examiner)]
    [TestCase(Roles.AgencyVerifier)]
    public async Task Who_represents_nothing_finds_nothing(Roles role)
    {
        using var visitor = await _site.SignIn(role);
        (await visitor.Http.GetAsync($"/feedback/{Edition}/i1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Read("/my-feedback")).ShouldContain("Belum ada surat untuk Anda");
    }
}
