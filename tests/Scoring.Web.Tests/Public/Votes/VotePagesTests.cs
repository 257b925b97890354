using System.Net;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.PublicVotes;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Public.Votes;

/// <summary>The public's pages of a vote and the staff's, in a real browser and by hand.</summary>
[TestFixture]
public sealed class VotePagesTests
{
    private const string Here = "/vote/" + SmallVote.Edition;

    [Test]
    public async Task A_visitor_chooses_asks_for_a_code_types_it_and_has_voted()
    {
        await using var site = await VoteSite.Start();
        await using var context = await New();
        var page = await context.NewPageAsync();
        var pages = new StaffPages(site.Site, page);
        await pages.Go("/");
        await pages.Go(Here);
        await pages.Says(
            "terbuka sampai Rabu 5 Agustus 2026",
            "Antar Obat",
            "SI-PADI",
            "Itu tidak sama dengan satu suara untuk setiap orang"
        );
        await pages.Looks("vote");
        await pages.InEnglish("vote", Here);
        await pages.InEnglish("vote-ballot", Here + "/ballot?choose=e1");
        await pages.Go(Here);
        await page.GetByLabel("SI-PADI").CheckAsync();
        await page.GetByLabel("Cari judul atau instansi").FillAsync("dukcapil");
        await pages.Press("Cari");
        await pages.Says("Pilihan Anda (1 dari 2)", "SI-PADI", "Antre, tanpa antre");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Antar Obat");
        await pages.Looks("vote-search");
        await pages.Press("Lanjut");
        await pages.Says("Beri suara", "SI-PADI", "dihapus 30 hari setelah suara dihitung");
        await pages.Looks("vote-ballot");
        await page.GetByLabel("Alamat surel").FillAsync("bukan@alamat");
        await pages.Press("Kirim kode");
        await pages.Says("Suara belum diterima", "bukan alamat surel");
        (await page.GetByLabel("Alamat surel").InputValueAsync()).ShouldBe("bukan@alamat");
        await pages.Looks("vote-ballot-wrong");
        await page.GetByLabel("Alamat surel").FillAsync("Budi+suara@kota.example");
        await pages.Press("Kirim kode");
        await pages.Says("Jika alamat itu belum memberi suara, kode sedang dikirim");
        await pages.Looks("vote-code");
        await site.Look();
        await page.GetByLabel("Kode enam angka").FillAsync("12");
        await pages.Press("Konfirmasi suara");
        await pages.Says("Kode itu salah", "Sisa percobaan: 4");
        await pages.Looks("vote-code-wrong");
        await page.GetByLabel("Kode enam angka").FillAsync(site.CodeTo("Budi+suara@kota.example")!);
        await pages.Press("Konfirmasi suara");
        await pages.Says("Suara Anda dihitung");
        await pages.Looks("vote-done");
        (await site.Send(new ReviewBallots(SmallVote.Edition))).Ballots.ShouldBe(1);
    }

    [Test]
    public async Task Grades_are_given_in_a_list_for_each_entry()
    {
        await using var site = await VoteSite.Start("{ kind: rate, ranking: finalists, most: 2, measure: votes, from: 1, to: 5 }");
        await using var context = await New();
        var page = await context.NewPageAsync();
        var pages = new StaffPages(site.Site, page);
        await pages.Go(Here);
        await pages.Looks("vote-rate");
        await pages.Press("Lanjut");
        await pages.Says("Pilih paling sedikit satu karya");
        await page.GetByLabel("Nilai untuk SI-PADI").SelectOptionAsync("4");
        await page.GetByLabel("Nilai untuk Antar Obat").SelectOptionAsync("5");
        await pages.Press("Lanjut");
        await pages.Says("nilai 4", "nilai 5");
    }

