using System.Net;
using System.Text.RegularExpressions;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Jury;

/// <summary>A juror's pages without a script, and what the script asks of the site.</summary>
[TestFixture]
public partial class JuryPagesTests : TwoJurors
{
    [Test]
    public async Task A_juror_sees_the_own_entries_and_none_without_a_seat()
    {
        var page = await One.Read("/jury");
        page.ShouldContain("Penilaian proposal");
        page.ShouldContain("/jury/sheet/club/2026/desk/E1");
        page.ShouldNotContain("desk/E5");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        (await One.Http.GetAsync("/jury/sheet/club/2026/desk/E5")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_scoresheet_shows_the_entry_the_criteria_with_weights_and_an_input_that_fits_the_scale()
    {
        var page = await One.Read("/jury/sheet/club/2026/desk/E3?lang=en");
        page.ShouldContain("Kota Solok (13.72)");
        page.ShouldContain("Dinas Pangan");
        page.ShouldContain("weight 50&#xA0;%");
        page.ShouldMatch("name=\"mark.idea\" inputmode=\"decimal\"");
        Regex.Count(page, "type=\"radio\" name=\"mark.use\"").ShouldBe(6, "five marks and none");
        page.ShouldMatch("type=\"radio\" name=\"mark.done\" value=\"100\"[^>]*><span>pass");
        page.ShouldMatch("<script type=\"module\" src=\"/assets/scoresheet.js");
    }

    [Test]
    public async Task The_entry_is_told_in_words_and_what_only_the_file_says_of_its_rows_is_not()
    {
        var page = await One.Read("/jury/sheet/club/2026/desk/E3?lang=en");
        page.ShouldContain("<dt>Digital</dt><dd>Yes</dd>");
        page.ShouldContain("A sample: the data or the marks here are illustrative.");
        page.ShouldNotMatch("(?i)<dt>[^<]*standing");
        (await One.Read("/jury/sheet/club/2026/desk/E3")).ShouldContain("Contoh: data atau nilai di sini ilustrasi.");
        (await One.Read("/jury/sheet/club/2026/desk/E1?lang=en")).ShouldNotContain("A sample:");
    }

    [Test]
    public async Task A_hostile_entry_is_shown_as_text_on_the_sheet()
    {
        var page = await One.Read("/jury/sheet/club/2026/desk/E2");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script>alert");
        page.ShouldNotMatch("<[^>]*onmouseover=\"");
    }

    [Test]
    public async Task Everything_works_with_buttons_alone_from_the_first_mark_to_handing_in()
    {
        const string Sheet = "/jury/sheet/club/2026/desk/E4";
        using (
            var wrong = await One.Post(
                Sheet,
                ("seen", "0"),
                ("mark.idea", "101"),
                ("comment.idea", "kata saya"),
                ("mark.use", "4"),
                ("do", "save")
            )
        )
        {
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = await wrong.Content.ReadAsStringAsync();
            page.ShouldContain("value=\"101\"");
            page.ShouldContain("kata saya");
            page.ShouldContain("aria-invalid=\"true\"");
        }
        (await Kept("E4", "J1")).Sheet.Revisions.ShouldBeEmpty("all or nothing");
        using (
            var saved = await One.Post(Sheet, ("seen", "0"), ("mark.idea", "37,5"), ("comment.idea", ""), ("mark.use", "4"), ("do", "save"))
        )
            saved.Headers.Location!.ToString().ShouldBe(Sheet + "?said=sheet-saved");
        var shown = await One.Read(Sheet);
        shown.ShouldContain("value=\"37,5\"");
        shown.ShouldContain("2 dari 3 kriteria dinilai");
        shown.ShouldContain(">19,95<", Case.Sensitive, "37.5 × 50 % + 4 × 30 %");

        using (var older = await One.Post(Sheet, ("seen", "0"), ("mark.idea", "60"), ("do", "save")))
        {
            var page = await older.Content.ReadAsStringAsync();
            page.ShouldContain("value=\"60\"");
            page.ShouldContain("Yang tersimpan sekarang: 37,5.");
        }
        using (
            var rest = await One.Post(
                Sheet,
                ("seen", "2"),
                ("mark.idea", "37.50"),
                ("mark.use", "4"),
                ("mark.done", "100"),
                ("do", "hand-in")
            )
        )
            rest.Headers.Location!.ToString().ShouldBe("/jury/hand-in/club/2026/desk/E4");
        using (var silent = await One.Post("/jury/hand-in/club/2026/desk/E4", ("seen", "3")))
            (await silent.Content.ReadAsStringAsync()).ShouldContain("idea", Case.Sensitive, "a mark of 40 or lower needs a comment");
        using (var comment = await One.Post(Sheet, ("seen", "3"), ("comment.idea", "belum baru\r\nsama sekali"), ("do", "save")))
            comment.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var done = await One.Post("/jury/hand-in/club/2026/desk/E4", ("seen", "4")))
            done.Headers.Location!.ToString().ShouldBe("/jury?said=sheet-handed-in");
        var kept = await Kept("E4", "J1");
        kept.Answer.State.ShouldBe(SheetState.Submitted);
        kept.Sheet.Latest.Comments["idea"].ShouldBe("belum baru\nsama sekali");
        (await One.Read(Sheet)).ShouldContain("Lembar ini sudah dikirim");
        (await One.Read(Sheet)).ShouldNotContain("name=\"mark.");
    }

    [Test]
    public async Task Nobody_sees_the_marks_of_another_juror()
    {
        (await Change(Two, "E3", "mark", "idea", "87.13", 0, "k1")).GetProperty("revision").GetInt32().ShouldBe(1);
        foreach (
            var address in new[]
            {
                "/jury",
                "/jury/sheet/club/2026/desk/E3",
                "/jury/state/club/2026/desk/E3",
                "/jury/hand-in/club/2026/desk/E3",
            }
        )
        {
            var page = await One.Read(address);
            page.ShouldNotContain("87,13");
            page.ShouldNotContain("87.13");
        }
    }

    [Test]
    public async Task A_scoresheet_goes_out_as_a_workbook_and_comes_back_for_its_juror_only()
    {
        using var own = await JurySite.Start();
        using var one = await own.Site.SignIn(Roles.Juror, juror: "J1");
        using var two = await own.Site.SignIn(Roles.Juror, juror: "J2");
        var bytes = await one.Http.GetByteArrayAsync("/jury/scoresheet/club/2026/desk.xlsx");
        bytes[..2].ShouldBe("PK"u8.ToArray());
        using (var other = await Bring(two, bytes))
            (await other.Content.ReadAsStringAsync()).ShouldContain("milik juri J1");
        using (var noise = await Bring(two, [1, 2, 3]))
            (await noise.Content.ReadAsStringAsync()).ShouldContain("bukan lembar penilaian");
        using (var deep = await Bring(one, OurSheet().WithRows(RawWorkbook.Nested(400_000)).Bytes()))
            (await deep.Content.ReadAsStringAsync()).ShouldContain("lebih dari 64 tingkat");
        using (
            var texts = await Bring(one, new RawWorkbook().With("xl/workbook.xml", RawWorkbook.Book("<sheet name=\"scoring\"/>")).Bytes())
        )
            (await texts.Content.ReadAsStringAsync()).ShouldContain("Buku kerja rusak");
        using (var empty = await Bring(one, bytes))
            empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var filled = await Bring(one, FilledWorkbook.With(bytes, "E1", ("idea", 88), ("use", 5), ("done", 100))))
            filled.Headers.Location?.ToString().ShouldBe("/jury?said=scoresheet-taken", await filled.Content.ReadAsStringAsync());
        (await one.Read("/jury/sheet/club/2026/desk/E1")).ShouldContain("datang dari berkas");
    }

