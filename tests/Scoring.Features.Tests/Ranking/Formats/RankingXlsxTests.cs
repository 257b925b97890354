using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Tests.Ranking.Formats;

public sealed class RankingXlsxTests
{
    [Test]
    public void The_workbook_is_valid()
    {
        using var document = Open();
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")
            .ShouldBeEmpty();
    }

    [Test]
    public void A_first_sheet_says_what_it_was_computed_from_and_each_ranking_has_its_own()
    {
        using var document = Open();
        document
            .WorkbookPart!.Workbook.Descendants<Sheet>()
            .Select(sheet => sheet.Name!.Value)
            .ShouldBe(["Run", "kabupaten", "a-very-long-id-of-a-ranking-whi"]);
        var about = Sheet(document, 0).InnerText;
        about.ShouldContain(new string('a', 64));
        about.ShouldContain(new string('b', 64));
        about.ShouldContain("regions.csv");
        about.ShouldContain("illustrative");
    }

    [Test]
    public void The_header_is_bold_and_stays_in_place_and_filters()
    {
        using var document = Open();
        var sheet = Sheet(document, 1);
        var pane = sheet.Descendants<Pane>().Single();
        pane.State!.Value.ShouldBe(PaneStateValues.Frozen);
        pane.VerticalSplit!.Value.ShouldBe(1);
        sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldBe("A1:I3");
        sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().Count().ShouldBe(9);
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var header = (CellFormat)styles.CellFormats!.ElementAt((int)Cell(sheet, "A1").StyleIndex!.Value);
        styles.Fonts!.ElementAt((int)header.FontId!.Value).Descendants<Bold>().ShouldNotBeEmpty();
    }

    [Test]
    public void Scores_are_numbers_with_the_places_of_the_rule()
    {
        using var document = Open();
        var score = Cell(Sheet(document, 1), "F2");
        score.DataType.ShouldBeNull();
        score.CellValue!.Text.ShouldBe("80.13");
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)score.StyleIndex!.Value);
        styles
            .NumberingFormats!.Cast<NumberingFormat>()
            .Single(one => one.NumberFormatId!.Value == format.NumberFormatId!.Value)
            .FormatCode!.Value.ShouldBe("#,##0.00");
        Cell(Sheet(document, 1), "G2").CellValue!.Text.ShouldBe("80.125");
    }

    [Test]
    public void A_text_is_text_even_where_it_looks_like_a_formula_or_holds_what_xml_forbids()
    {
        using var document = Open();
        var name = Cell(Sheet(document, 1), "D2");
        name.DataType!.Value.ShouldBe(CellValues.InlineString);
        name.InnerText.ShouldBe("=1+1");
        Cell(Sheet(document, 1), "D3").InnerText.ShouldBe("Kab Uji");
        Sheet(document, 1).Descendants<Cell>().ShouldNotContain(cell => cell.CellReference! == "B3");
    }

    private static SpreadsheetDocument Open()
    {
        var stream = new MemoryStream();
        RankingXlsx.Write(
            stream,
            SampleRanking.Run(
                SampleRanking.Result(
                    SampleRanking.Row("72.01", "=1+1", 1, 80.125m, new Note(NoteCode.WithinTop, 5)),
                    SampleRanking.Row("72.02", "Kab\u0001 Uji", null, null)
                ),
                new RankingResult(SampleRanking.Rule("a-very-long-id-of-a-ranking-which-goes-on"), [])
            ),
            "en"
        );
        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }

    private static Worksheet Sheet(SpreadsheetDocument document, int index)
    {
        var sheet = document.WorkbookPart!.Workbook.Descendants<Sheet>().ElementAt(index);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet;
    }

    private static Cell Cell(Worksheet sheet, string reference) =>
        sheet.Descendants<Cell>().Single(cell => cell.CellReference! == reference);
}
