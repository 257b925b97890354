using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Entries;

/// <summary>Evidence of an entry in a real browser: claimed with a file, endorsed, examined and decided.</summary>
[TestFixture]
public sealed partial class EntryEvidencePagesTests
{
    private const string City = CitySeason.Edition;
    private const string Entry = $"/entry/{City}/00001";

    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var database = TestStore.New(_folder);
        var rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(database, rules))
        {
            CityEvidence.Write(place);
            await CitySeason.Announce(place);
        }
        var clock = new StandingClock(new DateTimeOffset(2027, 3, 10, 2, 0, 0, TimeSpan.Zero));
        _site = new RunningSite(database, rules, services: services => services.AddSingleton<TimeProvider>(clock));
        await SiteVisitor.SendAsOwner(_site, new AddUser("Vera", "vera@example.id", Roles.AgencyVerifier) { Agency = "Dinas Kesehatan" });
        SiteVisitor.SetPassword(_site, "vera@example.id");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Evidence_is_claimed_sent_with_the_entry_examined_and_decided()
    {
        using var innovator = await _site.SignIn(Roles.Innovator);
        await Begin(innovator);
        await using var context = await innovator.WideBrowser();
        var page = await context.NewPageAsync();
        var pages = new StaffPages(_site, page);
        await pages.Go(Entry);
        await pages.Says("Bukti tingkat: 0 dari 3 indikator terisi", "1. Dasar hukum", "0 berkas");
        await page.GetByRole(AriaRole.Link, new() { Name = "1. Dasar hukum", Exact = true }).ClickAsync();
        await pages.Says("Peraturan daerah", "kosong", "Tidak mengklaim tingkat");
        await pages.Looks("entry-evidence-item");
        await pages.InEnglish("entry-evidence-item", Entry + "/evidence/1");
        await pages.Go(Entry + "/evidence/1");
        await page.GetByLabel("3 Peraturan daerah").CheckAsync();
        await pages.Press("Simpan, ke berkas");
        await pages.Says("Bukti indikator 1. Dasar hukum");
        await pages.Looks("entry-evidence-files");
        await pages.Go(Entry + "/check");
        await pages.Says("1. Dasar hukum: tingkat di atas yang terendah memerlukan dokumen atau berkas.", "Karya dapat dikirim setelah");
        await pages.Looks("entry-evidence-missing");
        await pages.Go(Entry + "/files/evidence/law");
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Perda.pdf",
                    MimeType = "application/pdf",
                    Buffer = SampleFiles.Pdf("Perda"),
                }
            );
        await pages.Press("Kirim berkas");
        await pages.Says("Perda.pdf");
        await pages.Go(Entry + "/evidence/2");
        await page.GetByLabel("2 11-30 orang").CheckAsync();
        await page.GetByLabel("Nomor dokumen").FillAsync("SK/7/2026");
        await page.GetByLabel("Tanggal dokumen").FillAsync("2026-02-03");
        await page.GetByLabel("Perihal").FillAsync("Tim pelaksana antrean daring di seluruh puskesmas kota");
        await pages.Press("Simpan dan lanjut");
        await pages.Says("Tersimpan", "3. Anggaran");
        await pages.Go(Entry);
        await pages.Says("Bukti tingkat: 2 dari 3 indikator terisi", "tingkat 3", "1 berkas", "SK/7/2026, 2026-02-03");
        await pages.Looks("entry-evidence-tasks");
        await pages.InEnglish("entry-evidence-tasks", Entry);
        await pages.Go(Entry + "/check");
        await pages.Press("Serahkan ke instansi");

        using var vera = new SiteVisitor(_site);
        using (var answer = await vera.Post("/account/sign-in", ("email", "vera@example.id"), ("password", SiteVisitor.Password)))
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var agency = await vera.WideBrowser();
        page = await agency.NewPageAsync();
        pages = new StaffPages(_site, page);
        await pages.Go(Entry + "/check");
        await pages.Says("Klaim: tingkat 3. Peraturan daerah", "Perda.pdf", "SK/7/2026");
        await pages.Looks("entry-evidence-endorse");
        await pages.Press("Kirim atas nama instansi");
        await pages.Says("Tanda terima", "Klaim: tingkat 2. 11-30 orang");
        await pages.Looks("entry-evidence-receipt");

        using var eko = await _site.SignIn(Roles.Examiner);
        await using var desk = await eko.WideBrowser();
        page = await desk.NewPageAsync();
        pages = new StaffPages(_site, page);
        await pages.Go($"/desk/{City}/00001");
        await pages.Says("Klaim: tingkat 3. Peraturan daerah", "Perda.pdf", "SK/7/2026");
        await page.Locator("summary", new() { HasText = "Minta perbaikan" }).ClickAsync();
        (await page.GetByLabel("Bukti 1. Dasar hukum").IsVisibleAsync()).ShouldBeTrue();
        await pages.Looks("entry-evidence-desk");

        using var sari = await _site.SignIn(Roles.Secretariat);
        await using var staff = await sari.WideBrowser();
        page = await staff.NewPageAsync();
        pages = new StaffPages(_site, page);
        await pages.Go($"/staff/{City}/evidence");
        await pages.Says("00001 Antrean Daring: 1. Dasar hukum", "Perda.pdf", "Karya 00001 di meja pemeriksaan");
        await pages.Looks("entry-evidence-staff");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Minta perbaikan" }).CountAsync()).ShouldBe(0);
        await page.Locator("#decide-00001-law").GetByRole(AriaRole.Button, new() { Name = "Sesuai" }).ClickAsync();
        await pages.Says("Keputusan tersimpan", "Hasil: tingkat 3.");
        await page.Locator("#decide-00001-people").GetByRole(AriaRole.Button, new() { Name = "Sesuai" }).ClickAsync();
        await pages.Press("Tetapkan sebagai data");
        await pages.Says("Tetapkan dahulu daftar peserta");

        await using var again = await innovator.WideBrowser();
        page = await again.NewPageAsync();
        pages = new StaffPages(_site, page);
        await pages.Go(Entry + "/evidence/1");
        await pages.Says("sesuai", "Hasil: tingkat 3.", "Tidak dapat diisi sekarang");
        await pages.Looks("entry-evidence-closed");

        using var stranger = await _site.SignIn(Roles.Innovator);
        foreach (var address in new[] { Entry + "/evidence/1", Entry + "/files/evidence/law", Entry })
            (await stranger.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        using (var answer = await stranger.Post(Entry + "/evidence/1", ("seen", "1"), ("level", "0")))
            ((int)answer.StatusCode).ShouldBeOneOf(404, 422);
        (await innovator.Http.GetAsync(Entry + "/evidence/9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("<option value=\"(\\d+)\"[^>]*>Dinas Kesehatan")]
    private static partial Regex Agency();

    private static async Task Begin(SiteVisitor innovator)
    {
        var agency = Agency().Match(await innovator.Read($"/entries/start/{City}")).Groups[1].Value;
        async Task Post(string address, params (string, string)[] fields)
        {
            using var answer = await innovator.Post(address, fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        }
        await Post($"/entries/start/{City}", ("agency", agency), ("f:title", "Antrean Daring"), ("f:group", "umum"));
        await Post(
            Entry + "/section/idea",
            ("seen", "1"),
            ("f:title", "Antrean Daring"),
            ("f:group", "umum"),
            ("f:summary", "Warga mengantre dari rumah."),
            ("f:start-date", "2025-01-02"),
            ("do", "list")
        );
        await Post(Entry + "/section/who", ("seen", "0"), ("f:region", "72.01"), ("f:true-words", "ya"), ("do", "list"));
    }
}
