using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Scoring.Features.Core;
using Scoring.Features.Import.Templates;

namespace Scoring.Features.Tests.Import.Templates;

public sealed class MakeTemplateTests
{
    private const string Index = "iga/2026";
    private const string Jury = "solok-convention/2018";

    private Workplace _place = null!;

    [OneTimeSetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        foreach (var edition in new[] { Index, Jury })
        {
            await _place.Given(
                ImportKind.Regions,
                edition,
                "regions.csv",
                "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Kabupaten A,kabupaten,13\n"
            );
        }
        await _place.Given(
            ImportKind.Submissions,
            Jury,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\na,13.01,=A,Proses,X,,1\nb,13.01,B,Proses,Y,,1\n"
        );
    }

    [OneTimeTearDown]
    public void End() => _place.Dispose();

    private Task<ImportTemplate> Make(ImportKind kind, string edition, TemplateOptions? options = null, string language = "en") =>
        _place.Send(new MakeTemplate(kind, edition, language, options ?? new TemplateOptions()));

    private static TemplateColumn Column(ImportTemplate template, string name) =>
        template.Columns.Single(column => column.Column.Name == name);

    private static string Csv(ImportTemplate template)
    {
        using var writer = new StringWriter();
        TemplateCsv.Write(writer, template);
        return writer.ToString();
    }

    [TestCase(ImportKind.Submissions, "region_code", "id", "Kode Daerah")]
    [TestCase(ImportKind.Submissions, "region_code", "en", "Region Code")]
    [TestCase(ImportKind.Submissions, "Kode Daerah", "id", null)]
    [TestCase(ImportKind.Submissions, "Nomor Telepon", "id", null)]
    [TestCase(ImportKind.Submissions, "", "id", null)]
    public async Task A_column_has_the_name_that_templates_head_it_with(ImportKind kind, string header, string language, string? name) =>
        ColumnNames.Of((await Make(kind, Jury)).Edition, kind, header, language).ShouldBe(name);

    [Test]
    public async Task A_criterion_and_an_indicator_have_the_names_of_the_rules()
    {
        var jury = (await Make(ImportKind.Marks, Jury)).Edition;
        var leaf = jury.Stages[0].Leaves.First(leaf => !leaf.Name.En.Equals(leaf.Id, StringComparison.OrdinalIgnoreCase));
        ColumnNames.Of(jury, ImportKind.Marks, leaf.Id, "en").ShouldBe(leaf.Name.En);
        var index = (await Make(ImportKind.Measures, Index)).Edition;
        var indicator = index.Indicators[0].Indicators[0];
        ColumnNames.Of(index, ImportKind.Indicators, indicator.Number, "en").ShouldNotBeNull();
    }

    [Test]
    public async Task The_header_of_csv_has_plain_names_and_semicolons_in_indonesian()
    {
        var options = new TemplateOptions { Of = "innovation" };
        Csv(await Make(ImportKind.Indicators, Index, options, "id"))
            .ShouldBe("innovation_id;indicator;level;claimed_level;evidence;note\n");
        Csv(await Make(ImportKind.Jurors, Index)).ShouldBe("juror,name,institution,region_code,stages\n");
    }

    [Test]
    public async Task The_header_of_a_workbook_has_peoples_words()
    {
        var template = await Make(ImportKind.Submissions, Index, language: "id");
        template.Columns.Take(3).Select(column => column.Header).ShouldBe(["ID Inovasi", "Judul Inovasi", "Kode Daerah"]);
        (await Make(ImportKind.Submissions, Index)).Columns[0].Header.ShouldBe("Innovation ID");
    }

    [Test]
    public async Task Columns_offer_the_values_that_the_rules_and_the_lists_in_force_know()
    {
        Column(await Make(ImportKind.Submissions, Index), "region_code").Allowed.ShouldBe(["13", "13.01"]);
        var affair = Column(await Make(ImportKind.Submissions, Index), "affair");
        affair.Allowed.ShouldBe(["pendidikan", "kesehatan", "pekerjaan-umum", "perumahan", "ketertiban", "sosial"]);
        affair.IsClosed.ShouldBeFalse();
        Column(await Make(ImportKind.Submissions, Jury, language: "id"), "digital").Allowed.ShouldBe(["ya", "tidak"]);
        Column(await Make(ImportKind.Marks, Jury), "innovation_id").Allowed.ShouldBe(["a", "b"]);
        Column(await Make(ImportKind.Regions, Jury), "type").Allowed.ShouldBe(["provinsi", "kabupaten", "kota"]);
    }

