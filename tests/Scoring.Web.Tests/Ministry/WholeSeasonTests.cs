using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Web.Messages;
using Scoring.Web.Tests.Messages;
using Scoring.Web.Tests.Running;

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

    private readonly StandingClock _clock = new(At(2, 1));
    private string _folder = null!;
    private string _database = null!;
    private string _rules = null!;
    private MailHost _mail = null!;
    private RunningSite _site = null!;

    // Ten in the morning in Makassar's zone.
    private static DateTimeOffset At(int month, int day) => new(2028, month, day, 2, 0, 0, TimeSpan.Zero);

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(_database, _rules))
            CitySeason.WriteRules(place);
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
        await using var secretary = await Actor.Owner(_site, Roles.Administrator | Roles.Secretariat);
        await WriteSeason(secretary);
        await InvitePeople(secretary);
        await using var innovator = await Arrive("ina@kota.example", width: 360);
        await using var verifier = await Arrive("vera@kota.example", hasScripts: false);
        await using var examiner = await Arrive("eko@kota.example");
        await Enter(innovator);
        await Endorse(verifier);
        await Examine(examiner);
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
        TestContext.Out.WriteLine(await page.Locator("main").InnerTextAsync());
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
        TestContext.Out.WriteLine(await page.Locator("main form").InnerTextAsync());
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
            Kiki Ketua,kiki@kota.example,ketua,,,id
            """
        );
        TestContext.Out.WriteLine(await secretary.Page.Locator("main").InnerTextAsync());
        await secretary.Pages.Press("Tambah dan ubah");
        await secretary.Pages.Says("Daftar dilaksanakan");
        await secretary.Pages.Go("/staff/outbox");
        await secretary.Pages.Looks("whole-outbox");
        TestContext.Out.WriteLine(await secretary.Page.Locator("main").InnerTextAsync());
    }

    // The link of the letter leads to the page where a password is chosen, which signs in.
    private async Task<Actor> Arrive(string email, int width = 1200, bool hasScripts = true)
    {
        await Look();
        var letter = _mail.Taken.Last(letter => letter.To.ToString() == email);
        var actor = await Actor.Anybody(_site, width, hasScripts);
        await actor.Pages.Go(MailSite.LinkIn(letter));
        TestContext.Out.WriteLine(await actor.Page.Locator("main").InnerTextAsync());
        return actor;
    }

    private Task<int> Look() => _site.Services.GetRequiredService<MailSender>().RunOnce();

    // -- entries ---------------------------------------------------------------------------------------------------------

    private static Task Enter(Actor innovator) => Task.CompletedTask;

    private static Task Endorse(Actor verifier) => Task.CompletedTask;

    private static Task Examine(Actor examiner) => Task.CompletedTask;
}
