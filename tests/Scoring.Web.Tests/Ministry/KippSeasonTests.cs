using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Ministry;

/// <summary>
/// KIPP 2023 on the site, played by a secretariat, four jurors and a chair in accounts of their own, from the list of registrations to a
/// correction. The rules are the shipped ones with the shipped illustrative committee file, except that the plenary picks; the entries and
/// marks are a few of the sample's. What the edition's page says is held after every step.
/// </summary>
[TestFixture]
public partial class KippSeasonTests
{
    private const string Edition = "kipp/2023";
    private const string Here = "/staff/" + Edition;
    private const string Differs = "Hasil hari ini berbeda dari terbitan 1";

    // Five of the general group (one replicates), two of the special group, one that the secretariat refused.
    private static readonly string[] Entries =
    [
        "kipp-007",
        "kipp-010",
        "kipp-013",
        "kipp-021",
        "kipp-066",
        "kipp-034",
        "kipp-057",
        "kipp-008",
    ];

    private static readonly Dictionary<string, string[]> Jurors = new()
    {
        ["desk"] = ["TE-01", "TE-02"],
        ["interview"] = ["TPI-1", "TPI-2"],
    };

    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        var rules = Path.Combine(_folder, "rules");
        foreach (var file in new[] { "sources.yaml", "kipp/2023/edition.yaml", "committee/kipp-2023.yaml" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(rules, file))!);
            File.Copy(Path.Combine(Checkout.Rules, file), Path.Combine(rules, file));
        }
        var committee = Path.Combine(rules, "committee", "kipp-2023.yaml");
        var text = File.ReadAllText(committee);
        text.ShouldContain("agreement: by-marks");
        File.WriteAllText(committee, text.Replace("agreement: by-marks", "agreement: by-hand", StringComparison.Ordinal));
        _site = new RunningSite(_database, rules);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_jury_of_three_roles_plays_Kipp_from_the_registrations_to_a_correction()
    {
        await using var secretariat = await Seated.At(_site, Roles.Secretariat);
        await using var chair = await Seated.At(_site, Roles.Chair);
        await Register(secretariat);
        await Judge(secretariat, "desk");
        await State(secretariat, "Berikutnya: juri menilai", "Penilaian proposal oleh Tim Evaluasi: ditutup");
        await Judge(secretariat, "interview");
        await State(chair, "Berikutnya: tuntaskan daftar tindak lanjut sebelum pemeringkatan ditetapkan.", "1 hal perlu ditindaklanjuti.");
        await Settle(chair);
        await Pick(chair);
        await Publish(chair);
        await Correct(secretariat, chair);
    }

    private static async Task Register(Seated secretariat)
    {
        await State(secretariat, "Berikutnya: masukkan datanya.", "Belum ada data yang masuk.");
        await secretariat.Go(Here + "/import");
        await secretariat
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync([
                .. new[] { "submissions.csv", "history.csv", "jurors.csv" }.Select(name => Upload(name, Reduced(name))),
                Upload("regions.csv", File.ReadAllText(Checkout.Sample("regions.csv"))),
            ]);
        await secretariat.Press("Lihat dahulu");
        await secretariat.Says("Tidak ada masalah dengan berkas ini.");
        await secretariat.Press("Simpan");
        await secretariat.Says("Berkas tersimpan dan berlaku.");
        await secretariat.Go(Here + "/eligibility");
        await secretariat.Says("7 diterima, 1 ditolak.", "Lolos seleksi administrasi");
        await State(secretariat, "Berikutnya: juri menilai");
    }

    // Each juror marks the first entry by browser and the others as one without a script does; then the secretariat closes the stage.
    private async Task Judge(Seated secretariat, string stage)
    {
        await secretariat.Go($"{Here}/panels/{stage}");
        await secretariat.Fill("#draw", ("Benih undian", "pleno 8 Mei 2023"), ("Juri untuk setiap peserta", "2"));
        await secretariat.Press("Undi");
        await secretariat.Says("Kursi sudah diundi.");
        (await secretariat.Page.Locator("td.taken").CountAsync()).ShouldBe(14, "seven entries before two jurors");
        for (var i = 0; i < 2; i++)
        {
            var marks = Marks(stage, i);
            await using var juror = await Seated.At(_site, Roles.Juror, Jurors[stage][i]);
            await MarkByBrowser(juror, stage, Entries[0], marks[Entries[0]]);
            foreach (var entry in Entries[1..^1])
                await MarkByForm(juror.Visitor, $"{Edition}/{stage}/{entry}", marks[entry]);
        }
        await secretariat.Go($"{Here}/progress/{stage}");
        await secretariat.Says("14 dari 14 lembar masuk");
        await secretariat.Go(Here + "/ranking");
        await secretariat.Press("Tetapkan sebagai hasil akhir");
        await secretariat.Says("Tidak ada yang diubah.", "Tahap yang masih menerima nilai");
        await secretariat.Go($"{Here}/panels/{stage}");
        await secretariat.Page.Locator("#stage select").SelectOptionAsync("close");
        await secretariat.Press("Ubah tahap");
        await secretariat.Says("Tahap sudah diubah.");
    }

    private static async Task MarkByBrowser(Seated juror, string stage, string entry, IEnumerable<(string Criterion, string Mark)> marks)
    {
        await juror.Go("/jury");
        await juror.Says("Antar Gratis Layanan Disabilitas");
        await juror.Go($"/jury/sheet/{Edition}/{stage}/{entry}");
        foreach (var (criterion, mark) in marks)
        {
            await juror.Page.Locator($"[name='mark.{criterion}']").FillAsync(mark);
            await juror.Page.Keyboard.PressAsync("Tab");
        }
        await Expect(juror.Page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
        await juror.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(juror.Page.GetByRole(AriaRole.Heading, new() { Name = "Kirim lembar penilaian?" })).ToBeVisibleAsync();
        await juror.Press("Kirim");
        await Expect(juror.Page.GetByText("Lembar penilaian sudah dikirim dan dihitung.")).ToBeVisibleAsync();
    }

    private static async Task MarkByForm(SiteVisitor juror, string sheet, IEnumerable<(string Criterion, string Mark)> marks)
    {
        using var saved = await juror.Post(
            "/jury/sheet/" + sheet,
            [("seen", "0"), .. marks.Select(mark => ("mark." + mark.Criterion, mark.Mark)), ("do", "hand-in")]
        );
        saved.Headers.Location!.ToString().ShouldBe("/jury/hand-in/" + sheet);
        var seen = Seen().Match(await juror.Read("/jury/hand-in/" + sheet)).Groups[1].Value;
        using var sent = await juror.Post("/jury/hand-in/" + sheet, ("seen", seen));
        sent.Headers.Location!.ToString().ShouldContain("said=", Case.Sensitive, sheet);
    }

    private static async Task Settle(Seated chair)
    {
        await chair.Go(Here + "/points");
        await chair.Says("1 terbuka, 0 ditunggu, 0 selesai.", "Kader Keliling Perlindungan Perempuan");
        await chair.Page.GetByText("Putuskan", new() { Exact = true }).First.ClickAsync();
        await chair.Fill("details[open]", ("Alasan", "Juri menjelaskan nolnya."), ("Diputuskan oleh", "Pleno 20 Juli"));
        await chair.Press("Simpan keputusan");
        await chair.Says("0 terbuka, 0 ditunggu, 1 selesai.");
        await State(chair, "Berikutnya: periksa pemeringkatan lalu tetapkan.");
    }

    private async Task Pick(Seated chair)
    {
        await Pick(chair, "top-45", "kipp-007");
        await Pick(chair, "top-5-khusus", "kipp-034");
        await chair.Press("Tetapkan sebagai hasil akhir");
        await chair.Says("Pemeringkatan ditetapkan sebagai hasil akhir.");
        await State(chair, "Berikutnya: terbitkan pemeringkatannya.");
        (await Public()).ShouldContain("Belum terbit");
        await Pick(chair, "top-45", "kipp-010");
        await State(chair, "bukan lagi hasil hari ini", "Berikutnya: periksa pemeringkatan lalu tetapkan.");
    }

    private static async Task Pick(Seated chair, string ranking, string entry)
    {
        await chair.Go(Here + "/ranking");
        await chair.Page.Locator("#pick select[name=for]").SelectOptionAsync(ranking);
        await chair.Page.Locator("#pick [name=unit]").SelectOptionAsync(entry);
        await chair.Fill("#pick", ("Alasan", "Kesepakatan panel"), ("Diputuskan oleh", "Pleno 24 Juli"));
        await chair.Press("Catat pilihan");
        await chair.Says("Pilihan dicatat.");
    }

    private static async Task Publish(Seated chair, string label, string note)
    {
        await chair.Go(Here + "/ranking");
        await chair.Press("Tetapkan sebagai hasil akhir");
        await chair.Page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await chair.Fill("#publish", (label, note));
        await chair.Page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await chair.Press("Terbitkan");
        await chair.Says("Pemeringkatan sudah terbit.");
    }

    private async Task Publish(Seated chair)
    {
        await Publish(chair, "Keterangan", "Top 45 diumumkan");
        await State(chair, "Semua sudah selesai.");
        (await Public()).ShouldContain("Antar Gratis Layanan Disabilitas");
        (await _site.Read("/publication/kipp/2023/1")).ShouldContain("Top 45 diumumkan");
    }

    private async Task Correct(Seated secretariat, Seated chair)
    {
        await secretariat.Go(Here + "/objections");
        await secretariat.Fill(
            "#file",
            ("Unit", "kipp-021"),
            ("Penyanggah", "Pemerintah Provinsi Gorontalo"),
            ("Isi sanggahan", "Kesepakatan panel tidak tercatat.")
        );
        await secretariat.Press("Catat");
        await secretariat.Says("Sanggahan dicatat.");
        var listed = await Public();
        await State(chair, "Berikutnya: putuskan sanggahannya.", "Sanggahan terbuka: 1.");
        (await chair.Text()).ShouldNotContain(Differs);

        await Pick(chair, "top-45", "kipp-021");
        await State(secretariat, Differs, "Aduan Cepat Air Bersih");
        (await Public()).ShouldBe(listed, "what is published stays until the correction");
        await chair.Go(Here + "/objections");
        await chair.Page.GetByText("Putuskan", new() { Exact = true }).ClickAsync();
        await chair.Fill("#rule-1", ("Alasan", "Panel memang menyepakatinya."), ("Diputuskan oleh", "Pleno 4 Agustus"));
        await chair.Press("Simpan putusan");
        await chair.Says("Putusan tersimpan.", "Pleno 4 Agustus", Differs);
        await State(chair, Differs, "Berikutnya: hasil hari ini berbeda dari yang diterbitkan.", "Sanggahan terbuka: 0.");

        await Publish(chair, "Alasan koreksi", "Sanggahan 1 dikabulkan");
        await State(chair, "Semua sudah selesai.");
        (await chair.Text()).ShouldNotContain("Hasil hari ini berbeda");
        (await Public()).ShouldNotBe(listed);
        (await _site.Read("/publication/kipp/2023/2")).ShouldContain("Sanggahan 1 dikabulkan");
    }

    private async Task<string> Public() => MainPart().Match(await _site.Read("/kipp/2023/top-45")).Value;

    private static FilePayload Upload(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        };

    private static string[] Sample(string name) => File.ReadAllLines(Path.Combine(Checkout.Sample("kipp-2023"), name));

    // The history stays whole: who won before decides who may take part.
    private static string Reduced(string name)
    {
        string[]? kept = name switch
        {
            "submissions.csv" => Entries,
            "jurors.csv" => [.. Jurors.Values.SelectMany(ids => ids)],
            _ => null,
        };
        return string.Join('\n', Sample(name).Where((line, i) => i == 0 || kept?.Contains(line.Split(',')[0]) != false)) + "\n";
    }

    /// <summary>The sample's first or second sheet of each entry; one juror of the desk gives kipp-013 nothing but zeros.</summary>
    private static Dictionary<string, List<(string Criterion, string Mark)>> Marks(string stage, int which)
    {
        var lines = Sample($"marks-{stage}.csv").Select(line => line.Split(',')).ToList();
        var criteria = lines[0][3..^2];
        return Entries[..^1]
            .ToDictionary(
                entry => entry,
                entry =>
                    lines
                        .Where(line => line[1] == entry)
                        .ElementAt(which)[3..^2]
                        .Zip(criteria, (mark, criterion) => (criterion, (stage, which, entry) is ("desk", 1, "kipp-013") ? "0" : mark))
                        .ToList()
            );
    }

    [GeneratedRegex(@"^tersimpan \d\d\.\d\d\.\d\d$")]
    private static partial Regex SavedAt();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("name=\"seen\" value=\"(\\d+)\"")]
    private static partial Regex Seen();

    /// <summary>Holds what the edition's page says now.</summary>
    private static async Task State(Seated reader, params string[] sentences)
    {
        await reader.Go(Here);
        await reader.Says(sentences);
    }
}