    [Test]
    public async Task Filled_rows_name_what_is_in_force_and_what_each_is_asked()
    {
        var wide = await Make(ImportKind.Marks, Jury, new TemplateOptions { IsFilled = true, IsWide = true });
        wide.Rows.Count.ShouldBe(2);
        var stage = wide.Edition.Stages[0];
        var row = wide.Columns.Zip(wide.Rows[0]).ToDictionary(pair => pair.First.Column.Name, pair => pair.Second);
        (row["stage"], row["innovation_id"], row["juror"], row["note"]).ShouldBe((stage.Id, "a", null, "=A"));
        (await Make(ImportKind.Marks, Jury, new TemplateOptions { IsFilled = true })).Rows.Count.ShouldBe(2 * stage.Leaves.Count);
        Csv(wide).ShouldContain(",'=A");
        var regions = await Make(
            ImportKind.Indicators,
            Index,
            new TemplateOptions
            {
                IsFilled = true,
                IsWide = true,
                Of = "region",
            }
        );
        regions.Rows.Select(one => one[0]).ShouldBe(["13", "13.01"]);
    }

    [Test]
    public async Task A_stage_has_only_its_own_criteria()
    {
        var stages = (await Make(ImportKind.Marks, Jury, new TemplateOptions { IsWide = true })).Edition.Stages;
        foreach (var stage in stages)
        {
            var template = await Make(ImportKind.Marks, Jury, new TemplateOptions { IsWide = true, Stage = stage.Id });
            template
                .Columns.Where(column => column.Column.IsWide)
                .Select(column => column.Column.Name)
                .ShouldBe(stage.Leaves.Select(leaf => leaf.Id));
        }
    }

    [TestCase(ImportKind.Marks, Index, "template-kind-not-taken")]
    [TestCase(ImportKind.Results, Index, "template-kind-not-taken")]
    public async Task An_edition_without_such_files_gives_none(ImportKind kind, string edition, string code) =>
        (await _place.Refusal(new MakeTemplate(kind, edition, "en", new TemplateOptions()))).Code.ShouldBe(code);

    [Test]
    public async Task Forms_that_a_kind_does_not_have_are_refused()
    {
        async Task<string> Code(ImportKind kind, string edition, TemplateOptions options) =>
            (await _place.Refusal(new MakeTemplate(kind, edition, "en", options))).Code;
        (await Code(ImportKind.Jurors, Jury, new TemplateOptions { IsWide = true })).ShouldBe("template-not-wide");
        (await Code(ImportKind.Submissions, Jury, new TemplateOptions { IsFilled = true })).ShouldBe("template-not-filled");
        (await Code(ImportKind.Marks, Jury, new TemplateOptions { Stage = "finale" })).ShouldBe("template-stage");
        (await Code(ImportKind.Indicators, Index, new TemplateOptions { Of = "village" })).ShouldBe("template-of");
        (await Code(ImportKind.Indicators, Index, new TemplateOptions { IsFilled = true, Of = "innovation" })).ShouldBe(
            "template-no-units"
        );
    }

    [TestCase(ImportKind.Submissions, Index, false)]
    [TestCase(ImportKind.Indicators, Index, true)]
    [TestCase(ImportKind.Marks, Jury, true)]
    public async Task The_workbook_is_valid_and_offers_lists(ImportKind kind, string edition, bool isWide)
    {
        using var stream = new MemoryStream();
        var template = await Make(kind, edition, new TemplateOptions { IsWide = isWide, IsFilled = isWide }, "id");
        TemplateXlsx.Write(stream, template);
        RawWorkbook.Prefixed(stream).ShouldBeEmpty("ExcelJS and others read plain names only");
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")
            .ShouldBeEmpty();
        var workbook = document.WorkbookPart!;
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        sheets
            .Select(sheet => sheet.State?.Value)
            .ShouldBe([SheetStateValues.Visible, SheetStateValues.Visible, SheetStateValues.VeryHidden]);
        Worksheet Content(int sheet) => ((WorksheetPart)workbook.GetPartById(sheets[sheet].Id!.Value!)).Worksheet;
        Content(0)
            .Descendants<Row>()
            .First()
            .Elements<Cell>()
            .Select(cell => cell.InnerText)
            .ShouldBe(template.Columns.Select(column => column.Header));
        Content(1).Descendants<Cell>().First().InnerText.ShouldBe("scoring-template");
        var lists = Content(0).Descendants<DataValidation>().Where(rule => rule.Type?.Value == DataValidationValues.List).ToList();
        lists.Count.ShouldBe(template.Columns.Count(column => column.Allowed is not null));
        lists.Count.ShouldBeGreaterThan(1);
    }
}
