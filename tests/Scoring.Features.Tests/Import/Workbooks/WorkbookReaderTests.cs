using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Tests.Import.Workbooks;

/// <summary>A workbook's cells as they are stored, and what a person sees or does not see of them.</summary>
public sealed class WorkbookReaderTests
{
    private readonly string _folder = TemporaryFolder.New();

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Each_kind_of_cell_is_read_as_it_is_stored()
    {
        var cells = Rows(
                new RawWorkbook()
                    .WithTexts("<si><t>Kota</t></si><si><r><t>So</t></r><r><t xml:space=\"preserve\">lok </t></r><rPh><t>x</t></rPh></si>")
                    .With("xl/_rels/workbook.xml.rels", Relations)
                    .With(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
                            + "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
                    )
                    .WithRows(
                        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>7.0999999999999996</v></c><c t=\"b\"><v>1</v></c>"
                            + "<c t=\"e\"><v>#N/A</v></c><c t=\"inlineStr\"><is><t>a_x0041_b_x0000__x005F_</t></is></c>"
                            + "<c s=\"1\"><v>46082</v></c><c t=\"str\"><f>A1&amp;\"\"</f><v>hasil</v></c><c><f>1/0</f></c><c/>"
                            + "<c t=\"d\"><v>2026-01-31</v></c></row>"
                    )
            )
            .ShouldHaveSingleItem()
            .Cells;

        cells.ShouldBe([
            new(0, CellKind.Text, "Solok ", 0, false),
            new(2, CellKind.Number, "7.0999999999999996", 0, false),
            new(3, CellKind.Boolean, "1", 0, false),
            new(4, CellKind.Error, "#N/A", 0, false),
            new(5, CellKind.Text, "aAb\uFFFD_", 0, false),
            new(6, CellKind.Number, "46082", 164, false),
            new(7, CellKind.Text, "hasil", 0, true),
            new(8, CellKind.Empty, "", 0, true),
            new(9, CellKind.Empty, "", 0, false),
            new(10, CellKind.Date, "2026-01-31", 0, false),
        ]);
    }

    [Test]
    public void What_is_hidden_merged_and_filtered_is_known()
    {
        using var book = WorkbookReader.Open(
            Write(
                new RawWorkbook()
                    .With(
                        "xl/workbook.xml",
                        RawWorkbook.Book(
                            "<sheet name=\"Satu\" sheetId=\"1\" r:id=\"r1\"/><sheet "
                                + "name=\"Dua\" sheetId=\"2\" state=\"veryHidden\" r:id=\"r1\"/>"
                                + "<sheet name=\"Bagan\" sheetId=\"3\" r:id=\"r2\"/>",
                            "<workbookPr date1904=\"1\"/>"
                        )
                    )
                    .With(
                        "xl/_rels/workbook.xml.rels",
                        RawWorkbook.Relations(("r1", "worksheet", "/xl/worksheets/sheet1.xml"), ("r2", "chartsheet", "workbook.xml"))
                    )
                    .WithSheet(
                        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\"/></cols><sheetData><row hidden=\"1\"/>"
                            + "<row r=\"5\"/></sheetData><autoFilter ref=\"A1:C9\"/><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
                    )
            )
        );

        book.CountsFrom1904.ShouldBeTrue();
        book.Sheets.Select(sheet => (sheet.Name, sheet.IsHidden)).ShouldBe([("Satu", false), ("Dua", true)]);
        using var rows = book.Read(book.Sheets[0]);
        rows.Read().ShouldBeTrue();
        (rows.Row, rows.IsHidden).ShouldBe((1, true));
        rows.HiddenColumns.ShouldBe([(1, 2)]);
        rows.Read().ShouldBeTrue();
        (rows.Row, rows.IsHidden).ShouldBe((5, false));
        rows.Read().ShouldBeFalse();
        rows.Merged.ShouldBe(["A1:B1"]);
        rows.Filter.ShouldBe("A1:C9");
    }

    [Test]
    public void The_code_of_a_format_of_the_file_is_known()
    {
        using var book = WorkbookReader.Open(
            Write(
                new RawWorkbook()
                    .With("xl/_rels/workbook.xml.rels", Relations)
                    .With("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts></styleSheet>")
            )
        );
        book.FormatCode(164).ShouldBe("0.0%");
        book.FormatCode(14).ShouldBeNull();
    }

    private static readonly WorkbookLimits Small = new()
    {
        UnsuspiciousBytes = 100_000,
        UnpackedBytes = 3_000_000,
        Depth = 10,
        Texts = 3,
        CellLength = 20,
        TextLength = 60,
        Rows = 9,
        Columns = 4,
        Cells = 6,
        Parts = 6,
    };

