using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Scoresheets.Files;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Jury.Scoresheets;

public sealed class ScoresheetTests
{
    private static async Task<string> Export(Workplace place, string juror, string language = "id")
    {
        var sheet = (await place.SendAs(Sari, new MakeScoresheets(Edition, Stage, juror))).ShouldHaveSingleItem();
        using var stream = new MemoryStream();
        ScoresheetXlsx.Write(stream, sheet, language);
        return place.Write($"{juror}.xlsx", stream.ToArray());
    }

    // Types into cells as a spreadsheet keeps it: numbers as they are, texts as texts.
    private static void Type(string path, int sheet, params (string Cell, string Value, bool IsText)[] typed)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        var workbook = document.WorkbookPart!;
        var part = (WorksheetPart)workbook.GetPartById(workbook.Workbook.Descendants<Sheet>().ElementAt(sheet).Id!.Value!);
        foreach (var (name, value, isText) in typed)
        {
            var cell = part.Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == name);
            cell.RemoveAllChildren();
            cell.DataType = isText ? CellValues.String : null;
            cell.CellValue = new CellValue(value);
        }
        part.Worksheet.Save();
    }

    [TestCase("id", "Petunjuk", "Batas waktu")]
    [TestCase("en", "Instructions", "Deadline")]
    public async Task The_workbook_is_valid_and_says_what_to_do(string language, string first, string deadline)
    {
        using var place = await Place();
        place.Turn("deadline", "2026-08-01T16:00:00Z");
        using var file = new MemoryStream(await File.ReadAllBytesAsync(await Export(place, "ana", language)));
        RawWorkbook.Prefixed(file).ShouldBeEmpty("ExcelJS and others read plain names only");
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")
            .ShouldBeEmpty();
        var workbook = document.WorkbookPart!;
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        sheets[0].Name!.Value.ShouldBe(first);
        sheets[2].State!.Value.ShouldBe(SheetStateValues.VeryHidden);
        var guide = ((WorksheetPart)workbook.GetPartById(sheets[0].Id!.Value!)).Worksheet.InnerText;
        foreach (var part in new[] { deadline, "23:00 WIB (16:00 UTC)", "Ana A (ana)", "Klub (club/2020)", "3", "1–7" })
            guide.ShouldContain(part);
    }

    [Test]
    public async Task Only_the_cells_for_marks_are_open_and_they_take_only_marks_of_the_scale()
    {
        using var place = await Place();
        using var document = SpreadsheetDocument.Open(await Export(place, "ana"), isEditable: false);
        var workbook = document.WorkbookPart!;
        var marks = ((WorksheetPart)workbook.GetPartById(workbook.Workbook.Descendants<Sheet>().ElementAt(1).Id!.Value!)).Worksheet;
        var protection = marks.Descendants<SheetProtection>().Single();
        (protection.Sheet!.Value, protection.Password).ShouldBe((true, null));
        var formats = workbook.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        marks
            .Descendants<Cell>()
            .Where(cell => formats[(int)(cell.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false)
            .Select(cell => cell.CellReference!.Value)
            .ShouldBe(["E3", "F3", "G3", "E4", "F4", "G4"]);
        var rules = marks.Descendants<DataValidation>().ToList();
        rules
            .Select(rule => (rule.SequenceOfReferences!.InnerText, rule.Type!.Value, rule.Formula1!.Text, rule.Formula2!.Text))
            .ShouldBe([
                ("E3:E4", DataValidationValues.Decimal, "1", "7"),
                ("F3:F4", DataValidationValues.Decimal, "1", "7"),
                ("G3:G4", DataValidationValues.Decimal, "1", "7"),
            ]);
    }

    [Test]
    public async Task A_sheet_goes_out_is_filled_and_comes_back_with_its_marks()
    {
        using var place = await Place();
        var path = await Export(place, "ana");
        Type(
            path,
            1,
            ("E3", "4", false),
            ("F3", "5.4999999999999996", false),
            ("G3", "6", true),
            ("E4", "1", false),
            ("F4", "2", false),
            ("G4", "3", false)
        );
        var outcome = await place.Import(ImportKind.Marks, path, Edition);
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join("; ", outcome.Problems));
        (outcome.Rows, outcome.Accepted).ShouldBe((2, 2));
        var shown = await place.Send(new ShowSheet(Edition, Stage, "i1", "ana"));
        shown.Criteria.Select(one => one.Mark).ShouldBe([4m, 5.5m, 6m]);
        (shown.File!.File, shown.File.Line).ShouldBe(("ana.xlsx", 3));
        (await place.Rank(Edition)).Rankings[0].Rows.Count(row => row.Score is not null).ShouldBe(2);
        (await place.Import(ImportKind.Marks, path, Edition)).Status.ShouldBe(ImportStatus.Unchanged);
    }

    [Test]
    public async Task A_row_that_is_left_empty_is_no_sheet()
    {
        using var place = await Place();
        var path = await Export(place, "ana");
        Type(path, 1, ("E4", "1", false), ("F4", "2", false), ("G4", "3", false));
        (await place.Import(ImportKind.Marks, path, Edition)).Status.ShouldBe(ImportStatus.Stored);
        (await place.Send(new ShowSheet(Edition, Stage, "i1", "ana"))).File.ShouldBeNull();
    }

    [Test]
    public async Task A_wrong_mark_is_named_with_row_and_column_of_the_workbook()
    {
        using var place = await Place();
        var path = await Export(place, "ana");
        Type(path, 1, ("F4", "8", false));
        var problem = (await place.Import(ImportKind.Marks, path, Edition)).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Row, problem.Column, problem.Value).ShouldBe(("off-scale", 4, "two", "8"));
    }

    [TestCase(2, "A4", "budi", "scoresheet-other-juror")]
    [TestCase(2, "A2", "club/2019", "scoresheet-other-edition")]
    [TestCase(2, "A3", "semifinal", "scoresheet-other-stage")]
    [TestCase(1, "B3", "budi", "scoresheet-other-juror")]
    public async Task A_sheet_for_another_juror_stage_or_edition_is_refused_as_a_whole(int sheet, string cell, string value, string code)
    {
        using var place = await Place();
        var path = await Export(place, "ana");
        Type(path, 1, ("E3", "4", false), ("F3", "5", false), ("G3", "6", false), ("E4", "4", false));
        Type(path, sheet, (cell, value, true));
        var before = place.WholeDatabase();
        foreach (var skipFaulty in new[] { false, true })
        {
            var outcome = await place.Import(ImportKind.Marks, path, Edition, skipFaulty);
            outcome.Status.ShouldBe(ImportStatus.Refused);
            outcome.Problems[0].Code.ShouldBe(code);
        }
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_juror_whose_seat_was_taken_brings_no_sheet_back()
    {
        using var place = await Place();
        var path = await Export(place, "ana");
        Type(path, 1, ("E3", "4", false), ("F3", "5", false), ("G3", "6", false));
        place.GiveSeat("i1", "ana", seated: false);
        (await place.Import(ImportKind.Marks, path, Edition)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-assigned");
    }

    [Test]
    public async Task What_is_handed_in_goes_out_no_more_and_the_csv_comes_back_too()
    {
        using var place = await Place();
        await place.SendAs(Ana, Whole("i1", "ana", 4, 5, 6));
        var sheet = (await place.SendAs(Ana, new MakeScoresheets(Edition, Stage, "ana"))).Single();
        sheet.Rows.ShouldHaveSingleItem().Entry.ShouldBe("i2");
        (await place.RefusalOf(Ana, new MakeScoresheets(Edition, Stage, "budi"))).ShouldBe("sheet-not-yours");
        using var writer = new StringWriter { NewLine = "\n" };
        ScoresheetCsv.Write(writer, sheet);
        var text = writer.ToString();
        text.ShouldBe("stage,innovation_id,juror,one,two,three,note\nfinal,i2,ana,,,,Dua\n");
        (await place.ImportText(ImportKind.Marks, Edition, "ana.csv", text.Replace(",,,,Dua", ",1,2,3,Dua"))).Status.ShouldBe(
            ImportStatus.Stored
        );
    }

    [Test]
    public async Task A_file_that_only_looks_like_a_workbook_is_told_as_damaged()
    {
        using var place = await Place();
        (await place.Import(ImportKind.Marks, place.Write("broken.xlsx", [0x50, 0x4B, 3, 4, 0, 0, 1, 2]), Edition))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("workbook-unreadable");
        (await place.Import(ImportKind.Jurors, await Export(place, "ana"), Edition))
            .Problems.Select(problem => problem.Code)
            .Distinct()
            .ShouldBe(["header-missing"]);
    }
}
