using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;
using static Scoring.TestKit.Competitions.SmallEvidence;

namespace Scoring.Web.Tests.RegionOffice;

/// <summary>Evidence in a real browser: an officer claims and sends, the secretariat decides and makes facts of it.</summary>
[TestFixture]
public sealed class EvidencePagesTests
{
    private const string Here = "/my-region/evidence/" + Edition + "/11";

    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var database = TestStore.New(_folder);
        using (var place = Workplace.On(database, Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName))
            await place.FillEvidence();
        _site = new RunningSite(database, Path.Combine(_folder, "rules"), services: services =>
            services.AddSingleton<TimeProvider>(StandingClock.AtEight())
        );
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task An_officer_claims_and_sends_and_the_secretariat_decides()
    {
        using var officer = await _site.SignIn(Roles.RegionOfficer, region: "11");
        await using var context = await officer.WideBrowser();
        var page = await context.NewPageAsync();
        var pages = new StaffPages(_site, page);
        await pages.Go("/my-region/evidence");
        await pages.Says("Aceh, Indeks Kecil 2026", "Dapat dikirim sampai Minggu 30 Agustus 2026, 23.59 WIB", "kosong: 3");
        await pages.Looks("evidence-editions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Isi bukti" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "1. Visi dan misi" }).ClickAsync();
        await pages.Says("Tingkat yang berlaku pada edisi sebelumnya: 2.", "Ada keduanya");
        await pages.Looks("evidence-item");
        await pages.InEnglish("evidence-item", Here + "/1");
        await pages.Go(Here + "/1");
        await page.GetByLabel("3 Ada keduanya").CheckAsync();
        await pages.Press("Simpan dan lanjut");
        await pages.Says("Tersimpan", "2. Peraturan");
        await page.GetByLabel("2 Perkada").CheckAsync();
        await page.GetByLabel("Nomor dokumen").FillAsync("B/12/2026");
        await page.GetByLabel("Tanggal dokumen").FillAsync("2026-03-01");
        await page.GetByLabel("Perihal").FillAsync("Peraturan kepala daerah tentang inovasi");
        await pages.Press("Simpan, ke daftar");
        await pages.Says("2 dari 3 indikator terisi", "2 isian siap dikirim");
        await pages.Press("Kirim");
        await pages.Says("Belum terkirim", "Indikator 1 belum menyebut dokumennya");
        await pages.Looks("evidence-list");
        await pages.Go(Here + "/1");
        await page.GetByLabel("Nomor dokumen").FillAsync("RPJMD 2025-2029");
        await pages.Press("Simpan, ke daftar");
        await pages.Press("Kirim");
        await pages.Says("Bukti terkirim", "terkirim");
        await pages.Go(Here + "/1");
        await pages.Says("Sudah dikirim atau diputuskan");
        await pages.Looks("evidence-locked");

        using var own = await _site.SignIn(Roles.Secretariat);
        await using var other = await own.WideBrowser();
        page = await other.NewPageAsync();
        pages = new StaffPages(_site, page);
        await pages.Go($"/staff/{Edition}/evidence");
        await pages.Says("Aceh: 1. Visi dan misi", "RPJMD 2025-2029", "Aceh: 2. Peraturan");
        await pages.Looks("evidence-staff");
        await pages.InEnglish("evidence-staff", $"/staff/{Edition}/evidence");
        await pages.Go($"/staff/{Edition}/evidence");
        await page.Locator("#decide-11-two").GetByRole(AriaRole.Button, new() { Name = "Turunkan" }).ClickAsync();
        await pages.Says("alasan");
        await page.Locator("#decide-11-two textarea").FillAsync("Baru rancangan");
        await page.Locator("#decide-11-two").GetByRole(AriaRole.Button, new() { Name = "Turunkan" }).ClickAsync();
        await pages.Says("Keputusan tersimpan", "diturunkan", "Hasil: tingkat 1.");
        await page.Locator("#decide-11-one").GetByRole(AriaRole.Button, new() { Name = "Sesuai" }).ClickAsync();
        await pages.Looks("evidence-staff-decided");
        await pages.Press("Tetapkan sebagai data");
        await pages.Says("Tingkat hasil pemeriksaan masuk sebagai data");
    }

    [Test]
    public async Task Another_regions_evidence_is_not_there()
    {
        using var officer = await _site.SignIn(Roles.RegionOfficer, region: "12");
        foreach (var address in new[] { Here, Here + "/1" })
            (await officer.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        (await officer.Http.GetAsync("/my-region/evidence/" + Edition + "/12/9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
