using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import;

/// <summary>What a person said of a header is remembered for the edition and the kind, and said where it is used.</summary>
public sealed class HeaderMeaningsTests
{
    private const string First = "Nomor,Nama Usulan,Pengusul,Berlaku,Kode Daerah\ne1,Antar Obat,Dinas A,2020-01-01,11\n";
    private const string Second = "Nomor,Nama Usulan,Pengusul,Berlaku,Kode Daerah\ne2,Antre,Dinas B,2020-01-01,12\n";

    private static readonly ReadingChoices Said = new()
    {
        Columns = new Dictionary<string, string>
        {
            ["Nomor"] = "innovation_id",
            ["Nama Usulan"] = "title",
            ["Pengusul"] = "agency",
            ["Berlaku"] = "start_date",
        },
    };

    private static async Task<Workplace> Place()
    {
        var place = SmallSeason.Ruled();
        await place.Given(ImportKind.Regions, SmallSeason.Club, "regions.csv", SmallSeason.Regions);
        return place;
    }

    private static Task<ImportOutcome> Import(
        Workplace place,
        string name,
        string text,
        ReadingChoices? choices = null,
        bool dryRun = false
    ) => place.Send(new ImportFile(ImportKind.Submissions, place.Write(name, text), SmallSeason.Club, dryRun, Choices: choices));

    [Test]
    public async Task The_next_file_with_the_same_headers_is_read_the_same_way_and_it_is_said()
    {
        using var place = await Place();
        (await Import(place, "a.csv", First)).Status.ShouldBe(ImportStatus.Refused);
        (await Import(place, "a.csv", First, Said)).Status.ShouldBe(ImportStatus.Stored);
        var next = await Import(place, "b.csv", Second);
        next.Status.ShouldBe(ImportStatus.Stored, string.Join("; ", next.Problems));
        var notice = next.Notices.Single(one => one.Code == "notice.columns-remembered");
        notice.Arguments.ShouldBe(
            ["Berlaku = start_date, Nama Usulan = title, Nomor = innovation_id, Pengusul = agency"],
            ignoreOrder: false
        );
        (await Import(place, "b.csv", Second)).Status.ShouldBe(ImportStatus.Unchanged);
        (await Import(place, "a.csv", First)).Status.ShouldBe(ImportStatus.Unchanged);
    }

    [Test]
    public async Task A_file_whose_headers_were_explained_before_is_known_by_its_kind()
    {
        using var place = await Place();
        (await place.Send(new PreviewImport(place.Write("b.csv", Second), SmallSeason.Club))).Guess.ShouldNotBe(ImportKind.Submissions);
        await Import(place, "a.csv", First, Said);
        (await place.Send(new PreviewImport(place.Write("b.csv", Second), SmallSeason.Club))).Guess.ShouldBe(ImportKind.Submissions);
        (await place.Send(new PreviewImport(place.Write("b.csv", Second)))).Guess.ShouldNotBe(ImportKind.Submissions);
    }

    [Test]
    public async Task Nothing_is_remembered_of_a_file_that_is_only_checked_or_refused()
    {
        using var place = await Place();
        (await Import(place, "a.csv", First, Said, dryRun: true)).Status.ShouldBe(ImportStatus.Checked);
        (await Import(place, "a.csv", First.Replace(",11\n", ",99\n", StringComparison.Ordinal), Said)).Status.ShouldBe(
            ImportStatus.Refused
        );
        place.Ask<long>("SELECT count(*) FROM header_meanings").ShouldBe(0);
    }

    [Test]
    public async Task A_meaning_is_the_editions_and_the_kinds_and_can_be_changed_and_taken_back()
    {
        using var place = await Place();
        await Import(place, "a.csv", First, Said);
        place
            .Ask<string>("SELECT group_concat(meaning, ' ' ORDER BY meaning) FROM header_meanings")
            .ShouldBe("agency innovation_id start_date title");
        var description = await place.Send(new DescribeFile(place.Write("b.csv", Second), SmallSeason.Club, ImportKind.Submissions));
        description
            .Headers.Select(header => (header.Text, header.Own, header.Chosen, header.IsRemembered))
            .ShouldBe([
                ("Nomor", null, "innovation_id", true),
                ("Nama Usulan", null, "title", true),
                ("Pengusul", null, "agency", true),
                ("Berlaku", null, "start_date", true),
                ("Kode Daerah", "region_code", null, false),
            ]);
        (await place.Send(new DescribeFile(place.Write("b.csv", Second), SmallSeason.Club, ImportKind.Jurors))).Headers.ShouldAllBe(
            header => !header.IsRemembered
        );
        var changed = new ReadingChoices
        {
            Columns = new Dictionary<string, string> { ["Pengusul"] = "", ["Berlaku"] = ColumnNames.LeftOut },
        };
        (await Import(place, "b.csv", Second, changed)).Problems.ShouldContain(problem => problem.Column == "start_date");
        changed = changed with
        {
            Columns = new Dictionary<string, string> { ["Pengusul"] = "", ["Berlaku"] = "start_date" },
        };
        (await Import(place, "b.csv", Second, changed)).Status.ShouldBe(ImportStatus.Stored);
        place.Ask<string>("SELECT group_concat(header, ', ' ORDER BY header) FROM header_meanings").ShouldBe("Berlaku, Nama Usulan, Nomor");
    }

    [Test]
    public async Task The_trail_tells_how_a_file_was_read_and_binds_what_is_remembered()
    {
        using var place = await Place();
        await Import(place, "a.csv", First, Said);
        await Import(place, "b.csv", Second);
        place
            .Ask<string>(
                "SELECT json_extract(data, '$.read_as') FROM audit_events WHERE what = 'file-imported' ORDER BY sequence DESC LIMIT 1"
            )
            .ShouldBe("Berlaku=start_date; Nama Usulan=title; Nomor=innovation_id; Pengusul=agency");
        place.Ask<long>("SELECT count(*) FROM audit_events WHERE data LIKE '%header_meanings%'").ShouldBe(1);
    }
}
