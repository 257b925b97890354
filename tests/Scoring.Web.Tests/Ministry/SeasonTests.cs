using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Ranking.Robustness;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>
/// A ministry's season on the site, in a real browser, from the first file to the publication, with every page checked by axe and at both
/// widths.
/// </summary>
[TestFixture]
public class SeasonTests
{
    private const string Here = "/staff/club/2027";

    private readonly List<string> _said = [];
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        var rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(_database, rules))
            place.WriteTwoYears();
        _site = new RunningSite(_database, rules);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_season_goes_from_the_first_file_to_the_publication()
    {
        using var visitor = await _site.SignIn(Roles.Secretariat | Roles.Chair);
        await using var context = await (await Browser.Get()).NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = 1200, Height = 900 },
            }
        );
        await Axe.LoadInto(context);
        await visitor.Enter(context);
        _page = await context.NewPageAsync();
        _page.Console += (_, message) => _said.Add(message.Text);
        await Begin();
        await Import();
        await Eligibility();
        await Panels();
        await Marks(
            (await SiteVisitor.SendAsOwner(_site, new ListSeats(SmallSeason.Club, "desk"))).Seats.Select(seat =>
                (seat.Seat.Entry, seat.Seat.Juror)
            )
        );
        await Close();
        await Publish();
        await Papers();
        await Afterwards();
        _said.Where(line => !line.Contains("422", StringComparison.Ordinal)).ShouldBeEmpty(); // the browser logs a refused form
    }

    private async Task Begin()
    {
        await Go("/staff");
        await _page.GetByLabel("Edisi").SelectOptionAsync(SmallSeason.Club);
        await Press("Buka");
        _page.Url.ShouldEndWith(Here);
        await Says("Berikutnya: masukkan datanya.");
        await Looks("edition-empty");
        await Go(Here + "/rules?with=club%2F2026");
        await Says("Bagaimana skor terbentuk", "Dari club/2026 ke club/2027", "50", "60");
        await Looks("rules");
    }

    private async Task Import()
    {
        await Go(Here + "/import");
        await Looks("import");
        await Upload(
            ("submissions.csv", SmallSeason.SubmissionsWithMarkup.Replace(",12\ne4", ",99\ne4", StringComparison.Ordinal)),
            ("regions.csv", SmallSeason.Regions)
        );
        await Says("Masalah dalam submissions.csv", "99");
        await Looks("import-problems");
        (await _page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).CountAsync()).ShouldBe(0);
        var problems = await _page.APIRequest.GetAsync(
            new Uri(_site.Browser.BaseAddress!, new Uri(_page.Url).AbsolutePath + "/problems.csv").ToString()
        );
        (await problems.TextAsync()).ShouldContain("unknown-region,submissions.csv,4,region_code,99,");
        await Go(Here + "/import");
        await Says("Belum ada data yang masuk.");
        var template = await _page.APIRequest.GetAsync(
            new Uri(_site.Browser.BaseAddress!, Here + "/import/template?kind=Marks&form=wide&format=xlsx").ToString()
        );
        (await template.BodyAsync())[..2].ShouldBe("PK"u8.ToArray());
        template.Headers["content-disposition"].ShouldContain("club-2027-marks.xlsx");
        var headed = SmallSeason.SubmissionsWithMarkup.Replace("start_date,", "Mulai Jalan,", StringComparison.Ordinal);
        await Upload(("submissions.csv", headed), ("regions.csv", SmallSeason.Regions));
        await Says("Cara membacanya", "Masalah dalam submissions.csv");
        await Looks("import-reading");
        await _page.GetByLabel("Mulai Jalan").SelectOptionAsync("start_date");
        await Press("Lihat lagi");
        await Says("Tidak ada masalah dengan berkas ini.", "Mulai Jalan = start_date");
        await Press("Simpan");
        await Says("Berkas tersimpan dan berlaku.");
        await Upload(("proposals.csv", headed.Replace("Kosong", "Kosong Lagi", StringComparison.Ordinal)));
        await Says("Kepala kolom dibaca seperti pada berkas sebelumnya di edisi ini: Mulai Jalan = start_date.");
        await Go(Here + "/import");
        await Upload(
            ("submissions.csv", SmallSeason.SubmissionsWithMarkup),
            ("regions.csv", SmallSeason.Regions),
            ("conflicts.csv", SmallSeason.Conflicts),
            ("jurors.csv", SmallSeason.Jurors)
        );
        await Says("Tidak ada masalah dengan berkas ini.", "<b>SI-PADI</b>");
        await Looks("import-preview");
        await Press("Simpan");
        await Says("Berkas tersimpan dan berlaku.");
    }

    private async Task Eligibility()
    {
        await Go(Here + "/eligibility");
        await Says("4 diterima, 1 ditolak.", "Sudah setahun");
        await _page.GetByLabel("Peserta").FillAsync("e5");
        await _page.GetByLabel("Alasan").FillAsync("Dipakai sejak 2024, surat menyusul.");
        await Press("Simpan keputusan");
        await Says("Keputusan tersimpan.", "5 diterima, 0 ditolak.");
        await Looks("eligibility");
    }

    private async Task Panels()
    {
        await Go(Here + "/panels");
        await _page.GetByLabel("Kata kunci undian").FillAsync("pleno 1 Juli 2026");
        await Press("Undi");
        await Says("Kursi sudah diundi.");
        await Looks("panels");
        (await _page.Locator("td.barred").CountAsync()).ShouldBe(1);
        (await _page.Locator("td.taken").CountAsync()).ShouldBe(10);
        await Go(Here + "/progress");
        await Says("Belum mulai sama sekali", "Ani Lestari");
        (await _page.GetByLabel("Pengingat untuk disalin").InputValueAsync()).ShouldContain("Budi Santoso:");
        await Looks("progress");
    }

    private async Task Marks(IEnumerable<(string Entry, string Juror)> seats)
    {
        var marks =
            "stage,innovation_id,juror,idea,use\n"
            + string.Concat(
                seats.Select(
                    (seat, i) =>
                        $"desk,{seat.Entry},{seat.Juror},{90 - 6 * (seat.Entry[1] - '0') - i % 3},"
                        + $"{(seat.Entry == "e2" && i % 2 == 0 ? 30 : 80)}\n"
                )
            );
        await Go(Here + "/import");
        await Upload(("marks.csv", marks));
        await Press("Simpan");
        await Says("Berkas tersimpan dan berlaku.");
        await Go(Here + "/progress");
        await Says("10 dari 10 lembar masuk");
        await Go(Here + "/agreement");
        await Looks("agreement");
    }

    private async Task Close()
    {
        await Go(Here);
        await Says("Berikutnya: bereskan daftar");
        await Go(Here + "/ranking");
        await Press("Tetapkan sebagai hasil akhir");
        await Says("Tidak ada yang diubah.");
        await Go(Here + "/points");
        await Says("2 terbuka", "Batas lolos tidak pasti");
        await Decide();
        await Says("1 terbuka, 0 ditunggu, 1 beres.", "Pleno 8 Agustus");
        await Decide();
        await Says("0 terbuka, 0 ditunggu, 2 beres.");
    }

    private async Task Decide()
    {
        await _page.GetByText("Putuskan", new() { Exact = true }).First.ClickAsync();
        await _page.Locator("details[open]").GetByLabel("Alasan").FillAsync("Dibahas, tetap.");
        await _page.Locator("details[open]").GetByLabel("Diputuskan oleh").FillAsync("Pleno 8 Agustus");
        await Looks("points");
        await Press("Simpan keputusan", "details[open]");
    }

    private async Task Publish()
    {
        await Go(Here + "/ranking");
        await Says("Ini pratinjau atas data sekarang.");
        await Looks("ranking");
        await Press("Tetapkan sebagai hasil akhir");
        await Says("Pemeringkatan ditetapkan sebagai hasil akhir.");
        (await _site.Read("/club/2027/desk-list")).ShouldContain("Belum terbit");
        await _page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await Says("Yang akan terbuka bagi umum", "Tidak ada yang terbuka.", "Antar Obat");
        await Looks("publish");
        await _page.GetByLabel("Keterangan").FillAsync("Pengumuman pertama");
        await _page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await Press("Terbitkan");
        await Says("Pemeringkatan sudah terbit.");
        (await _site.Read("/club/2027/desk-list")).ShouldContain("Antar Obat");
        var intervals = System
            .Text.RegularExpressions.Regex.Matches(
                await _site.Read("/club/2027/desk-list"),
                "<svg class=\"rank-interval\".*?</svg>\\s*<span class=\"small\">([^<]+)</span>",
                System.Text.RegularExpressions.RegexOptions.Singleline
            )
            .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))
            .ToList();
        var report = await SiteVisitor.SendAsOwner(_site, new ReportRobustness("club/2027", "desk-list"));
        intervals.ShouldBe(
            report
                .Rankings[0]
                .Lists.SelectMany(list => list.Spans)
                .Where(pair => pair.Span.From is not null)
                .Select(pair => pair.Span.From == pair.Span.To ? $"{pair.Span.From}" : $"{pair.Span.From}–{pair.Span.To}")
        );
        intervals.ShouldNotBeEmpty();
        (await _site.Read("/publication/club/2027/1")).ShouldContain("Pengumuman pertama");
        await Go(Here);
        await Says("Semua sudah selesai.");
        await Looks("edition-done");
    }

    private async Task Papers()
    {
        await Go(Here + "/ranking");
        var download = await _page.RunAndWaitForDownloadAsync(() =>
            _page.GetByRole(AriaRole.Button, new() { Name = "Berita acara" }).ClickAsync()
        );
        download.SuggestedFilename.ShouldBe("club-2027-minutes.html");
        var paper = await File.ReadAllTextAsync(await download.PathAsync());
        paper.ShouldContain("Antar Obat");
        paper.ShouldContain("Pleno 8 Agustus");
        await Go("/staff/publications");
        await Looks("verify");
        await Press("Periksa");
        await Says("Semua masih seperti saat terbit", "club/2027/1");
        await Looks("verified");
    }

    private async Task Afterwards()
    {
        await Go(Here + "/objections");
        await _page.Locator("#file").GetByLabel("Unit").FillAsync("e1");
        await _page.Locator("#file").GetByLabel("Penyanggah").FillAsync("Dinas B");
        await _page.Locator("#file").GetByLabel("Isi sanggahan").FillAsync("Nilai kami tertukar.");
        await Press("Catat", "#file");
        await Says("Sanggahan dicatat.", "Nilai kami tertukar.");
        await Looks("objections");
        await Correct();
        await Go("/staff/audit?what=ranking-published");
        await Says("Jejaknya utuh", "Pengumuman pertama");
        await Looks("audit");
        await Go(Here + "/compare?from=1&to=1");
        await Says("Hasilnya sama.");
        await Looks("compare");
        await Go("/staff");
        await Looks("staff");
    }

    // Whatever was decided shows on every page of the edition until the correction is published.
    private async Task Correct()
    {
        await _page.Locator("#disqualify").GetByLabel("Unit").FillAsync("e1");
        await Press("Lihat akibatnya", "#disqualify");
        await Says("Yang akan berubah", "Antar Obat");
        await Looks("disqualify");
        (await _site.Read(Here + "/objections")).ShouldNotContain("plagiat");
        await _page.GetByLabel("Alasan").FillAsync("plagiat");
        await _page.GetByLabel("Diputuskan oleh").FillAsync("Pleno 9 Agustus");
        await Press("Diskualifikasi");
        await Says("Peserta didiskualifikasi.", "Hasil hari ini berbeda dari terbitan 1");
        foreach (var page in new[] { "", "/rules", "/import", "/panels", "/progress", "/points", "/agreement" })
        {
            await Go(Here + page);
            await Says("Hasil hari ini berbeda dari terbitan 1", "Antar Obat");
        }
        await Looks("correction-due");
        // Without the first one the line lies elsewhere: it has to be checked again.
        await Go("/staff");
        await Says("Berikutnya: bereskan daftar");
        await Go(Here + "/points");
        await Decide();
        await Go("/staff");
        await Says("Periksa, tetapkan, lalu terbitkan koreksinya.");
        await Go(Here + "/publish");
        await Says("Hasil hari ini belum ditetapkan.");
        await Go(Here + "/ranking");
        await Press("Tetapkan sebagai hasil akhir");
        await _page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await Says("Dibandingkan dengan terbitan 1", "Sanggahan terbuka: 1");
        await Looks("publish-correction");
        await _page.GetByLabel("Alasan koreksi").FillAsync("Diskualifikasi karena plagiat");
        await _page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await Press("Terbitkan");
        await Says("Pemeringkatan sudah terbit.");
        (await _page.Locator("main").InnerTextAsync()).ShouldNotContain("Hasil hari ini berbeda");
        (await _site.Read("/publication/club/2027/2")).ShouldContain("Diskualifikasi karena plagiat");
        await Go(Here + "/objections");
    }

    private async Task Go(string address) => await _page.GotoAsync(new Uri(_site.Browser.BaseAddress!, address).ToString());

    private async Task Press(string name, string within = "main")
    {
        await _page.Locator(within).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        // Asked of the page: on a busy machine the event that it has loaded can be missed.
        await _page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    private async Task Upload(params (string Name, string Text)[] files)
    {
        await _page
            .Locator("input[type=file]")
            .SetInputFilesAsync(
                files.Select(file => new FilePayload
                {
                    Name = file.Name,
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(file.Text),
                })
            );
        await Press("Lihat dahulu");
    }

    private async Task Says(params string[] sentences)
    {
        var text = await _page.Locator("main").InnerTextAsync();
        foreach (var sentence in sentences)
            text.Contains(sentence, StringComparison.Ordinal).ShouldBeTrue($"{_page.Url} does not say: {sentence}\n{text}");
    }

    /// <summary>Holds the page against axe and, as on a phone, against its width.</summary>
    private async Task Looks(string name)
    {
        (await Axe.Violations(_page)).ShouldBeEmpty(name);
        await Shot(name);
        await _page.SetViewportSizeAsync(360, 800);
        (await _page.Locator("html").EvaluateAsync<int>("root => root.scrollWidth")).ShouldBeLessThanOrEqualTo(360, name);
        await Shot(name + "-phone");
        await _page.SetViewportSizeAsync(1200, 900);
        await HasItsWords(name);
    }

    /// <summary>Checks the page in both languages for resource keys without a text, which would be shown themselves.</summary>
    private async Task HasItsWords(string name)
    {
        var english = (await _page.GetByRole(AriaRole.Link, new() { Name = "English", Exact = true }).GetAttributeAsync("href"))!;
        var texts = new[]
        {
            await _page.Locator("main").InnerTextAsync(),
            System.Text.RegularExpressions.Regex.Replace(
                await (await _page.APIRequest.GetAsync(new Uri(_site.Browser.BaseAddress!, english).ToString())).TextAsync(),
                "<[^>]*>",
                " "
            ),
        };
        foreach (var text in texts)
            text.ShouldNotMatch(
                @"\b(staff|work|import|panels|progress|points|ranking|objections|agreement|label|refusal|said|kind|stage|audit|papers|verify|rules|eligibility|funnel|publication|point|sheet)\.[A-Za-z-]+(?!csv)\b",
                name
            );
    }

    private async Task Shot(string name)
    {
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await _page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