    [Test]
    public async Task A_conflict_of_interest_is_declared_with_a_reason_and_bars_the_entry()
    {
        using var own = await JurySite.Start();
        using var one = await own.Site.SignIn(Roles.Juror, juror: "J1");
        using (var silent = await one.Post("/jury/conflict/club/2026/desk/E2", ("reason", " ")))
            silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var declared = await one.Post("/jury/conflict/club/2026/desk/E2", ("reason", "saudara saya")))
            declared.Headers.Location!.ToString().ShouldBe("/jury?said=conflict-declared");
        (await one.Read("/jury/sheet/club/2026/desk/E2")).ShouldContain("Benturan kepentingan menghalangi");
        using var abstained = await one.Post("/jury/abstain/club/2026/desk/E3", ("reason", "sakit"), ("seen", "0"));
        abstained.Headers.Location!.ToString().ShouldBe("/jury?said=abstained");
        (await one.Read("/jury")).ShouldContain("2 dari 4 selesai");
    }

    private static RawWorkbook OurSheet() =>
        new RawWorkbook().With("xl/workbook.xml", RawWorkbook.Book("<sheet name=\"scoring\" r:id=\"r1\"/>"));

    private static async Task<HttpResponseMessage> Bring(SiteVisitor visitor, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(await visitor.Read("/jury")).Groups[1].Value), "__RequestVerificationToken" },
        };
        using var file = new ByteArrayContent(bytes);
        form.Add(file, "file", "isi saya.xlsx");
        return await visitor.Http.PostAsync("/jury/scoresheet/club/2026/desk", form);
    }
}
