using System.Collections.Concurrent;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Ranking.Robustness;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>
/// A ministry's season on the site, in a real browser, from the first file to the publication, with every page checked by axe and at both
/// widths.
/// </summary>
[TestFixture]
public partial class SeasonTests
{
    private const string Here = "/staff/club/2027";

    private readonly ConcurrentQueue<string> _said = [];
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;
    private IPage _page = null!;
    private StaffPages _staff = null!;

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
        await using var context = await visitor.WideBrowser();
        _page = await context.NewPageAsync();
        _staff = new StaffPages(_site, _page);
        _page.Console += (_, message) => _said.Enqueue(message.Text);
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
        await _staff.Go("/staff");
        await _page.GetByLabel("Edisi").SelectOptionAsync(SmallSeason.Club);
        await _staff.Press("Buka");
        _page.Url.ShouldEndWith(Here);
        await _staff.Says("Berikutnya: masukkan datanya.");
        await _staff.Looks("edition-empty");
        await _staff.Go(Here + "/rules?with=club%2F2026");
        await _staff.Says("Bagaimana skor terbentuk", "Dari Klub (club/2026) ke Klub (club/2027)", "50", "60");
        await _staff.Looks("rules");
    }

    private async Task Import()
    {
        await _staff.Go(Here + "/import");
        await _staff.Looks("import");
        await _staff.Upload(
            ("submissions.csv", SmallSeason.SubmissionsWithMarkup.Replace(",12\ne4", ",99\ne4", StringComparison.Ordinal)),
            ("regions.csv", SmallSeason.Regions)
        );
        await _staff.Says("Masalah dalam submissions.csv", "99", "region_code", "Kode Daerah");
        await _staff.Looks("import-problems");
        (await _page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).CountAsync()).ShouldBe(0);
        var problems = await _page.APIRequest.GetAsync(
            new Uri(_site.Browser.BaseAddress!, new Uri(_page.Url).AbsolutePath + "/problems.csv").ToString()
        );
        (await problems.TextAsync()).ShouldContain("unknown-region,submissions.csv,4,region_code,99,");
        await _staff.Go(Here + "/import");
        await _staff.Says("Belum ada data yang masuk.");
        var template = await _page.APIRequest.GetAsync(
            new Uri(_site.Browser.BaseAddress!, Here + "/import/template?kind=Marks&form=wide&format=xlsx").ToString()
        );
        (await template.BodyAsync())[..2].ShouldBe("PK"u8.ToArray());
        template.Headers["content-disposition"].ShouldContain("club-2027-marks.xlsx");
        var headed = SmallSeason.SubmissionsWithMarkup.Replace("start_date,", "Mulai Jalan,", StringComparison.Ordinal);
        await _staff.Upload(("submissions.csv", headed), ("regions.csv", SmallSeason.Regions));
        await _staff.Says("Cara membacanya", "Masalah dalam submissions.csv");
        await _staff.Looks("import-reading");
        await _page.GetByLabel("Mulai Jalan").SelectOptionAsync("start_date");
        await _staff.Press("Lihat lagi");
        await _staff.Says("Tidak ada masalah dengan berkas ini.", "Mulai Jalan = start_date");
        await _staff.Press("Simpan");
        await _staff.Says("Berkas tersimpan dan berlaku.");
        await _staff.Upload(("proposals.csv", headed.Replace("Kosong", "Kosong Lagi", StringComparison.Ordinal)));
        await _staff.Says("Judul kolom dibaca seperti pada berkas sebelumnya di edisi ini: Mulai Jalan = start_date.");
        await _staff.Go(Here + "/import");
        await _staff.Upload(
            ("submissions.csv", SmallSeason.SubmissionsWithMarkup),
            ("regions.csv", SmallSeason.Regions),
            ("conflicts.csv", SmallSeason.Conflicts),
            ("jurors.csv", SmallSeason.Jurors)
        );
        await _staff.Says("Tidak ada masalah dengan berkas ini.", "<b>SI-PADI</b>");
        await _staff.Looks("import-preview");
        await _staff.Press("Simpan");
        await _staff.Says("Berkas tersimpan dan berlaku.", "Berkas yang sudah diganti", "Diganti oleh");
        await _staff.Looks("import-replaced");
        var replaced = await _page.Locator("#replaced a").First.GetAttributeAsync("href");
        var facts = await (await _page.APIRequest.GetAsync(new Uri(_site.Browser.BaseAddress!, replaced!).ToString())).TextAsync();
        facts.ShouldContain("Berkas aslinya tidak disimpan");
        facts.ShouldContain("\nline,");
    }

    private async Task Eligibility()
    {
        await _staff.Go(Here + "/eligibility");
        await _staff.Says("4 diterima, 1 ditolak.", "Sudah setahun");
        await _page.Locator("input[name=entry][value=e5]").CheckAsync();
        await _page.GetByLabel("Alasan").FillAsync("Dipakai sejak 2024, surat menyusul.");
        await _staff.Press("Simpan keputusan");
        await _staff.Says("Keputusan tersimpan.", "5 diterima, 0 ditolak.");
        await _staff.Looks("eligibility");
    }

    private async Task Panels()
    {
        await _staff.Go(Here + "/panels");
        await _page.GetByLabel("Benih undian").FillAsync("pleno 1 Juli 2026");
        await _staff.Press("Undi");
        await _staff.Says("Kursi sudah diundi.");
        await _staff.Looks("panels");
        (await _page.Locator("td.barred").CountAsync()).ShouldBe(1);
        (await _page.Locator("td.taken").CountAsync()).ShouldBe(10);
        await ChooseByName();
        await DueDates();
        await _staff.Go(Here + "/progress");
        await _staff.Says("Belum mulai sama sekali", "Ani Lestari");
        (await _page.GetByLabel("Pengingat untuk disalin").InputValueAsync()).ShouldContain("Budi Santoso:");
        await _staff.Looks("progress");
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
        await _staff.Go(Here + "/import");
        await _staff.Upload(("marks.csv", marks));
        await _staff.Press("Simpan");
        await _staff.Says("Berkas tersimpan dan berlaku.");
        await _staff.Go(Here + "/progress");
        await _staff.Says("10 dari 10 lembar masuk");
        await _staff.Go(Here + "/agreement");
        await _staff.Looks("agreement");
    }

    private async Task Close()
    {
        await _staff.Go(Here);
        await _staff.Says("Berikutnya: tuntaskan daftar tindak lanjut");
        await _staff.Go(Here + "/ranking");
        await _staff.Press("Tetapkan sebagai hasil akhir");
        await _staff.Says("Tidak ada yang diubah.");
        await _staff.Go(Here + "/points");
        await _staff.Says("2 terbuka", "Batas lolos tidak pasti");
        await Decide();
        await _staff.Says("1 terbuka, 0 ditunggu, 1 selesai.", "Pleno 8 Agustus");
        await _page.GetByLabel("Status").SelectOptionAsync("Open");
        await _staff.Press("Tampilkan");
        await _staff.Says("1 ditampilkan dari 1 yang cocok.");
        await _staff.Go(Here + "/points");
        await DecideAll();
        await _staff.Says("0 terbuka, 0 ditunggu, 2 selesai.", "Keputusan tersimpan untuk semua yang dipilih.");
    }

    private async Task Decide()
    {
        await _page.GetByText("Putuskan", new() { Exact = true }).First.ClickAsync();
        await _page.Locator("details[open]").GetByLabel("Alasan").FillAsync("Dibahas, tetap.");
        await _page.Locator("details[open]").GetByLabel("Diputuskan oleh").FillAsync("Pleno 8 Agustus");
        await _staff.Looks("points");
        await _staff.Press("Simpan keputusan", "details[open]");
    }

    private async Task Publish()
    {
        await _staff.Go(Here + "/ranking");
        await _staff.Says("Ini pratinjau atas data sekarang.");
        await _staff.Looks("ranking");
        await _staff.Press("Tetapkan sebagai hasil akhir");
        await _staff.Says("Pemeringkatan ditetapkan sebagai hasil akhir.");
        (await _site.Read("/club/2027/desk-list")).ShouldContain("Belum terbit");
        await _page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await _staff.Says("Yang akan terbuka bagi umum", "Tidak ada yang terbuka.", "Antar Obat");
        await _staff.Looks("publish");
        await _page.GetByLabel("Keterangan").FillAsync("Pengumuman pertama");
        await _page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await _staff.Press("Terbitkan");
        await _staff.Says("Pemeringkatan sudah terbit.");
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
        await _staff.Go(Here);
        await _staff.Says("Semua sudah selesai.");
        await _staff.Looks("edition-done");
    }
}
