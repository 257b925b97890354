using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>
/// Files of every shape that spreadsheets and hands give them: separators, headings, sheets, merged and hidden cells, headers.
/// </summary>
public sealed class ShapesOfFilesTests : WithSmallContest
{
    private const string Plain =
        "stage,innovation_id,juror,kebaruan,manfaat\nfinal,A,J1,80,90\nfinal,B,J1,70,60\nfinal,A,J2,60,60\nfinal,B,J2,90,90\n";

    private static readonly object?[] Header = ["stage", "innovation_id", "juror", "kebaruan", "manfaat"];

    [Test]
    public async Task A_plain_file_is_read_without_a_word() => await IsRead(await Place.Take(ImportKind.Marks, Plain));

    [Test]
    public async Task Tabs_are_separators() => await IsRead(await Place.Take(ImportKind.Marks, Plain.Replace(',', '\t')));

    [TestCase(false)]
    [TestCase(true)]
    public async Task Unicode_text_of_a_spreadsheet_is_read(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(Plain.Replace(',', '\t'))];
        await IsRead(await Place.Take(ImportKind.Marks, file, "nilai.txt"), "utf-16");
    }

    [TestCase(';')]
    [TestCase(',')]
    [TestCase('\t')]
    public async Task A_line_that_names_the_separator_is_passed_over(char separator)
    {
        var outcome = await Place.Take(ImportKind.Marks, $"sep={separator}\n{Plain.Replace(',', separator)}");
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Said().ShouldContain("rows-above-header");
        (await Place.Scores()).ShouldStartWith("A 73, B 77");
    }

    [Test]
    public async Task Headings_above_empty_rows_below_and_empty_columns_beside_are_passed_over() =>
        await IsRead(
            await Place.Take(
                ImportKind.Marks,
                "REKAP NILAI, TAHAP FINAL;;;;;;\n;;;;;;\n"
                    + string.Concat(
                        Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace(',', ';') + ";;\n")
                    )
                    + ";;;;;;\n;;;;;;\n"
            ),
            "rows-above-header",
            "semicolon"
        );

    [TestCase("Total")]
    [TestCase("Rata-rata (100)")]
    [TestCase("Nilai Akhir")]
    [TestCase("Peringkat")]
    public async Task A_column_that_sums_up_the_others_is_not_read_and_said(string header)
    {
        var lines = Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var file = lines[0] + "," + header + "\n" + string.Concat(lines.Skip(1).Select((line, i) => $"{line},{80 + i}.5\n"));
        await IsRead(await Place.Take(ImportKind.Marks, file), "sum-columns");
    }

    [TestCase("Total", "lulus", "kebaruan, manfaat")]
    [TestCase("Mutu", "80", "kebaruan, manfaat")]
    public async Task Any_other_column_is_refused_with_the_criteria_that_there_are(string header, string value, string criteria)
    {
        var outcome = await Place.Take(
            ImportKind.Marks,
            $"stage,innovation_id,juror,kebaruan,manfaat,{header}\nfinal,A,J1,80,90,{value}\n"
        );
        outcome.Faults().ShouldBe([$"unknown-criterion@1:{header}"]);
        outcome.Problems[0].Arguments[0].ShouldBe(criteria);
    }

    [Test]
    public async Task Names_of_stages_and_criteria_stand_for_their_ids()
    {
        var outcome = await Place.Take(
            ImportKind.Marks,
            "Tahap,Nomor Peserta,Juri,Aspek,Nilai\n"
                + "BABAK FINAL,A,J1,Kebaruan Ide,80\nFinal,A,J1,Benefit,90\nfinal,B,J1,kebaruan,70\nfinal,B,J1,MANFAAT,60\n"
                + "final,A,J2,kebaruan,60\nfinal,A,J2,manfaat,60\nfinal,B,J2,kebaruan,90\nfinal,B,J2,manfaat,90\n"
        );
        await IsRead(outcome, "columns-named", "words-as-ids", "words-as-ids");
    }

    [Test]
    public async Task Weights_in_brackets_behind_a_header_and_rows_that_sum_up_are_passed_over()
    {
        var outcome = await Place.Take(
            ImportKind.Marks,
            Plain.Replace("kebaruan,manfaat", "Kebaruan Ide (40%),Manfaat (60)") + "Jumlah,,,300,300\nRata-rata,,,75,75\n"
        );
        await IsRead(outcome, "columns-named", "sum-rows");
    }

    [Test]
    public async Task A_row_that_names_an_entry_is_no_sum() =>
        (await Place.Take(ImportKind.Marks, Plain + "total,A,,1,1\n")).Faults().ShouldNotBeEmpty();

    [Test]
    public async Task A_sheet_may_have_the_name_of_its_juror()
    {
        object?[] header = ["stage", "innovation_id", "kebaruan", "manfaat"];
        var workbook = new TableWorkbook()
            .With("JURI SATU", [header, ["final", "A", 80, 90], ["final", "B", 70, 60]])
            .With("Dr. Juri Dua", [header, ["final", "A", 60, 60], ["final", "B", 90, 90]]);
        var outcome = await Place.Take(ImportKind.Marks, workbook);
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Said().Count(said => said == "column-from-sheet").ShouldBe(2);
        (await Place.Scores()).ShouldStartWith("A 73, B 77");
    }

    [Test]
    public async Task The_line_of_a_fault_is_that_of_the_file()
    {
        var outcome = await Place.Take(
            ImportKind.Marks,
            "Rekap;;;;\n\nstage;innovation_id;juror;kebaruan;manfaat\n;;;;\nfinal;A;J1;80;90\nfinal;A;J2;800;90\n"
        );
        outcome.Faults().ShouldBe(["off-scale@6:kebaruan"]);
    }

    [Test]
    public async Task Headers_that_people_use_are_columns()
    {
        var outcome = await Place.Take(
            ImportKind.Marks,
            "No;Tahapan;Kode Inovasi;Nama Juri;Kebaruan Ide;MANFAAT *\n1;final;A;J1;80;90\n"
                + "2;final;B;J1;70;60\n3;final;A;J2;60;60\n4;final;B;J2;90;90\n"
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Said().ShouldContain("columns-named");
        (await Place.Scores()).ShouldStartWith("A 73, B 77");
    }

    [Test]
    public async Task A_fault_names_the_header_that_the_file_has() =>
        (await Place.Take(ImportKind.Marks, "Tahap;Kode Inovasi;Juri;Kebaruan Ide;Manfaat\nfinal;A;J1;800;90\n"))
            .Faults()
            .ShouldBe(["off-scale@2:Kebaruan Ide"]);

    [Test]
    public async Task A_header_that_nobody_knows_may_be_said()
    {
        var text =
            "Babak ke;Kode;Yang menilai;Baru;Manfaat;Total\nfinal;A;J1;80;90;170\n"
            + "final;B;J1;70;60;130\nfinal;A;J2;60;60;120\nfinal;B;J2;90;90;180\n";
        (await Place.Take(ImportKind.Marks, text)).Status.ShouldBe(ImportStatus.Refused);
        var outcome = await Place.Take(
            ImportKind.Marks,
            text,
            new ReadingChoices
            {
                Columns = new Dictionary<string, string>
                {
                    ["babak ke"] = "stage",
                    ["Kode"] = "innovation_id",
                    ["Yang menilai"] = "juror",
                    ["Baru"] = "kebaruan",
                    ["Total"] = "-",
                },
            }
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Said().ShouldBe(["columns-named", "columns-left-out", "semicolon"], ignoreOrder: true);
        (await Place.Scores()).ShouldStartWith("A 73, B 77");
    }

    [TestCase("Kodee=juror", "map-header-unknown")]
    [TestCase("innovation_id=jurorr", "map-column-unknown")]
    public async Task A_wrong_mapping_is_a_fault(string map, string fault)
    {
        var pair = map.Split('=');
        var outcome = await Place.Take(
            ImportKind.Marks,
            Plain,
            new ReadingChoices { Columns = new Dictionary<string, string> { [pair[0]] = pair[1] } }
        );
        outcome.Status.ShouldBe(ImportStatus.Refused);
        outcome.Problems.Select(problem => problem.Code).ShouldContain(fault);
    }

    [Test]
    public async Task Two_headers_for_one_column_are_a_fault() =>
        (await Place.Take(ImportKind.Marks, "stage;Kode Inovasi;ID Inovasi;juror;kebaruan;manfaat\nfinal;A;B;J1;80;90\n"))
            .Problems.Select(problem => problem.Code)
            .ShouldContain("header-two-for-one");

    [Test]
    public async Task Words_for_nothing_are_no_marks_and_said()
    {
        var outcome = await Place.Take(ImportKind.Marks, Plain + "final,C,J1,-,n/a\n");
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Said().ShouldBe(["blank-words"]);
    }

    [Test]
    public async Task Measures_have_a_column_each()
    {
        var outcome = await Place.Take(ImportKind.Measures, "Kode Inovasi;Penerima Manfaat;Capaian\nA;1.250;80,5\nB;;75\nC;12.500;-\n");
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        Place.Measures().ShouldBe("A score100=80.5, A users=1250, B score100=75, C users=12500");
    }
}
