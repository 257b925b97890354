using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Messages;

/// <summary>The pages of mail and accounts in a real browser, each held against axe and the width of a phone.</summary>
[TestFixture]
public class MailPagesTests
{
    private const string Here = "/staff/" + JurySite.Edition;

    private JurySite _jury = null!;
    private SiteVisitor _visitor = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private StaffPages _staff = null!;

    [SetUp]
    public async Task Open()
    {
        _jury = await JurySite.Start();
        await SiteVisitor.AddReady(_jury.Site, new AddUser("Juri Satu", "juri1@example.org", Roles.Juror, "J1"));
        await SiteVisitor.AddReady(_jury.Site, new AddUser("Juri Dua", "juri2@example.org", Roles.Juror, "J2"));
        _visitor = await _jury.Site.SignIn(Roles.Secretariat | Roles.Administrator);
        _context = await _visitor.WideBrowser();
        _page = await _context.NewPageAsync();
        _staff = new StaffPages(_jury.Site, _page);
    }

    [TearDown]
    public async Task Close()
    {
        await _context.DisposeAsync();
        _visitor.Dispose();
        _jury.Dispose();
    }

    [Test]
    public async Task A_message_is_written_looked_at_held_and_released()
    {
        await SiteVisitor.SendAsOwner(
            _jury.Site,
            new Scoring.Features.Jury.Stages.ChangeStage(
                JurySite.Edition,
                "desk",
                Scoring.Features.Jury.Stages.StageAction.SetDeadline,
                DateTime.UtcNow.AddDays(20)
            )
        );
        await _staff.Go(Here + "/messages?template=jury-reminder");
        await _staff.Says("Juri Satu", "Juri Dua");
        await _staff.Looks("messages");
        await _staff.Press("Lihat dahulu");
        await _staff.Says("Tidak ada yang dipilih, jadi tidak ada yang menerimanya");
        await _staff.Looks("messages-nobody");
        await _page.GetByLabel("Pilih Juri Satu").CheckAsync();
        await _page.GetByLabel("Pilih Juri Dua").CheckAsync();
        await _staff.Press("Lihat dahulu");
        await _staff.Says("2 orang menerima ini", "Yth. Juri Satu", "4 lembar penilaian");
        await _staff.Looks("messages-preview");
        await _staff.Press("Tahan 2 surel");
        await _staff.Says("Surel ditahan", "juri1@example.org");
        await _staff.Looks("outbox-held");
        await _page.GetByRole(AriaRole.Link, new() { NameRegex = new("lembar penilaian belum dikirim") }).First.ClickAsync();
        await _staff.Says("Yth. Juri", "Ditulis ke folder, tidak dikirim");
        await _staff.Looks("outbox-mail");
        await _staff.Press("Lepas");
        await _staff.Says("Dilepas");
        await _page.GetByLabel("Semua 1 dari daftar ini").CheckAsync();
        await _staff.Press("Batalkan");
        await _staff.Says("Dibatalkan", "Tidak ada.");
        await _staff.Looks("outbox-empty");
    }

    [Test]
    public async Task A_text_is_changed_and_one_with_an_unknown_place_is_refused_with_what_was_typed()
    {
        await _staff.Go(Here + "/messages/texts");
        await _staff.Says("Pengingat: lembar penilaian belum dikirim", "teks bawaan program");
        await _staff.Looks("texts");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Hasil", Exact = true }).ClickAsync();
        await _page.Locator("textarea[name=body]").First.FillAsync("Yth. {nama}");
        await _staff.Press("Simpan");
        await _staff.Says("Teks ini tidak mengenal {nama}", "{name}, {edition}, {note}, {site}");
        (await _page.Locator("textarea[name=body]").First.InputValueAsync()).ShouldBe("Yth. {nama}");
        await _staff.Looks("text-refused");
        await _page.Locator("textarea[name=body]").First.FillAsync("Yth. {name}");
        await _staff.Press("Simpan");
        await _staff.Says("Teks tersimpan", "versi 1");
    }

    [Test]
    public async Task A_list_of_accounts_is_looked_at_and_carried_out()
    {
        await _staff.Go("/staff/users/list");
        await _staff.Looks("account-list");
        await Upload("nama,surel,peran,daerah\nSiti,siti@example.org,petugas daerah,Kota Palu\nAni,ani@example.org,raja,\n");
        await _staff.Says("1 kesalahan", "Baris 3:", "raja");
        await _staff.Looks("account-list-faults");
        await _staff.Go("/staff/users/list");
        await Upload(
            "nama,surel,peran,daerah,juri\nSiti,siti@example.org,petugas daerah,Kota Palu; Kabupaten Sigi,\n"
                + "Juri Satu,juri1@example.org,juri; pembaca,,J1\n"
        );
        await _staff.Says("1 baru, 1 berubah", "peran: juri → juri, pembaca", "Kabupaten Sigi");
        await _staff.Looks("account-list-preview");
        await _staff.Press("Tambah dan ubah");
        await _staff.Says("Akun dalam daftar tersimpan", "Siti");
        await _staff.Looks("users");
        await _staff.Go("/staff/outbox");
        await _staff.Says("siti@example.org");
    }

    [Test]
    public async Task Everybody_has_a_profile_and_can_ask_for_a_new_password()
    {
        await _staff.Go("/account/profile");
        await _staff.Looks("profile");
        await _page.GetByLabel("Nama", new() { Exact = true }).FillAsync("Nama Baru");
        await _staff.Press("Simpan");
        await _staff.Says("Tersimpan", "Jejak audit tetap menyebut akun ini");
        await _staff.Looks("profile-named");
        await _staff.Go("/account");
        await _staff.Looks("account");
        await _staff.Go("/account/reset");
        await _staff.Looks("reset");
        await _page.GetByLabel("Alamat surel").FillAsync("nobody@example.org");
        await _staff.Press("Kirim tautan");
        await _staff.Says("Jika alamat itu terdaftar, tautan dikirim; berlaku 60 menit.");
        await _staff.Looks("reset-asked");
        await _staff.Go("/staff/users/1");
        await _staff.Looks("user");
    }

    private async Task Upload(string text)
    {
        await _page
            .Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "akun.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(text),
                }
            );
        await _staff.Press("Lihat dahulu");
    }
}
