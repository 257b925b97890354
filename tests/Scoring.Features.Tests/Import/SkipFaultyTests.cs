using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Import;

/// <summary>With --skip-faulty the rows that are right are stored, and of the faulty ones nothing at all.</summary>
public sealed class SkipFaultyTests
{
    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        foreach (var edition in new[] { "iga/2018", "iga/2026", "solok-convention/2018" })
        {
            await _place.Given(
                ImportKind.Regions,
                edition,
                "regions.csv",
                "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Kabupaten A,kabupaten,13\n13.02,Kabupaten B,"
                    + "kabupaten,13\n13.03,Kabupaten C,kabupaten,13\n"
            );
        }
        await _place.Given(
            ImportKind.Submissions,
            "iga/2026",
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital,affair\na,13.01,A,digital,X,2024-05-01,1,"
                + "kesehatan\nb,13.01,B,digital,X,2024-05-01,1,kesehatan\n"
        );
        await _place.Given(
            ImportKind.Submissions,
            "solok-convention/2018",
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\na,13.01,A,Proses,X,,1\nb,13.01,B,Proses,Y,,1\nc,"
                + "13.01,C,Proses,Y,,1\n"
        );
    }

    [TearDown]
    public void End() => _place.Dispose();

    private Task<ImportOutcome> Skip(ImportKind kind, string edition, string text, string name = "file.csv") =>
        _place.ImportText(kind, edition, name, text, skipFaulty: true);

    // A column of the sheets of all files, the oldest first.
    private string Kept(string column) =>
        _place.Ask<string>(
            $"SELECT group_concat(replace(rtrim(texts, '\n'), '\n', ','), ',' ORDER BY import_id) FROM import_columns WHERE "
                + $"name = '{column}'"
        );

    private static string Told(ImportOutcome outcome) =>
        $"{outcome.Status} {outcome.Accepted}/{outcome.Rows} "
        + $"{string.Join(' ', outcome.Problems.Select(problem => problem.Code + "@" + problem.Row))}";

    [Test]
    public async Task Faulty_rows_are_left_out_and_told()
    {
        var outcome = await Skip(ImportKind.Results, "iga/2018", "region_code,score\n13.01,50\n13.99,40\n13.02,x\n13.03,30\n");
        Told(outcome).ShouldBe("Stored 2/4 unknown-region@3 number-wrong@4");
        outcome.Notices.Select(notice => $"{notice.Code} {notice.Arguments[0]}").ShouldBe(["notice.skipped 2"]);
        _place.Ask<string>("SELECT group_concat(unit_id) FROM numbers").ShouldBe("13.01,13.03");
        _place.Ask<string>("SELECT row_count || '/' || accepted FROM imports WHERE kind = 'Results'").ShouldBe("4/2");
    }

    [Test]
    public async Task A_file_of_which_rows_were_left_out_may_be_brought_again_once_they_are_right()
    {
        await Skip(ImportKind.Results, "iga/2018", "region_code,score\n13.01,50\n13.04,40\n");
        await _place.Given(
            ImportKind.Regions,
            "iga/2018",
            "more.csv",
            "code,name,type,province_code\n99,P,provinsi,99\n13.04,Kabupaten D,kabupaten,99\n"
        );
        Told(await Skip(ImportKind.Results, "iga/2018", "region_code,score\n13.01,50\n13.04,40\n")).ShouldBe("Stored 2/2 ");
        Told(await Skip(ImportKind.Results, "iga/2018", "region_code,score\n13.01,50\n13.04,40\n")).ShouldBe("Unchanged 2/2 ");
    }

    [Test]
    public async Task Of_a_wide_row_with_one_wrong_level_nothing_is_stored()
    {
        var outcome = await Skip(ImportKind.Indicators, "iga/2026", "innovation_id,16,17,18\na,3,9,1\nb,3,2,1\n");
        Told(outcome).ShouldBe("Stored 1/2 level-not-allowed@2");
        var sid = (await _place.Explain("iga/2026", "13.01")).Root.Flatten().Where(node => node.Fact is not null).ToList();
        sid.ShouldAllBe(node => node.Fact!.Origin.Line == 3);
        sid.Count.ShouldBe(3);
    }

    [Test]
    public async Task Of_a_sheet_on_one_row_with_one_wrong_mark_nothing_is_stored()
    {
        var outcome = await Skip(
            ImportKind.Marks,
            "solok-convention/2018",
            "stage,innovation_id,juror,kebaruan,kemanfaatan,keberlanjutan,replikasi,penyajian\nfinal,a,J1,80,80,80,80,101\nfinal,b,"
                + "J1,70,70,70,70,70\n"
        );
        Told(outcome).ShouldBe("Stored 1/2 off-scale@2");
        Kept("(innovation)").ShouldBe("b");
    }

    [Test]
    public async Task A_mark_of_an_unknown_juror_or_at_an_impossible_time_is_not_stored()
    {
        await _place.Given(ImportKind.Jurors, "solok-convention/2018", "jurors.csv", "juror,name,institution,region_code\nJ1,Satu,LAN,\n");
        var outcome = await Skip(
            ImportKind.Marks,
            "solok-convention/2018",
            "stage,innovation_id,juror,criterion,score,submitted_at\nfinal,a,J9,kebaruan,80,\nfinal,b,J1,kebaruan,80,"
                + "2018-02-30\nfinal,c,J1,kebaruan,80,\n"
        );
        Told(outcome).ShouldBe("Stored 1/3 unknown-juror@2 time-impossible@3");
        Kept("(innovation)").ShouldBe("c");
    }

    [Test]
    public async Task Facts_that_another_file_gives_are_left_out()
    {
        await _place.Given(ImportKind.Results, "iga/2018", "results.csv", "region_code,score\n13.01,50\n13.02,40\n");
        Told(await Skip(ImportKind.Results, "iga/2018", "region_code,score\n13.03,30\n13.02,41\n", "others.csv"))
            .ShouldBe("Stored 1/2 given-elsewhere@3");
        _place.Ask<long>("SELECT count(*) FROM numbers WHERE unit_id = '13.02'").ShouldBe(1);
    }

    [Test]
    public async Task Second_sheets_are_left_out_with_all_their_lines()
    {
        const string head = "stage,innovation_id,juror,criterion,score,sheet\n";
        await _place.Given(ImportKind.Marks, "solok-convention/2018", "marks.csv", head + "final,a,J1,kebaruan,80,1\n");
        Told(
                await Skip(
                    ImportKind.Marks,
                    "solok-convention/2018",
                    head
                        + "final,a,J1,kebaruan,90,2\nfinal,b,J1,kebaruan,70,1\nfinal,b,J1,kebaruan,75,2\nfinal,a,J1,penyajian,90,"
                        + "2\nfinal,b,J1,penyajian,75,2\n",
                    "others.csv"
                )
            )
            .ShouldBe("Stored 1/5 sheet-exists@2 second-sheet@4");
        (Kept("(innovation)"), Kept("(sheet)")).ShouldBe(("a,b", "1,1"));
    }

    [Test]
    public async Task Regions_whose_province_is_left_out_are_left_out_with_it()
    {
        var outcome = await Skip(
            ImportKind.Regions,
            "iga/2018",
            "code,name,type,province_code\n14,Riau,provinsi,15\n14.01,Kampar,kabupaten,14\n16,Jambi,provinsi,16\n16.01,Kerinci,"
                + "kabupaten,16\n",
            "more.csv"
        );
        Told(outcome).ShouldBe("Stored 2/4 province-unknown@2 province-unknown@3");
        _place
            .Ask<string>("SELECT texts FROM import_columns JOIN imports USING (import_id) WHERE file_name = 'more.csv' AND name = 'code'")
            .ShouldBe("16\n16.01\n");
    }

    [TestCase("innovation_id,16,17,99\na,3,2,1\n", "Refused 1/1 unknown-indicator@1")]
    [TestCase("innovation_id,16,17,16\na,3,2,1\n", "Refused 1/1 header-duplicate@1")]
    [TestCase("innovation_id,indicator,level\na,16,9\n", "Refused 0/1 level-not-allowed@2")]
    [TestCase("innovation_id,indicator,level\na,16,3\na,17,\"3\n", "Refused 1/1 quote-open@3")]
    public async Task A_wrong_header_or_a_file_without_a_right_row_is_refused_all_the_same(string text, string expected)
    {
        var before = _place.WholeDatabase();
        Told(await Skip(ImportKind.Indicators, "iga/2026", text)).ShouldBe(expected);
        _place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task An_indicator_named_twice_by_number_and_by_id_is_told()
    {
        var id = (await _place.Send(new ExplainUnit("iga/2026", "13.01"))).Edition.TableOf(Level.Innovation)!.Indicators[0].Id;
        Told(await _place.ImportText(ImportKind.Indicators, "iga/2026", "twice.csv", $"innovation_id,16,{id}\na,3,2\n"))
            .ShouldBe("Refused 1/1 header-duplicate@1");
    }
}
