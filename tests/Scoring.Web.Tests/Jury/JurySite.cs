using Scoring.Domain.Jury;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Jury;

/// <summary>
/// A site with a small jury of made-up entries: J1 and J2 sit at E1 to E4, nobody at E5; one scale is long, one short, one in words.
/// </summary>
internal sealed class JurySite : IDisposable
{
    public const string Edition = "club/2026";

    private const string Rules = """
        programme: club
        edition: 2026
        name: { id: Lomba Inovasi Klub 2026, en: Club Innovation Contest 2026 }
        cite: committee
        stages:
          - id: desk
            name: { id: Penilaian proposal, en: Proposal marking }
            scale: { from: 0, to: 100, decimals: 2 }
            comments: [{ criterion: idea, at-most: 40 }]
            conflicts: [declared]
            criteria:
              - { id: idea, name: { id: Kebaruan gagasan, en: New idea }, weight: 50 }
              - { id: use, name: { id: Manfaat bagi warga, en: Use for people }, weight: 30, scale: { from: 1, to: 5 } }
              - { id: done, name: { id: Sudah berjalan, en: In use }, weight: 20, scale: { pass: 100, fail: 0 } }
        scores:
          - { id: mark, name: Nilai, step: mean-of-jurors, stage: desk }
        rounding: { places: 2 }
        rankings:
          - { id: winners, name: { id: Pemenang, en: Winners }, score: mark }
        """;

    private const string Entries =
        "E1,13.72,TAPASO JARWO,Umum,Dinas Pertanian,2017-01-10,Tanam padi jajar legowo dengan benih anak daro yang murni.,,,\n"
        + "E2,13.72,<script>alert(1)</script>,Umum,\"\"\" onmouseover=\"\"alert(2)\",2018-03-01,=1+1,,,\n"
        + "E3,13.72,SI-PADI,Umum,Dinas Pangan,2019-05-05,,1,illustrative,illustrative\n"
        + "E4,13.72,Antre Cepat,Khusus,RSUD,2020-02-02,,,,\nE5,13.72,Kosong,"
        + "Khusus,RSUD,2020-02-02,,,,\n";

    private static readonly Lazy<Task<(string Database, string Folder)>> Master = new(() => FillMaster(Entries));

    private readonly string _folder = TemporaryFolder.New();

    private JurySite((string Database, string Folder) master)
    {
        Copies.Folder(Path.Combine(master.Folder, "rules"), Path.Combine(_folder, "rules"));
        Site = new RunningSite(Copies.Database(master.Database, _folder), Path.Combine(_folder, "rules"));
    }

    public RunningSite Site { get; }

    /// <summary>A site on a copy of the jury's database, which is filled once.</summary>
    public static async Task<JurySite> Start() => new(await Master.Value);

    /// <summary>A site on a jury of other entries, E1 to E4.</summary>
    /// <param name="entries">Rows with id, region, title, category, agency, day, summary, digital and both standings.</param>
    public static async Task<JurySite> Start(string entries) => new(await FillMaster(entries));

    public void Dispose()
    {
        Site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    private static async Task<(string Database, string Folder)> FillMaster(string entries)
    {
        var folder = Copies.NewMasterFolder();
        using var place = await Fill(TestStore.New(folder), folder, entries);
        return (Copies.Settled(place.Database), folder);
    }

    /// <summary>Fills a database with the jury; its rules lie in a folder's folder <c>rules</c>.</summary>
    public static async Task<Workplace> Fill(string database, string folder, string entries = Entries)
    {
        var place = Workplace.On(database, Directory.CreateDirectory(Path.Combine(folder, "rules")).FullName);
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2026/edition.yaml", Rules);
        await place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.72,Kota Solok,kota,13\n"
        );
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,summary,digital,standing,category_standing\n" + entries
        );
        await place.Given(ImportKind.Jurors, Edition, "jurors.csv", "juror,name,institution,region_code\nJ1,Juri Satu,,\nJ2,Juri Dua,,\n");
        foreach (var entry in new[] { "E1", "E2", "E3", "E4" })
        {
            foreach (var juror in new[] { "J1", "J2" })
                await place.Send(new ChangeSeats(Edition, "desk", SeatAction.Give, new Seat(entry, juror), null, "a test"));
        }
        return place;
    }
}
