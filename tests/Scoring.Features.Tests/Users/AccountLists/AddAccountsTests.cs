using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Users;
using Scoring.Features.Users.AccountLists;

namespace Scoring.Features.Tests.Users.AccountLists;

/// <summary>Accounts by a list.</summary>
public sealed class AddAccountsTests
{
    private const string Indonesian = """
        nama;surel;peran;daerah;instansi;juri;lembaga;bahasa
        Siti Aminah;siti@example.id;petugas daerah;"Kota Palu; Kabupaten Donggala";;;;id
        Siti Aminah;siti2@example.id;juri;;;J7;Universitas Tadulako;en
        Budi;budi@example.id;verifikator instansi;Kota Palu;Dinas Kesehatan;;;
        Ani;ani@example.id;inovator;;Dinas Kesehatan;;;
        """;

    [Test]
    public async Task A_list_adds_people_with_roles_regions_and_agencies_and_their_invitations_wait()
    {
        using var place = Workplace.WithShippedRules();
        var path = place.Write("akun.csv", Indonesian);
        var preview = await place.Send(new PreviewAccounts(path));
        preview.Faults.Select(fault => fault.Refusal.Message).ShouldBeEmpty();
        preview.Rows.ShouldAllBe(row => row.Step == AccountStep.Add);
        (await place.Send(new ListUsers())).ShouldBeEmpty();
        (await place.Send(new AddAccounts(path, preview.Hash))).ShouldBe(new AccountsAdded(4, 0));
        var users = (await place.Send(new ListUsers())).ToDictionary(user => user.Email);
        users["siti@example.id"].Regions.Count.ShouldBe(2);
        users["siti@example.id"].Region.ShouldBe("72.71");
        users["siti2@example.id"].Name.ShouldBe("Siti Aminah");
        users["siti2@example.id"].Juror.ShouldBe("J7");
        users["budi@example.id"].Agencies.Single().ShouldBe("Dinas Kesehatan (Kota Palu)");
        users["budi@example.id"].Regions.ShouldBeEmpty();
        users["ani@example.id"].Roles.ShouldBe(Roles.Innovator);
        var held = (await place.Send(new ListOutbox(MailState.Held))).Rows;
        held.Count.ShouldBe(4);
        held.Single(mail => mail.Address == "siti2@example.id").Language.ShouldBe("en");
        (await place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Two_people_of_one_name_are_two_to_the_trail()
    {
        using var place = Workplace.WithShippedRules();
        var path = place.Write("akun.csv", Indonesian);
        await place.Send(new AddAccounts(path, (await place.Send(new PreviewAccounts(path))).Hash));
        var told = (await place.Send(new ListAudit())).Events.Where(one => one.Event.What == AuditAction.AccountAdded).ToList();
        told.Count(one => one.Event.Data.Contains("\"Siti Aminah\"", StringComparison.Ordinal)).ShouldBe(1);
        told.Count(one => one.Event.Data.Contains("Siti Aminah #", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task Of_a_known_address_the_change_is_shown_first_and_what_is_blank_stays()
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new AddUser("Siti", "siti@example.id", Roles.RegionOfficer, Region: "Kota Palu"));
        var path = place.Write("akun.csv", "surel,peran,daerah\nSITI@example.id,,Kabupaten Sigi\n");
        var row = (await place.Send(new PreviewAccounts(path))).Rows.Single();
        row.Step.ShouldBe(AccountStep.Change);
        row.Changes.ShouldBe([("region", "Kota Palu", "Kabupaten Sigi")]);
        await place.Send(new AddAccounts(path, (await place.Send(new PreviewAccounts(path))).Hash));
        (await place.Send(new ListUsers())).Single().Regions.ShouldBe(["72.10"]);
        (await place.Send(new PreviewAccounts(path))).Rows.Single().Step.ShouldBe(AccountStep.Same);
    }

    [Test]
    public async Task What_was_shown_is_what_is_done_or_nothing()
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new AddUser("Siti", "siti@example.id", Roles.RegionOfficer, Region: "Kota Palu"));
        var path = place.Write("akun.csv", "surel,daerah\nsiti@example.id,Kabupaten Sigi\n");
        var seen = (await place.Send(new PreviewAccounts(path))).Hash;
        await place.Send(new ChangeRoles("siti@example.id", Roles.Reader));
        (await place.Refusal(new AddAccounts(path, seen))).Code.ShouldBe("account-list-faulty");
        await place.Send(new ChangeRoles("siti@example.id", Roles.RegionOfficer, Region: "Kabupaten Donggala"));
        (await place.Refusal(new AddAccounts(path, seen))).Code.ShouldBe("account-list-changed");
        (await place.Send(new ListUsers())).Single().Region.ShouldBe("72.03");
    }

    [TestCase("Siti,siti@example.id,petugas daerah,Kota Paluu", "region-not-found")]
    [TestCase("Siti,siti@example.id,petugas daerah,99.99", "region-not-found")]
    [TestCase("Siti,siti@example.id,petugas daerah,Garut; Bandung", "region-unclear")]
    [TestCase("Siti,siti@example.id,juri,", "user-juror-missing")]
    [TestCase("Siti,siti@example.id,raja,", "role-unknown")]
    [TestCase("Siti,bukan surel,pembaca,", "user-email-form")]
    [TestCase(",siti@example.id,pembaca,", "user-name-missing")]
    [TestCase("Siti,siti@example.id,,", "role-missing")]
    [TestCase("Siti,siti@example.id,verifikator instansi,", "user-agency-missing")]
    public async Task A_row_that_is_not_right_is_named_and_nothing_is_stored(string row, string code)
    {
        using var place = Workplace.WithShippedRules();
        var path = place.Write("akun.csv", $"nama,surel,peran,daerah\nAni,ani@example.id,pembaca,\n{row}\n");
        var preview = await place.Send(new PreviewAccounts(path));
        (preview.Faults.Single().Line, preview.Faults.Single().Refusal.Code).ShouldBe((3, code));
        (await place.Refusal(new AddAccounts(path, preview.Hash))).Code.ShouldBe("account-list-faulty");
        (await place.Send(new ListUsers())).ShouldBeEmpty();
    }

    [TestCase("nama,surel\n", "account-list-empty")]
    [TestCase("judul,isi\nA,B\n", "account-list-header")]
    [TestCase("nama,surel,e-mail\nA,a@b.id,b@b.id\n", "account-list-column-twice")]
    [TestCase("", "account-list-unreadable")]
    public async Task A_file_that_is_no_list_says_so(string text, string code)
    {
        using var place = Workplace.WithShippedRules();
        (await place.Refusal(new PreviewAccounts(place.Write("akun.csv", text)))).Code.ShouldBe(code);
    }

    [Test]
    public async Task An_address_twice_and_a_list_that_is_too_long_are_refused()
    {
        using var place = Workplace.WithShippedRules();
        var twice = await place.Send(new PreviewAccounts(place.Write("a.csv", "nama,surel,peran\nA,a@b.id,pembaca\nB,A@B.id,pembaca\n")));
        twice.Faults.Single().Refusal.Code.ShouldBe("account-list-twice");
        var rows = string.Concat(Enumerable.Range(0, 5001).Select(number => $"N,n{number}@b.id,pembaca\n"));
        (await place.Refusal(new PreviewAccounts(place.Write("b.csv", "nama,surel,peran\n" + rows)))).Code.ShouldBe("account-list-long");
    }

    [Test]
    public async Task The_last_administrator_is_not_taken_away_by_a_list()
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new AddUser("Admin", "admin@example.id", Roles.Administrator));
        var path = place.Write("akun.csv", "surel,peran\nadmin@example.id,pembaca\n");
        (await place.Refusal(new AddAccounts(path, (await place.Send(new PreviewAccounts(path))).Hash))).Code.ShouldBe(
            "user-last-administrator"
        );
    }

    [Test]
    public async Task A_workbook_is_a_list_as_well()
    {
        using var place = Workplace.WithShippedRules();
        var path = place.Write(
            "akun.xlsx",
            new TableWorkbook()
                .With(
                    "Akun",
                    [
                        ["Daftar akun"],
                        null,
                        ["Nama Lengkap", "E-mail", "Peran"],
                        ["Ani", "ani@example.id", "pembaca; auditor"],
                    ]
                )
                .Bytes()
        );
        var row = (await place.Send(new PreviewAccounts(path))).Rows.Single();
        (row.Name, row.Roles, row.Line).ShouldBe(("Ani", Roles.Reader | Roles.Auditor, 4));
    }

    [Test]
    public async Task An_examiner_is_given_groups_by_a_list_and_keeps_them_where_it_says_nothing()
    {
        using var place = Workplace.WithOwnRules();
        CitySeason.WriteRules(place);
        async Task<string> Groups(string list)
        {
            var path = place.Write("akun.csv", list);
            await place.Send(new AddAccounts(path, (await place.Send(new PreviewAccounts(path))).Hash));
            return string.Join(' ', (await place.Send(new ListUsers())).Single().Groups);
        }

        (await Groups("nama,surel,peran,kelompok\nEko,eko@example.id,pemeriksa,Pelajar\n")).ShouldBe("pelajar");
        (await Groups("surel,lembaga\neko@example.id,Universitas Tadulako\n")).ShouldBe("pelajar");
        (await Groups("surel,kelompok\neko@example.id,umum; pelajar\n".Replace("umum; pelajar", "\"umum; pelajar\""))).ShouldBe(
            "pelajar umum"
        );
        (await Groups("surel,peran\neko@example.id,auditor\n")).ShouldBeEmpty();
        var wrong = place.Write("akun.csv", "surel,peran,kelompok\neko@example.id,pemeriksa,siswa\n");
        (await place.Send(new PreviewAccounts(wrong))).Faults.Single().Refusal.Code.ShouldBe("user-group-unknown");
    }
}
