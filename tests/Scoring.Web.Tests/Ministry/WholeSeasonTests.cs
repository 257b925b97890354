using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Documents;
using Scoring.Features.Publications;
using Scoring.Features.Rules;
using Scoring.Web.Messages;
using Scoring.Web.Tests.Messages;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Ministry;

/// <summary>
/// A city plays a whole competition on the site, from the new season to the check of a certificate: secretariat, innovators, an agency, an
/// examiner, jurors, a chair and the public, each at a browser and with an account of their own that a letter brought. Some have a phone,
/// one has no scripts, one reads English, and a line is cut once. At the end the command line takes the rules and finds the same result.
/// </summary>
[TestFixture]
public sealed partial class WholeSeasonTests
{
    private const string Season = "lomba-kota/2028";
    private const string Here = "/staff/" + Season;

    private readonly StandingClock _clock = new(At(2, 3));
    private string _folder = null!;
    private string _database = null!;
    private string _rules = null!;
    private MailHost _mail = null!;
    private RunningSite _site = null!;
    private string _owner = null!;

    // Ten in the morning in Makassar's zone.
    private static DateTimeOffset At(int month, int day) => new(2028, month, day, 2, 0, 0, TimeSpan.Zero);

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(_database, _rules))
        {
            CitySeason.WriteRules(place);
            var edition = Path.Combine(_rules, CitySeason.Edition, "edition.yaml");
            place.WriteRule(CitySeason.Edition + "/edition.yaml", WithFavourites(File.ReadAllText(edition)));
        }
        _mail = new MailHost();
        _site = new RunningSite(
            _database,
            _rules,
            options:
            [
                ("mail", _mail.Address),
                ("mail-from", "Sekretariat <inovasi@kota.example>"),
                ("public-address", "http://inovasi.test"),
                ("hosts", "*"),
            ],
            services: services =>
            {
                services.AddSingleton<TimeProvider>(_clock);
                services.AddSingleton(new MailRhythm(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
            }
        );
    }

    // What the public votes for counts for a ranking of its own.
    private static string WithFavourites(string edition) =>
        edition.Replace(
            "rounding:",
            "  - { id: liked, name: { id: Suara publik, en: Public vote }, step: measure, of: favourite }\nrounding:",
            StringComparison.Ordinal
        ) + "  - { id: favourites, name: { id: Favorit publik, en: Public favourite }, score: liked, top: 1, unscored: left-out }\n";

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _site.DisposeAsync();
        await _mail.DisposeAsync();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_city_plays_a_competition_from_the_new_season_to_the_check_of_a_certificate()
    {
        await using var secretary = await Actor.Anybody(_site);
        _owner = await secretary.Own(_site, Roles.Administrator | Roles.Secretariat);
        await WriteSeason(secretary);
        await InvitePeople(secretary);
        await using var innovator = await Arrive("ina@kota.example", width: 360);
        await using var verifier = await Arrive("vera@kota.example", hasScripts: false);
        await using var examiner = await Arrive("eko@kota.example");
        await using var jaka = await Arrive("jaka@kota.example", width: 360);
        await using var juli = await Arrive("juli@kota.example");
        await using var chair = await Arrive("kiki@kota.example");
        await Enter(innovator);
        await Endorse(verifier);
        await Examine(examiner);
        _clock.Time = At(5, 11);
        await secretary.SignIn(_owner);
        await Register(secretary);
        await Seat(secretary, "desk");
        await jaka.SignIn("jaka@kota.example");
        await juli.SignIn("juli@kota.example");
        await Mark(jaka, "desk", ("00001", [("new", "80"), ("use", "90")]), ("00002", [("new", "70"), ("use", "60")]));
        await Mark(juli, "desk", ("00001", [("new", "82"), ("use", "88")]), ("00002", [("new", "74"), ("use", "66")]));
        await Close(secretary, "desk");
        await Vote(secretary);
        await Seat(secretary, "interview");
        await jaka.SignIn("jaka@kota.example");
        await juli.SignIn("juli@kota.example");
        await Mark(jaka, "interview", ("00001", [("talk", "85")]), ("00002", [("talk", "75")]));
        await Mark(juli, "interview", ("00001", [("talk", "87")]), ("00002", [("talk", "71")]));
        await Close(secretary, "interview");
        await chair.SignIn("kiki@kota.example");
        await Publish(chair);
        await Certify();
        await CommandLine(secretary);
    }

    // -- the season ------------------------------------------------------------------------------------------------------

    private static async Task WriteSeason(Actor secretary)
    {
        var (pages, page) = (secretary.Pages, secretary.Page);
        await pages.Go("/staff/seasons");
        await secretary.Fill(("Mulai dari", CitySeason.Edition), ("Program", "lomba-kota"), ("Tahun", "2028"));
        await secretary.Fill(("Nama (Indonesia)", "Lomba Inovasi Kota 2028"), ("Nama (Inggris)", "City Innovation Competition 2028"));
        await pages.Press("Mulai musim");
        await pages.Says("Lomba Inovasi Kota 2028", "konsep", "11 masalah", "Pengumuman: Waktu belum ditulis.");
        await Write(secretary, "edition.yaml", "stages/0", ("stages/0/criteria/0/weight", "50"), ("stages/0/criteria/1/weight", "50"));
        await pages.Go(Here + "/season/edit?file=season.yaml&only=letter");
        await pages.Press("Tambah: Surat pengumuman");
        await page.Locator("[name='f:letter/number']").FillAsync("B/7/2028");
        await page.Locator("[name='f:letter/date']").FillAsync("2028-02-01");
        await page.Locator("[name='i:letter/issuer']").FillAsync("Wali Kota");
        await pages.Press("Simpan");
        await WriteDates(secretary);
        await WritePrizes(secretary);
        await pages.Go(Here + "/season?with=" + CitySeason.Edition);
        await pages.Looks("whole-draft");
        await pages.Press("Umumkan");
        await pages.Says("Musim diumumkan");
    }

    private static async Task Write(Actor secretary, string file, string at, params (string Key, string Value)[] keys)
    {
        await secretary.Pages.Go($"{Here}/season/edit?file={file}&at={at}");
        foreach (var (key, value) in keys)
            await secretary.Page.Locator($"[name='f:{key}']").FillAsync(value);
        await secretary.Pages.Press("Simpan");
    }

    private static async Task WritePrizes(Actor secretary)
    {
        var page = secretary.Page;
        await secretary.Pages.Go(Here + "/season/edit?file=edition.yaml&only=awards");
        await secretary.Pages.Press("Tambah: Penghargaan");
        await page.GetByLabel("Penghargaan per usulan").SelectOptionAsync("one");
        await secretary.Pages.Press("Tambah: Daftar penghargaan");
        await page.GetByRole(AriaRole.Link, new() { Name = "new-1" }).ClickAsync();
        await page.Locator("[name='f:awards/list/0/id']").FillAsync("first");
        await page.Locator("[name='i:awards/list/0/name']").FillAsync("Juara Pertama");
        await page.Locator("[name='e:awards/list/0/name']").FillAsync("First Prize");
        await page.GetByLabel("Menurut peringkat").FillAsync("winners");
        await secretary.Pages.Press("Simpan");
        await secretary.Pages.Looks("whole-prizes");
    }

    // What happened last year is listed; its days are written.
    private static async Task WriteDates(Actor secretary)
    {
        string[] days =
        [
            "2028-02-01",
            "2028-02-02",
            "2028-04-29",
            "2028-05-07",
            "2028-05-10",
            "2028-05-24T16:00",
            "2028-06-10",
            "2028-05-25",
            "2028-06-05",
            "2028-06-20",
            "2028-07-04",
        ];
        await secretary.Pages.Go(Here + "/season/edit?file=season.yaml&only=calendar");
        for (var number = 0; number < days.Length; number++)
            await secretary.Page.Locator($"[name='f:calendar/dates/{number}/at']").FillAsync(days[number]);
        await secretary.Pages.Looks("whole-calendar");
        await secretary.Pages.Press("Simpan");
        await secretary.Pages.Says("Tersimpan sebagai versi baru");
    }

    // -- people ----------------------------------------------------------------------------------------------------------

    private static async Task InvitePeople(Actor secretary)
    {
        await secretary.Pages.Go("/staff/users/list");
        await secretary.Upload(
            "orang.csv",
            """
            nama,surel,peran,instansi,juri,bahasa
            Ina Inovator,ina@kota.example,inovator,Dinas Kesehatan,,id
            Satria Sosial,satria@kota.example,inovator,Dinas Sosial,,id
            Vera Verifikator,vera@kota.example,verifikator instansi,Dinas Kesehatan; Dinas Sosial,,id
            Eko Pemeriksa,eko@kota.example,pemeriksa,,,en
            Jaka Juri,jaka@kota.example,juri,,J1,en
            Juli Juri,juli@kota.example,juri,,J2,id
            Kiki Ketua,kiki@kota.example,ketua tim penilai,,,id
            """
        );
        await secretary.Pages.Press("Tambah dan ubah");
        await secretary.Pages.Says("Daftar dilaksanakan");
        await secretary.Pages.Go("/staff/outbox");
        await secretary.Pages.Looks("whole-outbox");
        await secretary.Page.GetByLabel("Semua 7 dari daftar ini").CheckAsync();
        await secretary.Pages.Press("Lepas");
        await secretary.Pages.Says("Dilepas");
    }

    // The link of the letter leads to the page where a password is chosen, which signs in.
    private async Task<Actor> Arrive(string email, int width = 1200, bool hasScripts = true)
    {
        await Look();
        var letter = _mail.Taken.Last(letter => letter.To.ToString() == email);
        var actor = await Actor.Anybody(_site, width, hasScripts);
        await actor.Pages.Go(MailSite.LinkIn(letter));
        foreach (var field in await actor.Page.Locator("input[type=password]").AllAsync())
            await field.FillAsync(SiteVisitor.Password);
        await actor.Page.Locator("main button[type=submit]").ClickAsync();
        await actor.SignIn(email);
        return actor;
    }

    private Task<int> Look() => _site.Services.GetRequiredService<MailSender>().RunOnce();

    // -- entries ---------------------------------------------------------------------------------------------------------

    // On a phone; the line is cut once.
    private static async Task Enter(Actor innovator)
    {
        var (pages, page) = (innovator.Pages, innovator.Page);
        foreach (var (title, number) in new[] { ("Antrean Daring", "00001"), ("Bank Sampah Digital", "00002") })
        {
            await pages.Go($"/entries/start/{Season}");
            await page.GetByLabel("Judul").FillAsync(title);
            await page.GetByLabel("Instansi").SelectOptionAsync(new SelectOptionValue { Label = "Dinas Kesehatan" });
            await page.GetByLabel("Umum").CheckAsync();
            await pages.Press("Mulai");
            await pages.Says("Karya sudah dimulai.", number);
            await pages.Go($"/entry/{Season}/{number}/section/idea");
            await page.GetByLabel("Ringkasan").FillAsync($"{title} untuk warga kota.");
            await Expect(page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
            if (number == "00001")
                await CutLine(innovator);
            await pages.Go($"/entry/{Season}/{number}/section/who");
            await page.GetByLabel("Data benar").CheckAsync();
            await Expect(page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
            await pages.Go($"/entry/{Season}/{number}/files/proof");
            await page.Locator("input[type=file]")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "bukti.pdf",
                        MimeType = "application/pdf",
                        Buffer = SampleFiles.Pdf("Bukti"),
                    }
                );
            await page.Locator("main form:has(input[type=file]) button[type=submit]").First.ClickAsync();
            await Expect(page.GetByText("Berkas tersimpan.")).ToBeVisibleAsync();
            await pages.Go($"/entry/{Season}/{number}/check");
            await pages.Says("bukti.pdf", title);
            await pages.Looks("whole-check-" + number);
            await pages.Press("Serahkan ke instansi");
            await pages.Says("menunggu instansi");
        }
    }

    private static async Task CutLine(Actor innovator)
    {
        var summary = innovator.Page.GetByLabel("Ringkasan");
        await innovator.Context.SetOfflineAsync(true);
        await summary.FillAsync("Warga mengantre dari rumah.");
        await Expect(innovator.Page.Locator("[data-status]")).ToContainTextAsync("Sambungan terputus");
        await innovator.Context.SetOfflineAsync(false);
        await innovator.Page.ReloadAsync();
        await Expect(summary).ToHaveValueAsync("Warga mengantre dari rumah.");
        await Expect(innovator.Page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
    }

    // Without a script.
    private static async Task Endorse(Actor verifier)
    {
        foreach (var number in new[] { "00001", "00002" })
        {
            await verifier.Pages.Go($"/entry/{Season}/{number}/check");
            await verifier.Pages.Press("Kirim atas nama instansi");
            await verifier.Pages.Says("Karya sudah dikirim.", "Tanda terima");
        }
    }

    // In English.
    private static async Task Examine(Actor examiner)
    {
        await examiner.Pages.Go($"/desk/{Season}?lang=en");
        await examiner.Pages.Press("Take 20");
        foreach (var number in new[] { "00001", "00002" })
        {
            await examiner.Pages.Go($"/desk/{Season}/{number}?lang=en");
            foreach (var yes in await examiner.Page.GetByLabel("yes", new() { Exact = true }).AllAsync())
                await yes.CheckAsync();
            await examiner.Pages.Looks("whole-desk-" + number);
            await examiner.Pages.Press("Complete");
            await examiner.Pages.Says("complete");
        }
    }

    // The entries are closed: the register is fixed, jurors are listed and seated.
    private static async Task Register(Actor secretary)
    {
        await secretary.Pages.Go($"/desk/{Season}/register");
        await secretary.Pages.Press("Tetapkan daftar peserta");
        await secretary.Pages.Says("Daftar peserta sudah ditetapkan dan berlaku.");
        await secretary.Pages.Go(Here + "/import");
        await secretary.Upload("jurors.csv", "juror,name,institution,region_code\nJ1,Jaka Juri,,\nJ2,Juli Juri,,\n");
        await secretary.Pages.Press("Simpan");
        await secretary.Pages.Says("Berkas tersimpan dan berlaku.");
    }

    private static async Task Seat(Actor secretary, string stage)
    {
        await secretary.Pages.Go($"{Here}/panels/{stage}");
        await secretary.Page.Locator("#draw").GetByLabel("Benih undian").FillAsync("pleno 8 Mei 2028");
        await secretary.Page.Locator("#draw").GetByLabel("Juri untuk setiap peserta").FillAsync("2");
        await secretary.Pages.Press("Undi");
        await secretary.Pages.Says("Kursi sudah diundi.");
    }

    private static async Task Mark(Actor juror, string stage, params (string Entry, (string Criterion, string Mark)[] Marks)[] sheets)
    {
        foreach (var (entry, marks) in sheets)
        {
            await juror.Pages.Go($"/jury/sheet/{Season}/{stage}/{entry}");
            foreach (var (criterion, mark) in marks)
            {
                await juror.Page.Locator($"[name='mark.{criterion}']").FillAsync(mark);
                await juror.Page.Keyboard.PressAsync("Tab");
            }
            await Expect(juror.Page.Locator("[data-status]")).ToHaveTextAsync(MarkSavedAt());
            await juror.Page.Keyboard.PressAsync("Control+Enter");
            await juror.Page.WaitForURLAsync(address => address.Contains("/jury/hand-in/", StringComparison.Ordinal));
            await juror.Page.Locator("main form:has([name=seen]) button[type=submit]").First.ClickAsync();
            await juror.Page.WaitForURLAsync(address => address.Contains("said=", StringComparison.Ordinal));
        }
    }

    private static async Task Close(Actor secretary, string stage)
    {
        await secretary.Pages.Go($"{Here}/progress/{stage}");
        await secretary.Pages.Says("4 dari 4 lembar masuk");
        await secretary.Pages.Go($"{Here}/panels/{stage}");
        await secretary.Page.Locator("#stage select").SelectOptionAsync("close");
        await secretary.Pages.Press("Ubah tahap");
        await secretary.Pages.Says("Tahap sudah diubah.");
    }

    // -- the public ------------------------------------------------------------------------------------------------------

    // Somebody from the public, on a phone.
    private async Task Vote(Actor secretary)
    {
        _clock.Time = At(5, 26);
        await secretary.SignIn(_owner);
        await secretary.Pages.Go(Here + "/vote");
        await secretary.Pages.Press("Buat daftar calon");
        await secretary.Pages.Says("Daftar calon dibuat");
        await using var citizen = await Actor.Anybody(_site, width: 360);
        await citizen.Pages.Go("/vote/" + Season);
        await citizen.Page.GetByLabel("Antrean Daring").CheckAsync();
        await citizen.Pages.Press("Lanjut");
        await citizen.Page.GetByLabel("Alamat surel").FillAsync("warga@kota.example");
        await citizen.Pages.Press("Kirim kode");
        await Look();
        var letter = _mail.Taken.Last(letter => letter.To.ToString() == "warga@kota.example");
        await citizen.Page.GetByLabel("Kode enam angka").FillAsync(Code().Match(letter.TextBody!).Value);
        await citizen.Pages.Press("Konfirmasi suara");
        await citizen.Pages.Says("Suara Anda dihitung");
        _clock.Time = At(6, 7);
        await secretary.SignIn(_owner);
        await secretary.Pages.Go(Here + "/vote");
        await secretary.Page.Locator("form:has(input[value=Review]) textarea[name=reason]").FillAsync("Diperiksa");
        await secretary.Pages.Press("Selesaikan pemeriksaan");
        await secretary.Pages.Press("Hitung suara");
        await secretary.Pages.Says("Suara dihitung dan masuk sebagai data");
    }

    private static async Task Publish(Actor chair)
    {
        await chair.Pages.Go(Here);
        await chair.Pages.Says("terdaftar: 2", "berpenghargaan: 1", "0 hal perlu ditindaklanjuti.");
        await chair.Pages.Looks("whole-edition");
        await chair.Pages.Go(Here + "/ranking");
        await chair.Pages.Press("Tetapkan sebagai hasil akhir");
        await chair.Pages.Says("Pemeringkatan ditetapkan sebagai hasil akhir.");
        await chair.Page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await chair.Page.Locator("#publish").GetByLabel("Keterangan").FillAsync("Pengumuman pemenang");
        await chair.Page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await chair.Pages.Press("Terbitkan");
        await chair.Pages.Says("Pemeringkatan sudah terbit.");
    }

    // The code of a certificate leads anybody to what it certifies.
    private async Task Certify()
    {
        var certificates = await SiteVisitor.SendAsOwner(_site, new WriteCertificates(Season));
        var code = certificates.Certificates.Single().Code!;
        await using var anybody = await Actor.Anybody(_site, width: 360);
        await anybody.Pages.Go("/winners/" + Season);
        await anybody.Pages.Says("Juara Pertama", "Antrean Daring");
        await anybody.Pages.Looks("whole-winners");
        await anybody.Pages.Go("/check");
        await anybody.Page.GetByLabel("Kode piagam").FillAsync(code);
        await anybody.Pages.Press("Periksa");
        await anybody.Pages.Says("Piagam ini berlaku", "Antrean Daring", "Juara Pertama");
    }

    // The rule files of the page pass the strict check elsewhere, and the command line finds the result that was published.
    private async Task CommandLine(Actor secretary)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        File.Copy(Path.Combine(_rules, "sources.yaml"), Path.Combine(elsewhere, "sources.yaml"));
        var files = await secretary.Page.APIRequest.GetAsync(new Uri(_site.Browser.BaseAddress!, Here + "/season/files.zip").ToString());
        using (var archive = new ZipArchive(new MemoryStream(await files.BodyAsync())))
            archive.ExtractToDirectory(elsewhere);
        var check = await Scoring("rules", "check", Season, "--strict", "--rules", elsewhere);
        check.Code.ShouldBe(0, check.Said);
        using (var place = Workplace.On(Path.Combine(elsewhere, "scoring.db"), elsewhere))
            (await place.Send(new ShowEdition(Season))).Hash.ShouldBe((await SiteVisitor.SendAsOwner(_site, new ShowEdition(Season))).Hash);
        var published = (await SiteVisitor.SendAsOwner(_site, new ListPublications(Season)))[^1];
        var ranked = await Scoring("rank", Season, "--format", "json", "--database", _database, "--rules", _rules);
        ranked.Said.ShouldContain($"\"result_hash\": \"{published.ResultHash}\"");
        var trail = await Scoring("audit", "verify", "--database", _database, "--rules", _rules);
        trail.Code.ShouldBe(0, trail.Said);
    }

    private static async Task<(int Code, string Said)> Scoring(params string[] args)
    {
        var program = Path.Combine(Checkout.Root, "src/Scoring.Cli/bin/Debug/net10.0/scoring.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"^\d{6}\r?$", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^tersimpan \d\d\.\d\d WI(B|TA)$")]
    private static partial Regex SavedAt();

    [GeneratedRegex(@"^(tersimpan|saved) \d\d[.:]\d\d[.:]\d\d$")]
    private static partial Regex MarkSavedAt();
}