    private static IEnumerable<TestCaseData> Edges()
    {
        yield return Case("depth", "", book => book.WithRows(RawWorkbook.Nested(8)));
        yield return Case("too deep", "workbook-depth", book => book.WithRows(RawWorkbook.Nested(10)));
        yield return Case("too deep by far", "workbook-depth", book => book.WithRows(RawWorkbook.Nested(400_000)));
        yield return Case("texts too deep", "workbook-depth", book => Named(book).WithTexts($"<si>{RawWorkbook.Nested(400_000)}</si>"));
        yield return Case("a cell of 20", "", book => book.WithRows(Text(20)));
        yield return Case("a cell of 21", "workbook-cell-length", book => book.WithRows(Text(21)));
        yield return Case("a cell of 300,000", "workbook-cell-length", book => book.WithRows(Text(300_000)));
        yield return Case("a tag of 300,000", "workbook-cell-length", book => book.WithRows($"<row x=\"{new string('a', 300_000)}\"/>"));
        yield return Case("three texts", "", book => Named(book).WithTexts(Texts(3, 5)));
        yield return Case("four texts", "workbook-texts", book => Named(book).WithTexts(Texts(4, 5)));
        yield return Case("texts of 61 together", "workbook-text-sum", book =>
            book.WithTexts(Texts(3, 20)).WithRows(Shared(3) + Row(2, 1))
        );
        yield return Case("a text named four times", "workbook-text-sum", book => book.WithTexts(Texts(1, 20)).WithRows(Shared(4)));
        yield return Case("row 9", "", book => book.WithRows("<row r=\"9\"/>"));
        yield return Case("row 10", "workbook-rows", book => book.WithRows("<row r=\"10\"/>"));
        yield return Case("row 4294967296", "workbook-place", book => book.WithRows("<row r=\"4294967296\"/>"));
        yield return Case("row 0", "workbook-place", book => book.WithRows("<row r=\"0\"/>"));
        yield return Case("row -1", "workbook-place", book => book.WithRows("<row r=\"-1\"/>"));
        yield return Case("rows out of order", "workbook-place", book => book.WithRows("<row r=\"2\"/><row r=\"1\"/>"));
        yield return Case("column D", "", book => book.WithRows("<row r=\"1\"><c r=\"D1\"/></row>"));
        yield return Case("column E", "workbook-columns", book => book.WithRows("<row r=\"1\"><c r=\"E1\"/></row>"));
        yield return Case("column AAAA", "workbook-place", book => book.WithRows("<row r=\"1\"><c r=\"AAAA1\"/></row>"));
        yield return Case("a cell of another row", "workbook-place", book => book.WithRows("<row r=\"1\"><c r=\"A2\"/></row>"));
        yield return Case("a cell twice", "workbook-place", book => book.WithRows("<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>"));
        yield return Case("six cells", "", book => book.WithRows(Row(1, 3) + Row(2, 3)));
        yield return Case("seven cells", "workbook-cells", book => book.WithRows(Row(1, 4) + Row(2, 3)));
        yield return Case("a text that is missing", "workbook-place", book => book.WithTexts("").WithRows(Shared(1)));
        yield return Case("too many parts", "workbook-parts", book => book.With("a", "").With("b", "").With("c", ""));
        yield return Case("a sheet without a relation", "workbook-no-part", book =>
            book.With("xl/workbook.xml", RawWorkbook.Book("<sheet name=\"x\"/>"))
        );
        yield return Case("a sheet without its part", "workbook-no-part", book => book.With("xl/worksheets/sheet1.xml", null));
        yield return Case("no workbook", "workbook-no-part", book => book.With("xl/workbook.xml", null));
        yield return Case("no relations", "workbook-no-part", book => book.With("xl/_rels/workbook.xml.rels", null));
        yield return Case("a document type", "workbook-unreadable", book =>
            book.With("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>")
        );
        yield return Case("cut", "workbook-unreadable", book => book.With("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"));
        yield return Case("a bomb", "workbook-unpacked-size", book => book.WithRows(string.Concat(Enumerable.Repeat("<a/>", 1_000_000))));
        yield return Case("no XML", "workbook-unreadable", book => book.With("xl/workbook.xml", "Dear Sir"));
    }

    [TestCaseSource(nameof(Edges))]
    public void A_workbook_that_passes_a_limit_is_refused_by_its_name(string code, RawWorkbook workbook)
    {
        var path = Write(workbook);
        var before = GC.GetTotalAllocatedBytes();
        var told = "";
        try
        {
            using var book = WorkbookReader.Open(path, Small);
            foreach (var sheet in book.Sheets)
            {
                using var rows = book.Read(sheet);
                while (rows.Read()) { }
            }
        }
        catch (WorkbookException fault)
        {
            told = fault.Code;
        }
        told.ShouldBe(code);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(64 << 20);
    }

    [Test]
    public void A_file_that_is_no_package_is_damaged()
    {
        var path = Path.Combine(_folder, "letter.xlsx");
        File.WriteAllText(path, "PK\u0003\u0004 Dear Sir");
        Should.Throw<WorkbookException>(() => WorkbookReader.Open(path)).Code.ShouldBe("workbook-unreadable");
    }

    private static string Relations =>
        RawWorkbook.Relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml")
        );

    private static TestCaseData Case(string name, string code, Func<RawWorkbook, RawWorkbook> make) =>
        new TestCaseData(code, make(new RawWorkbook())).SetArgDisplayNames(name);

    private static RawWorkbook Named(RawWorkbook book) => book.WithRows(Shared(1));

    private static string Shared(int cells) => $"<row r=\"1\">{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", cells))}</row>";

    private static string Row(int number, int cells) =>
        $"<row r=\"{number}\">{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", cells))}</row>";

    private static string Text(int letters) => $"<row><c t=\"inlineStr\"><is><t>{new string('a', letters)}</t></is></c></row>";

    private static string Texts(int count, int letters) =>
        string.Concat(Enumerable.Repeat($"<si><t>{new string('a', letters)}</t></si>", count));

    private List<(int Row, List<WorkbookCell> Cells)> Rows(RawWorkbook workbook)
    {
        using var book = WorkbookReader.Open(Write(workbook));
        using var rows = book.Read(book.Sheets[0]);
        var read = new List<(int, List<WorkbookCell>)>();
        while (rows.Read())
            read.Add((rows.Row, [.. rows.Cells]));
        return read;
    }

    private string Write(RawWorkbook workbook)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".xlsx");
        File.WriteAllBytes(path, workbook.Bytes());
        return path;
    }
}
