using System.IO.Compression;
using Scoring.Features.Core;
using Scoring.Features.Rules;
using Scoring.Features.Seasons;
using Scoring.RuleBook.Drafts;
using Scoring.Web.Localization;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>A season is written on the site, from its start to its announcement, in a real browser and without scripts.</summary>
[TestFixture]
public class NewSeasonTests
{
    private string _folder = null!;
    private string _rules = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        var database = TestStore.New(_folder);
        _rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(database, _rules))
            place.WriteTwoYears();
        _site = new RunningSite(database, _rules);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_clerk_writes_a_season_and_announces_it_without_a_script()
    {
        using var visitor = await _site.SignIn(Roles.Secretariat);
        await using var context = await visitor.WideBrowser();
        var page = await context.NewPageAsync();
        var staff = new StaffPages(_site, page);
        await staff.Go("/staff/seasons");
        await staff.Says("Belum ada musim");
        await page.GetByLabel("Mulai dari").SelectOptionAsync("club/2027");
        await page.GetByLabel("Program").FillAsync("lomba-kota");
        await page.GetByLabel("Tahun").FillAsync("2028");
        await page.GetByLabel("Nama (Indonesia)").FillAsync("Lomba Kota 2028");
        await page.GetByLabel("Nama (Inggris)").FillAsync("City Prize 2028");
        await staff.Looks("seasons");
        await staff.Press("Mulai musim");
        page.Url.ShouldContain("/staff/lomba-kota/2028/season");
        await staff.Says("Lomba Kota 2028", "konsep", "Versi 1", "Sebelum diumumkan");
        await staff.Looks("season");

        // A weight that does not fit is kept and shown where it is; nothing can be announced.
        await staff.Go("/staff/lomba-kota/2028/season/edit?file=edition.yaml&at=stages/0");
        await page.Locator("[name='f:stages/0/criteria/0/weight']").FillAsync("12,5");
        await staff.Looks("season-edit");
        await staff.Press("Simpan");
        await staff.Says("Tersimpan sebagai versi baru");
        (await page.Locator("[name='f:stages/0/criteria/0/weight']").InputValueAsync()).ShouldBe("12,5");
        (await page.Locator("p.note.error").CountAsync()).ShouldBeGreaterThan(0);
        await staff.Go("/staff/lomba-kota/2028/season");
        await staff.Press("Umumkan");
        await staff.Says("mengandung kesalahan");
        await staff.Go("/staff/lomba-kota/2028/season/edit?file=edition.yaml&at=stages/0");
        var before = await WeightOf("club/2027");
        await page.Locator("[name='f:stages/0/criteria/0/weight']").FillAsync(before);
        await staff.Press("Simpan");

        // The letter and the dates.
        await staff.Go("/staff/lomba-kota/2028/season/edit?file=season.yaml&only=letter");
        await staff.Press("Tambah: Surat pengumuman");
        await page.Locator("[name='f:letter/number']").FillAsync("B/12/2028");
        await page.Locator("[name='f:letter/date']").FillAsync("2028-01-10");
        await page.Locator("[name='i:letter/issuer']").FillAsync("Wali Kota");
        await staff.Press("Simpan");
        var edition = await SiteVisitor.SendAsOwner(_site, new ShowEdition("lomba-kota/2028"));
        await staff.Go("/staff/lomba-kota/2028/season/edit?file=season.yaml&only=calendar");
        var number = 0;
        foreach (
            var (what, stage, at) in edition
                .Stages.Select((stage, i) => ("stage-closes", stage.Id, $"2028-0{i + 3}-01"))
                .Append(("results", "", "2028-09-01"))
        )
        {
            await staff.Press("Tambah: Tanggal");
            await page.Locator($"[name='f:calendar/dates/{number}/what']").SelectOptionAsync(what);
            await page.Locator($"[name='f:calendar/dates/{number}/at']").FillAsync(at);
            if (stage.Length > 0)
            {
                await page.Locator($"[name='f:calendar/dates/{number}/stage']").FillAsync(stage);
            }
            await staff.Press("Simpan");
            number++;
        }
        await staff.Looks("season-calendar");
        await staff.Go("/staff/lomba-kota/2028/season");
        await staff.Press("Umumkan");
        await staff.Says("Musim diumumkan", "diumumkan", "Kalender");
        await page.GetByLabel("Edisi sebelumnya").SelectOptionAsync("club/2026");
        await staff.Press("Lihat perubahannya");
        await staff.Says("Dari Klub (club/2026) ke Lomba Kota 2028");
        await staff.Looks("season-announced");

        // The same files elsewhere are the same rules.
        using var archive = new ZipArchive(await visitor.Http.GetStreamAsync("/staff/lomba-kota/2028/season/files.zip"));
        var folder = TemporaryFolder.New();
        foreach (var file in Directory.GetFiles(_rules))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        archive.ExtractToDirectory(folder);
        using var place = Workplace.On(Path.Combine(folder, "scoring.db"), folder);
        (await place.Send(new ShowEdition("lomba-kota/2028"))).Hash.ShouldBe(
            (await SiteVisitor.SendAsOwner(_site, new ShowEdition("lomba-kota/2028"))).Hash
        );
        (await place.Send(new CheckRules("lomba-kota/2028"))).Faults.ShouldBeEmpty();
        TemporaryFolder.Remove(folder);
    }

    private async Task<string> WeightOf(string edition) =>
        (await SiteVisitor.SendAsOwner(_site, new ShowEdition(edition)))
            .Stages[0]
            .Criteria[0]
            .Weight.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Test]
    public void Every_key_kind_and_choice_of_the_rules_has_a_name_in_both_languages()
    {
        foreach (var language in new[] { "id", "en" })
        {
            var nameless = RuleDraft
                .Keys.Where(key => !WebTexts.Has("rulekey." + key, language))
                .Concat(RuleDraft.Kinds.Where(kind => !WebTexts.Has("ruleword." + kind, language)))
                .Concat(
                    RuleDraft
                        .Choices.Where(one =>
                            !WebTexts.Has($"ruleword.{one.Key}.{one.Word}", language) && !WebTexts.Has("ruleword." + one.Word, language)
                        )
                        .Select(one => $"{one.Key}: {one.Word}")
                );
            string.Join('\n', nameless).ShouldBeEmpty(language);
        }
    }

    [TestCase("season/edit?file=edition.yaml&at=nothing/7")]
    [TestCase("season/edit?file=../../etc/passwd")]
    [TestCase("season/edit?file=edition.yaml&at=stages/99")]
    [TestCase("season/edit?file=edition.yaml&only=nothing")]
    [TestCase("season/edit?file=committee&at=values/x")]
    public async Task An_address_of_a_part_that_is_not_there_is_refused_with_a_sentence(string address)
    {
        using var visitor = await _site.SignIn(Roles.Secretariat);
        using var answer = await visitor.Http.GetAsync(new Uri("/staff/club/2027/" + address, UriKind.Relative));
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("tidak ada dalam aturan");
    }

    [Test]
    public async Task A_form_that_asks_for_what_cannot_be_is_refused_and_keeps_what_was_typed()
    {
        using var visitor = await _site.SignIn(Roles.Secretariat);
        await SiteVisitor.SendAsOwner(_site, new StartSeason("kecil", "2028", null));
        using var answer = await visitor.Post(
            "/staff/kecil/2028/season/edit",
            ("seen", "7"),
            ("file", "edition.yaml"),
            ("at", "stages/0"),
            ("only", ""),
            ("f:stages/0/criteria/0/weight", "99"),
            ("do", "remove:nothing/1")
        );
        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("value=\"99\"");
    }
}
