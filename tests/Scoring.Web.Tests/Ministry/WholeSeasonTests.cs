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
        await using var innovator = await Arrive("ina@kota.example", width: 320);
        await using var verifier = await Arrive("vera@kota.example", hasScripts: false);
        await using var examiner = await Arrive("eko@kota.example");
        await using var jaka = await Arrive("jaka@kota.example", width: 320);
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
        await secretary.Pages.Says("Akun dalam daftar tersimpan");
        await secretary.Pages.Go("/staff/outbox");
        await secretary.Pages.Says("Akun Anda: http://inovasi.test");
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
}
