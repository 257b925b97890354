using Microsoft.Playwright;

namespace Scoring.Web.Tests.Ministry;

// What comes after the first publication: papers, an objection and the correction it leads to.
public partial class SeasonTests
{
    private async Task Papers()
    {
        await _staff.Go(Here + "/ranking");
        var download = await _page.RunAndWaitForDownloadAsync(() =>
            _page.GetByRole(AriaRole.Button, new() { Name = "Berita acara", Exact = true }).ClickAsync()
        );
        download.SuggestedFilename.ShouldBe("club-2027-minutes.html");
        var paper = await File.ReadAllTextAsync(await download.PathAsync());
        paper.ShouldContain("Antar Obat");
        paper.ShouldContain("Pleno 8 Agustus");
        await _staff.Go("/staff/publications");
        await _staff.Looks("verify");
        await _staff.Press("Periksa");
        await _staff.Says("Semua masih seperti saat terbit", "Klub, terbitan 1");
        await _staff.Looks("verified");
    }

    private async Task Afterwards()
    {
        await _staff.Go(Here + "/objections");
        await _page.Locator("#file").GetByLabel("Unit").SelectOptionAsync("e1");
        await _page.Locator("#file").GetByLabel("Penyanggah").FillAsync("Dinas B");
        await _page.Locator("#file").GetByLabel("Isi sanggahan").FillAsync("Nilai kami tertukar.");
        await _staff.Press("Catat", "#file");
        await _staff.Says("Sanggahan dicatat.", "Nilai kami tertukar.");
        await _staff.Looks("objections");
        await Correct();
        await _staff.Go("/staff/audit?what=ranking-published");
        await _staff.Says("Jejaknya utuh", "Pengumuman pertama");
        await _staff.Looks("audit");
        (await _page.Locator("a[href='/publication/club/2027/1']").CountAsync()).ShouldBeGreaterThan(0);
        var found = new Uri(_site.Browser.BaseAddress!, "/staff/audit.csv?what=ranking-published").ToString();
        var lines = (await (await _page.APIRequest.GetAsync(found)).TextAsync()).TrimEnd('\n').Split('\n');
        lines[0].ShouldBe("sequence,when,who,what,subject,why,data,hash");
        lines[1].ShouldContain(",ranking-published,club/2027/publication/1,Pengumuman pertama,");
        lines.Length.ShouldBe(3);
        await _staff.Go("/staff/audit?from=2001-01-01&to=2001-01-02&page=3");
        await _staff.Says("Halaman ini kosong; 0 peristiwa yang cocok.");
        await _staff.Go(Here + "/compare?from=1&to=1");
        await _staff.Says("Hasilnya sama.");
        await _staff.Looks("compare");
        await _staff.Go("/staff");
        await _staff.Looks("staff");
    }

    // Whatever was decided shows on every page of the edition until the correction is published.
    private async Task Correct()
    {
        await _page.Locator("#disqualify").GetByLabel("Unit").SelectOptionAsync("e1");
        await _staff.Press("Lihat akibatnya", "#disqualify");
        await _staff.Says("Yang akan berubah", "Antar Obat");
        await _staff.Looks("disqualify");
        (await _site.Read(Here + "/objections")).ShouldNotContain("plagiat");
        await _page.GetByLabel("Alasan").FillAsync("plagiat");
        await _page.GetByLabel("Diputuskan oleh").FillAsync("Pleno 9 Agustus");
        await _staff.Press("Diskualifikasi");
        await _staff.Says("Peserta didiskualifikasi.", "Hasil hari ini berbeda dari terbitan 1");
        foreach (var page in new[] { "", "/rules", "/import", "/panels", "/progress", "/points", "/agreement" })
        {
            await _staff.Go(Here + page);
            await _staff.Says("Hasil hari ini berbeda dari terbitan 1", "Antar Obat");
        }
        await _staff.Looks("correction-due");
        // Without the first one the line lies elsewhere: it has to be checked again.
        await _staff.Go("/staff");
        await _staff.Says("Berikutnya: tuntaskan daftar tindak lanjut", "Jadwal terdekat");
        await _staff.Go(Here + "/points");
        await Decide();
        await _staff.Go("/staff");
        await _staff.Says("Periksa, tetapkan, lalu terbitkan koreksinya.");
        await _staff.Go(Here + "/publish");
        await _staff.Says("Hasil hari ini belum ditetapkan.");
        await _staff.Go(Here + "/ranking");
        await _staff.Press("Tetapkan sebagai hasil akhir");
        await _page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await _staff.Says("Dibandingkan dengan terbitan 1", "Sanggahan terbuka: 1");
        await _staff.Looks("publish-correction");
        await _page.GetByLabel("Alasan koreksi").FillAsync("Diskualifikasi karena plagiat");
        await _page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await _staff.Press("Terbitkan");
        await _staff.Says("Pemeringkatan sudah terbit.");
        (await _page.Locator("main").InnerTextAsync()).ShouldNotContain("Hasil hari ini berbeda");
        (await _site.Read("/publication/club/2027/2")).ShouldContain("Diskualifikasi karena plagiat");
        await _staff.Go(Here + "/objections");
    }
}