    [Test]
    public async Task Each_browser_has_an_order_of_its_own_that_stays()
    {
        await using var site = await VoteSite.Start();
        var orders = new HashSet<string>();
        for (var number = 0; number < 20; number++)
        {
            using var visitor = new SiteVisitor(site.Site);
            var first = Order(await visitor.Read(Here));
            Order(await visitor.Read(Here)).ShouldBe(first);
            Order(await visitor.Read(Here + "?lang=en")).ShouldBe(first);
            orders.Add(first);
        }
        orders.Count.ShouldBeGreaterThan(1);
    }

    [Test]
    public async Task Known_and_unknown_addresses_are_answered_alike_and_opening_a_page_uses_no_code()
    {
        await using var site = await VoteSite.Start();
        (await Vote(site, "budi@kota.example")).ShouldBeTrue();
        using var visitor = new SiteVisitor(site.Site);
        var (known, unknown) = (await Ask(visitor, "BUDI+x@kota.example"), await Ask(visitor, "siti@kota.example"));
        await site.Look();
        site.CodeTo("BUDI+x@kota.example").ShouldBeNull();
        Plain(await visitor.Read(known)).ShouldBe(Plain(await visitor.Read(unknown)));
        for (var time = 0; time < 3; time++)
            await visitor.Read(unknown);
        using var answer = await visitor.Post(unknown, ("code", site.CodeTo("siti@kota.example")!));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.Send(new ReviewBallots(SmallVote.Edition))).Ballots.ShouldBe(2);
    }

    [Test]
    public async Task An_address_is_sent_three_codes_an_hour_and_a_network_asks_thirty_times()
    {
        await using var site = await VoteSite.Start();
        using var visitor = new SiteVisitor(site.Site);
        for (var number = 0; number < 5; number++)
            await Ask(visitor, $"budi+{number}@kota.example");
        await site.Look();
        site.Host.Taken.Count.ShouldBe(3);
        for (var number = 5; number < 30; number++)
            await Ask(visitor, $"v{number}@kota.example");
        using var answer = await visitor.PostFrom(
            Here + "/ballot?choose=e1",
            Here + "/ballot",
            ("choose", "e1"),
            ("email", "neu@kota.example")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Terlalu banyak permintaan dari jaringan ini");
        site.Clock.Time = site.Clock.Time.AddMinutes(61);
        await Ask(visitor, "neu@kota.example");
    }

    [Test]
    public async Task What_a_member_of_the_staff_votes_is_nobodys_in_the_trail()
    {
        await using var site = await VoteSite.Start();
        using var own = await site.Site.SignIn(Roles.Secretariat);
        (await Vote(site, "budi@kota.example", own)).ShouldBeTrue();
        (await site.Send(new Features.Audit.ListAudit()))
            .Events.Single(one => one.Event.What == Features.Audit.AuditAction.BallotConfirmed)
            .Event.Who.ShouldBe(Person.Public.Name);
        (await site.Send(new Features.Mail.ListOutbox(Features.Mail.MailState.Sent))).Rows.Single().MadeBy.ShouldBe(Person.Public.Name);
    }

    [Test]
    public async Task A_planned_vote_has_no_page_and_a_closed_one_says_since_when()
    {
        await using var site = await VoteSite.Start(isOpen: false);
        (await site.Site.Browser.GetAsync(Here)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Site.Browser.GetAsync("/vote/club/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await site.Send(new MoveVote(SmallVote.Edition, VoteMove.Open));
        (await site.Site.Read(Here)).ShouldContain("terbuka sampai");
        site.Clock.Time = new DateTimeOffset(2026, 8, 5, 17, 0, 0, TimeSpan.Zero);
        var closed = await site.Site.Read(Here);
        closed.ShouldContain("ditutup sejak 5 Agustus 2026, 23.59 WIB");
        closed.ShouldNotContain("name=\"choose\"");
    }

    [Test]
    public async Task The_secretariat_opens_looks_at_bursts_strikes_ends_the_review_and_counts()
    {
        await using var site = await VoteSite.Start(isOpen: false);
        using var own = await site.Site.SignIn(Roles.Secretariat);
        await using var context = await New();
        await own.Enter(context);
        var page = await context.NewPageAsync();
        var pages = new StaffPages(site.Site, page);
        const string Staff = "/staff/" + SmallVote.Edition + "/vote";
        await pages.Go(Staff);
        await pages.Says("Daftar calon belum dibuat", "Calon menurut data saat ini (3)", "Antar Obat");
        await pages.Looks("vote-staff-planned");
        await pages.Press("Buat daftar calon");
        await pages.Says("Daftar calon dibuat dan tampil kepada publik");
        for (var voter = 0; voter < 6; voter++)
            (await Vote(site, $"v{voter}@satu.example")).ShouldBeTrue();
        (await Vote(site, "budi@kota.example")).ShouldBeTrue();
        await pages.Go(Staff);
        await pages.Looks("vote-staff-open");
        site.Clock.Time = new DateTimeOffset(2026, 8, 6, 8, 0, 0, TimeSpan.Zero);
        // The session of days ago is over.
        using var later = await site.Site.SignIn(Roles.Secretariat);
        await later.Enter(context);
        await pages.Go(Staff);
        await pages.Says("layanan surel satu.example", "100 %");
        await pages.Looks("vote-staff-review");
        await pages.InEnglish("vote-staff-review", Staff);
        await pages.Go(Staff);
        await page.GetByRole(AriaRole.Link, new() { Name = "layanan surel satu.example" }).ClickAsync();
        await pages.Says("6 suara: layanan surel satu.example");
        await page.GetByLabel("Semua 6 suara dengan kesamaan ini").CheckAsync();
        await page.Locator("form:has(button[value=strike]) textarea[name=reason]").FillAsync("Satu layanan, satu isi, enam menit");
        await pages.Press("Coret");
        await pages.Says("Suara dicoret dan dicatat", "dicoret");
        await pages.Looks("vote-staff-struck");
        await page.Locator("form:has(input[value=Review]) textarea[name=reason]").FillAsync("Diperiksa menurut waktu, layanan, jaringan");
        await pages.Press("Selesaikan pemeriksaan");
        await pages.Says("Pemeriksaan selesai");
        await pages.Press("Hitung suara");
        await pages.Says("Suara dihitung dan masuk sebagai data");
        await pages.Looks("vote-staff-counted");
        await pages.Press("Hapus data pemilih");
        await pages.Says("Data pemilih sudah dihapus");
    }

    private static async Task<IBrowserContext> New()
    {
        var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1200, Height = 900 },
            }
        );
        await Axe.LoadInto(context);
        return context;
    }

    private static async Task<bool> Vote(VoteSite site, string address, SiteVisitor? as_ = null)
    {
        using var visitor = as_ ?? new SiteVisitor(site.Site);
        var page = await Ask(visitor, address);
        await site.Look();
        // A network may ask thirty times an hour.
        site.Clock.Time = site.Clock.Time.AddMinutes(2);
        using var answer = await visitor.Post(page, ("code", site.CodeTo(address) ?? ""));
        return answer.StatusCode == HttpStatusCode.Found;
    }

    private static async Task<string> Ask(SiteVisitor visitor, string address)
    {
        using var answer = await visitor.PostFrom(Here + "/ballot?choose=e1", Here + "/ballot", ("choose", "e1"), ("email", address));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private static string Order(string page) =>
        string.Join(
            ' ',
            System.Text.RegularExpressions.Regex.Matches(page, "name=\"choose\" value=\"(e\\d)\"").Select(match => match.Groups[1].Value)
        );

    // Without what differs from page to page: tokens, keys and the number of the ask.
    private static string Plain(string page) =>
        System.Text.RegularExpressions.Regex.Replace(page, "(value=\"[^\"]{20,}\"|/code/[0-9a-f]+)", "");
}
