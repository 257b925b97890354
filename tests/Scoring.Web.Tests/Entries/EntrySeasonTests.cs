using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Entries;

/// <summary>A season in the browser: innovator, agency, examiner and secretariat, each in an account of their own.</summary>
[TestFixture]
public partial class EntrySeasonTests
{
    private const string City = CitySeason.Edition;

    private readonly StandingClock _clock = new(new DateTimeOffset(2027, 3, 10, 2, 0, 0, TimeSpan.Zero));
    private string _folder = null!;
    private RunningSite _site = null!;

    [SetUp]
    public async Task Start()
    {
        _clock.Time = new DateTimeOffset(2027, 3, 10, 2, 0, 0, TimeSpan.Zero);
        _folder = TemporaryFolder.New();
        var database = TestStore.New(_folder);
        var rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(database, rules))
        {
            CitySeason.WriteRules(place);
            await CitySeason.Announce(place);
        }
        _site = new RunningSite(database, rules, services: services => services.AddSingleton<TimeProvider>(_clock));
        await SiteVisitor.SendAsOwner(_site, new AddUser("Vera", "vera@example.id", Roles.AgencyVerifier) { Agency = "Dinas Kesehatan" });
    }

    [TearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task An_entry_is_written_endorsed_repaired_checked_and_registered()
    {
        await using var innovator = await Person.At(_site, Roles.Innovator);
        SiteVisitor.SetPassword(_site, "vera@example.id");
        await using var verifier = await Person.With(_site, "vera@example.id");
        await using var examiner = await Person.At(_site, Roles.Examiner);
        await using var secretary = await Person.At(_site, Roles.Secretariat);

        await innovator.Pages.Go("/entries");
        await innovator.Pages.Says("Belum ada karya", "Ditutup Jumat 30 April 2027, 23.59 WITA");
        await innovator.Pages.Looks("entries");
        await innovator.Page.GetByRole(AriaRole.Link, new() { Name = "Mulai karya baru" }).ClickAsync();
        await innovator.Page.GetByLabel("Judul").FillAsync("Antrean Daring");
        await innovator.Page.GetByLabel("Instansi").SelectOptionAsync(new SelectOptionValue { Label = "Dinas Kesehatan" });
        await innovator.Page.GetByLabel("Umum").CheckAsync();
        await innovator.Page.GetByLabel("Daerah (boleh kosong)").SelectOptionAsync("72.01");
        await innovator.Pages.Looks("entry-start");
        await innovator.Pages.Press("Mulai");
        await innovator.Pages.Says("Karya sudah dimulai.", "00001", "0/200 kata", "belum");
        await innovator.Pages.Looks("entry-tasks");

        // One word too many is kept, and not sent.
        await innovator.Pages.Go($"/entry/{City}/00001/section/idea");
        await innovator.Page.GetByLabel("Ringkasan").FillAsync(string.Join(' ', Enumerable.Repeat("kata", 201)));
        await innovator.Pages.Looks("entry-section");
        await innovator.Leave("Simpan dan lanjut");
        await innovator.Pages.Says("Tersimpan.", "Pengusul");
        await innovator.Page.GetByLabel("Data benar").CheckAsync();
        await innovator.Leave("Simpan dan lanjut");
        await innovator.Pages.Says("1 isian belum ada atau belum sesuai", "201 kata, paling banyak 200", "Karya dapat dikirim setelah");
        await innovator.Pages.Looks("entry-check-wrong");
        await innovator.Pages.Go($"/entry/{City}/00001/section/idea");
        await innovator.Page.GetByLabel("Ringkasan").FillAsync("Warga mengantre dari rumah.");
        await innovator.Leave("Simpan, ke daftar");
        await innovator.Pages.Says("2 dari 2 selesai");
        await innovator.Pages.Go($"/entry/{City}/00001/check");
        await innovator.Pages.Says("Menurut syarat yang dapat diperiksa sekarang", "Warga mengantre dari rumah.", "Dinas Kesehatan");
        await innovator.Pages.Press("Serahkan ke instansi");
        await innovator.Pages.Says("Karya belum dikirim", "menunggu instansi");

        await verifier.Pages.Go("/entries");
        await verifier.Pages.Says("Menunggu instansi: Dinas Kesehatan", "Antrean Daring");
        await verifier.Pages.Looks("entries-agency");
        await verifier.Pages.Go($"/entry/{City}/00001/check");
        await verifier.Pages.Looks("entry-endorse");
        await verifier.Pages.Press("Kirim atas nama instansi");
        await verifier.Pages.Says("Karya sudah dikirim.", "Tanda terima", "Rabu 10 Maret 2027, 10.00 WITA");
        await verifier.Pages.Looks("entry-receipt");
        var hash = await verifier.Page.Locator("dd code").First.InnerTextAsync();
        var bytes = await innovator.Visitor.Http.GetByteArrayAsync(new Uri($"/entry/{City}/00001/version/1.json", UriKind.Relative));
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(hash);

        await examiner.Pages.Go($"/desk/{City}");
        await examiner.Pages.Says("Antrean Daring", "0 dari 2 ya");
        await examiner.Pages.Press("Ambil 20");
        await examiner.Pages.Says("Karya berikutnya menjadi bagian Anda.");
        await examiner.Pages.Looks("desk");
        await examiner.Pages.Go($"/desk/{City}/00001");
        await examiner.Pages.Looks("desk-entry");
        await examiner.Page.GetByLabel("Catatan untuk inovator").FillAsync("Perjelas ringkasan.");
        await examiner.Page.Locator("summary", new() { HasText = "Minta perbaikan" }).ClickAsync();
        await examiner.Page.GetByLabel("Ringkasan").CheckAsync();
        await examiner.Pages.Press("Minta perbaikan");
        await examiner.Pages.Says("Keputusan tersimpan.");

        await innovator.Pages.Go($"/entry/{City}/00001");
        await innovator.Pages.Says(
            "Hanya isian ini yang dapat diubah",
            "Perjelas ringkasan.",
            "Diperbaiki paling lambat Senin 15 Maret 2027"
        );
        await innovator.Pages.Looks("entry-repair");
        await innovator.Pages.Go($"/entry/{City}/00001/section/idea");
        (await innovator.Page.GetByLabel("Judul").IsEditableAsync()).ShouldBeFalse();
        await innovator.Page.GetByLabel("Ringkasan").FillAsync("Warga mengantre dari rumah lewat telepon.");
        await innovator.Leave("Simpan, ke daftar");
        await innovator.Pages.Go($"/entry/{City}/00001/check");
        await innovator.Pages.Press("Serahkan ke instansi");
        await verifier.Pages.Go($"/entry/{City}/00001/check");
        await verifier.Pages.Press("Kirim atas nama instansi");

        await examiner.Pages.Go($"/desk/{City}/00001");
        await examiner.Pages.Says("Sebelumnya:", "Warga mengantre dari rumah.");
        foreach (var yes in await examiner.Page.GetByLabel("ya", new() { Exact = true }).AllAsync())
            await yes.CheckAsync();
        await examiner.Pages.Looks("desk-entry-again");
        await examiner.Pages.Press("Lengkap");
        await examiner.Pages.Says("Keputusan tersimpan.", "lengkap");

        await secretary.Pages.Go($"/desk/{City}/register");
        await secretary.Pages.Says("Daftar ditetapkan setelah penutupan.");
        _clock.Time = CitySeason.Closing.AddDays(1);
        await using var later = await Person.At(_site, Roles.Secretariat);
        await later.Pages.Go($"/desk/{City}/register");
        await later.Pages.Looks("register");
        await later.Pages.Press("Tetapkan daftar peserta");
        await later.Pages.Says("Daftar peserta sudah ditetapkan dan berlaku.", "Tidak ada perubahan sejak itu.");
        await later.Pages.Go($"/entry/{City}/00001");
        await later.Page.GetByLabel("Alasan").First.FillAsync("Salah unggah");
        await later.Page.GetByLabel("Hari terakhir").FillAsync("2027-05-05");
        await later.Pages.Press("Buka");
        await later.Pages.Go($"/desk/{City}/register");
        await later.Pages.Says("Daftar peserta sudah usang");
        await later.Pages.Looks("register-old");
    }

    [Test]
    public async Task Nothing_typed_is_lost_when_the_line_is_cut_or_the_session_is_over()
    {
        await using var innovator = await Person.At(_site, Roles.Innovator);
        await Begin(innovator);
        await innovator.Pages.Go($"/entry/{City}/00001/section/idea");
        var (page, summary, status) = (innovator.Page, innovator.Page.GetByLabel("Ringkasan"), innovator.Page.Locator("[data-status]"));
        await summary.FillAsync("Satu dua tiga");
        await Assertions.Expect(status).ToHaveTextAsync(Saved());
        await Assertions.Expect(page.Locator("[data-count]").First).ToHaveTextAsync("3/200 kata");

        await innovator.Context.SetOfflineAsync(true);
        await summary.FillAsync("Satu dua tiga empat");
        await Assertions.Expect(status).ToContainTextAsync("Sambungan terputus: 1 isian belum tersimpan");
        await innovator.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Assertions.Expect(summary).ToHaveValueAsync("Satu dua tiga empat");
        await Assertions.Expect(status).ToHaveTextAsync(Saved());

        var cookies = await innovator.Context.CookiesAsync();
        await innovator.Context.ClearCookiesAsync();
        await summary.FillAsync("Satu dua tiga empat lima");
        await Assertions.Expect(status).ToContainTextAsync("Sesi Anda berakhir: 1 isian belum tersimpan");
        (await status.GetByRole(AriaRole.Link).GetAttributeAsync("href"))!.ShouldContain("return=");
        await innovator.Context.AddCookiesAsync(
            cookies.Select(one => new Cookie
            {
                Name = one.Name,
                Value = one.Value,
                Domain = one.Domain,
                Path = one.Path,
                HttpOnly = one.HttpOnly,
            })
        );
        var left = await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)");
        await page.ReloadAsync();
        await Assertions.Expect(summary).ToHaveValueAsync("Satu dua tiga empat lima", new() { Timeout = 5000 });
        left.ShouldContain("lima");
        await Assertions.Expect(status).ToHaveTextAsync(Saved());
        (await innovator.Visitor.Read($"/entry/{City}/00001/section/idea")).ShouldContain("Satu dua tiga empat lima");
    }

    [Test]
    public async Task A_page_that_was_read_before_its_last_change_was_saved_is_read_again()
    {
        await using var innovator = await Person.At(_site, Roles.Innovator);
        await Begin(innovator);
        await innovator.Pages.Go($"/entry/{City}/00001/section/idea");
        var (page, summary) = (innovator.Page, innovator.Page.GetByLabel("Ringkasan"));
        await summary.FillAsync("Satu");
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync(Saved());
        await LateAnswer.ToNextReading(page, "**/section/idea");
        await summary.FillAsync("Satu dua");
        await page.ReloadAsync();
        await Assertions.Expect(summary).ToHaveValueAsync("Satu dua");
        await summary.FillAsync("Satu dua tiga");
        await Assertions.Expect(page.Locator("input[name=seen]")).ToHaveValueAsync("3");
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync(Saved());
    }

    [Test]
    public async Task Without_a_script_an_old_form_shows_both_texts()
    {
        using var innovator = await _site.SignIn(Roles.Innovator);
        await Begin(innovator);
        var address = $"/entry/{City}/00001/section/idea";
        using var first = await innovator.Post(address, ("seen", "1"), ("f:summary", "Dari kantor"), ("do", "list"));
        first.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
        using var second = await innovator.Post(address, ("seen", "1"), ("f:summary", "Dari rumah"), ("do", "list"));
        ((int)second.StatusCode).ShouldBe(422);
        var page = await second.Content.ReadAsStringAsync();
        page.ShouldContain("Dari kantor");
        page.ShouldContain("Dari rumah");
        page.ShouldContain("name=\"seen\" value=\"2\"");
        using var third = await innovator.Post(address, ("seen", "2"), ("f:summary", "Dari rumah"), ("do", "list"));
        third.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
        (await innovator.Read(address)).ShouldContain("Dari rumah");
    }

    [TestCase("")]
    [TestCase("/check")]
    [TestCase("/section/idea")]
    [TestCase("/receipt")]
    [TestCase("/version/1.json")]
    public async Task Somebody_elses_entry_is_not_there(string page)
    {
        using var innovator = await _site.SignIn(Roles.Innovator);
        using var stranger = await _site.SignIn(Roles.Innovator);
        await Begin(innovator);
        using var answer = await stranger.Http.GetAsync(new Uri($"/entry/{City}/00001{page}", UriKind.Relative));
        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Antrean Daring");
    }

    [TestCase("/entry/city/2027/99999")]
    [TestCase("/entry/city/2027/00001/section/nothing")]
    [TestCase("/entry/city/2027/00001/version/x.json")]
    [TestCase("/entries/start/none/2027")]
    public async Task What_is_not_there_is_answered_with_a_sentence(string address)
    {
        using var innovator = await _site.SignIn(Roles.Innovator);
        await Begin(innovator);
        using var answer = await innovator.Http.GetAsync(new Uri(address, UriKind.Relative));
        ((int)answer.StatusCode).ShouldBe(404);
    }

    [GeneratedRegex(@"^tersimpan \d\d\.\d\d WIB$")]
    private static partial Regex Saved();

    private static Task Begin(Person innovator) => Begin(innovator.Visitor);

    private static async Task Begin(SiteVisitor innovator)
    {
        var page = await innovator.Read($"/entries/start/{City}");
        var agency = Regex.Match(page, "<option value=\"(\\d+)\"[^>]*>Dinas Kesehatan").Groups[1].Value;
        using var answer = await innovator.Post($"/entries/start/{City}", ("agency", agency), ("f:title", "Antrean Daring"));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
    }
}
