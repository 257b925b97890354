using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>Workbooks of every shape: several sheets, hidden ones, merged cells, headers of two rows, hidden rows.</summary>
public sealed class ShapesOfWorkbooksTests : WithSmallContest
{
    private static readonly object?[] Header = ["stage", "innovation_id", "juror", "kebaruan", "manfaat"];

    [Test]
    public async Task Every_sheet_with_a_header_is_read_and_a_fault_names_its_sheet()
    {
        var workbook = new TableWorkbook()
            .With("Juri 1", [Header, ["final", "A", "J1", 80, 90], ["final", "B", "J1", 70, 60]])
            .With(
                "Catatan",
                [
                    ["Rapat juri ditunda"],
                ]
            )
            .With(
                "Juri 2",
                [
                    ["REKAP"],
                    null,
                    Header,
                    ["final", "A", "J2", 60, 60],
                    ["final", "B", "J2", 90, 90],
                ]
            );
        await IsRead(await Place.Take(ImportKind.Marks, workbook), "sheets-read", "sheet-not-a-table", "rows-above-header");
        var explained = string.Join(
            ' ',
            (await Place.Explain(SmallContest.Edition, "A")).Root.Flatten().Select(leaf => leaf.Fact?.Origin.File)
        );
        explained.ShouldContain("Marks.xlsx#3");
        var wrong = new TableWorkbook()
            .With("Juri 1", [Header, ["final", "A", "J1", 80, 90]])
            .With("Juri 2", [Header, ["final", "A", "J2", 60, 600]]);
        var outcome = await Place.Take(ImportKind.Marks, wrong);
        outcome.Problems.Select(problem => (problem.File, problem.Row, problem.Column)).ShouldBe([("Marks.xlsx#2", 2, "manfaat")]);
    }

    [Test]
    public async Task A_sheet_for_each_juror_needs_no_column_for_jurors_nor_the_only_stage() =>
        await IsRead(
            await Place.Take(
                ImportKind.Marks,
                new TableWorkbook()
                    .With(
                        "J1",
                        [
                            ["innovation_id", "kebaruan", "manfaat"],
                            ["A", 80, 90],
                            ["B", 70, 60],
                        ]
                    )
                    .With(
                        "J2",
                        [
                            ["innovation_id", "kebaruan", "manfaat"],
                            ["A", 60, 60],
                            ["B", 90, 90],
                        ]
                    )
            ),
            "sheets-read",
            "only-stage",
            "column-from-sheet",
            "only-stage",
            "column-from-sheet"
        );

    [Test]
    public async Task A_hidden_sheet_is_not_read_unless_it_is_named()
    {
        var workbook = new TableWorkbook()
            .With("Nilai", [Header, ["final", "A", "J1", 80, 90], ["final", "B", "J1", 70, 60]])
            .With("Lama", [Header, ["final", "A", "J2", 60, 60], ["final", "B", "J2", 90, 90]], isHidden: true);
        var outcome = await Place.Take(ImportKind.Marks, workbook);
        outcome.Status.ShouldBe(ImportStatus.Stored);
        outcome.Said().ShouldBe(["sheets-read", "sheet-hidden"]);
        outcome.Rows.ShouldBe(2);
        var named = await Place.Take(ImportKind.Marks, workbook, new ReadingChoices { Sheets = ["nilai", "Lama"] });
        named.Rows.ShouldBe(4);
        (await Place.Take(ImportKind.Marks, workbook, new ReadingChoices { Sheets = ["Baru"] }))
            .Problems.Select(problem => problem.Code)
            .ShouldContain("sheet-unknown");
    }

    [Test]
    public async Task Merged_cells_stand_in_each_of_their_rows_but_never_a_mark()
    {
        await IsRead(
            await Place.Take(
                ImportKind.Marks,
                new TableWorkbook().With(
                    "Nilai",
                    [
                        Header,
                        ["final", "A", "J1", 80, 90],
                        [null, null, "J2", 60, 60],
                        [null, "B", "J1", 70, 60],
                        [null, null, "J2", 90, 90],
                    ],
                    merged: ["A2:A5", "B2:B3", "B4:B5"]
                )
            ),
            "cells-merged"
        );
        (
            await Place.Take(
                ImportKind.Marks,
                new TableWorkbook().With("Nilai", [Header, ["final", "A", "J1", 80, 90], ["final", "A", "J2", null, 60]], merged: ["D2:D3"])
            )
        )
            .Faults()
            .ShouldBe(["number-merged@3:kebaruan"]);
    }

    [Test]
    public async Task A_header_of_two_rows_with_merged_cells_is_one_header() =>
        await IsRead(
            await Place.Take(
                ImportKind.Marks,
                new TableWorkbook().With(
                    "Nilai",
                    [
                        ["Tahap", "Kode Inovasi", "Juri", "Nilai", null],
                        [null, null, null, "Kebaruan Ide", "Manfaat"],
                        ["final", "A", "J1", 80, 90],
                        ["final", "B", "J1", 70, 60],
                        ["final", "A", "J2", 60, 60],
                        ["final", "B", "J2", 90, 90],
                    ],
                    merged: ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
                )
            ),
            "columns-named",
            "rows-above-header",
            "cells-merged"
        );

    [Test]
    public async Task Hidden_rows_are_read_and_said() =>
        await IsRead(
            await Place.Take(
                ImportKind.Marks,
                new TableWorkbook().With(
                    "Nilai",
                    [
                        Header,
                        ["final", "A", "J1", 80, 90],
                        ["final", "B", "J1", 70, 60],
                        ["final", "A", "J2", 60, 60],
                        ["final", "B", "J2", 90, 90],
                    ],
                    hiddenRows: [4, 5]
                )
            ),
            "rows-hidden"
        );

    [TestCase(ImportKind.Submissions, "innovation_id,title,category,start_date|D,Judul,Umum,2024-01-01")]
    [TestCase(ImportKind.Jurors, "juror,name,institution,region_code|J9,Juri,LAN,")]
    [TestCase(ImportKind.Conflicts, "juror,innovation_id,reason|J1,A,keluarga")]
    [TestCase(ImportKind.Measures, "innovation_id,indicator,value|A,users,5")]
    [TestCase(ImportKind.Marks, "stage,innovation_id,juror,criterion,score|final,A,J1,manfaat,80")]
    [TestCase(ImportKind.Regions, "code,name,type,province_code|13,Sumatera Barat,provinsi,13")]
    public async Task Every_kind_comes_as_a_workbook(ImportKind kind, string rows)
    {
        var outcome = await Place.Take(
            kind,
            new TableWorkbook().With("Data", [.. rows.Split('|').Select(row => (object?[])[.. row.Split(',')])])
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Rows.ShouldBe(1);
    }
}
