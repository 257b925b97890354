using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;
using Scoring.Features.Output.Spreadsheets;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Import.Templates;

/// <summary>
/// A template as a workbook: the sheet to fill in, whose header says of each column what belongs there when its cell is chosen; a sheet
/// that explains all columns, which an import knows by its first cell; and a hidden sheet with the lists to choose from.
/// </summary>
public static class TemplateXlsx
{
    private const int RowsToFill = 5000;
    private const int LongestTitle = 32;

    /// <summary>Writes a workbook.</summary>
    /// <param name="stream">The target; it need not be seekable and is not closed.</param>
    /// <param name="template">The template.</param>
    public static void Write(Stream stream, ImportTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = FormStyles.Make();
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            var explanation = T.Get("template.explanation", template.Language);
            var name = T.Get("template.kind." + template.Kind, template.Language);
            WriteRows(SheetParts.Add(workbook, list, name, SheetStateValues.Visible), template);
            SheetParts.Add(workbook, list, explanation, TemplateGuide.Make(template), SheetStateValues.Visible);
            SheetParts.Add(workbook, list, ScoresheetMarker.SheetName, Lists(template), SheetStateValues.VeryHidden);
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), list);
            workbook.Workbook.Save();
        }
        PlainNames.Write(buffer, stream);
    }

    // Row by row: a template of a nation's innovations has many.
    private static void WriteRows(WorksheetPart part, ImportTemplate template)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(SheetParts.FitsThePage());
        writer.WriteElement(StyleParts.Frozen(0, 1, "A2"));
        writer.WriteElement(
            new Columns(
                template.Columns.Select((column, at) => SheetParts.Width(at + 1, at + 1, WidthOf(template, at), style: StyleOf(column)))
            )
        );
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(
            Cells.Row(
                1,
                template.Columns.Select(
                    (column, at) => (at, (object?)column.Header, column.IsRequired ? FormStyles.Header : FormStyles.OptionalHeader)
                )
            )
        );
        for (var row = 0; row < template.Rows.Count; row++)
        {
            var cells = template.Rows[row];
            writer.WriteElement(
                Cells.Row(
                    row + 2,
                    template.Columns.Select((column, at) => (at, (object?)cells[at], StyleOf(column))).Where(cell => cell.Item2 is not null)
                )
            );
        }
        writer.WriteEndElement();
        writer.WriteElement(Validations(template));
        writer.WriteElement(SheetParts.OnePageWide());
        writer.WriteEndElement();
    }

    private static double WidthOf(ImportTemplate template, int at)
    {
        var column = template.Columns[at];
        var longest = template.Rows.Take(200).Max(row => row[at]?.Length) ?? 0;
        return column.Column.Name is "title" or "note" or "name" ? 44
            : column.Column.IsWide ? 16
            : Math.Clamp(Math.Max(column.Header.Length, longest) + 4, 14, 34);
    }

    // Codes such as 13.01 are texts: as numbers they would lose zeros.
    private static uint StyleOf(TemplateColumn column) =>
        column.Column.Type switch
        {
            ColumnType.Text => FormStyles.Written,
            ColumnType.Date => FormStyles.Day,
            ColumnType.Time => FormStyles.Moment,
            _ => FormStyles.Plain,
        };

    private static DataValidations Validations(ImportTemplate template)
    {
        var validations = new DataValidations();
        var last = Math.Max(RowsToFill, template.Rows.Count + 1).ToString(CultureInfo.InvariantCulture);
        for (var at = 0; at < template.Columns.Count; at++)
        {
            var (column, letter) = (template.Columns[at], Cells.Column(at));
            validations.Append(
                new DataValidation
                {
                    ShowInputMessage = true,
                    PromptTitle = SheetParts.Cut(column.Header, LongestTitle),
                    Prompt = SheetParts.Cut(column.About, SheetParts.LongestMessage),
                    SequenceOfReferences = Range($"{letter}1"),
                }
            );
            if (RuleOf(column, at, template.Language) is { } rule)
            {
                (rule.AllowBlank, rule.ShowErrorMessage) = (true, true);
                rule.ErrorStyle = column.IsClosed ? DataValidationErrorStyleValues.Stop : DataValidationErrorStyleValues.Information;
                rule.ErrorTitle = SheetParts.Cut(column.Header, LongestTitle);
                rule.Error = SheetParts.Cut(
                    T.Get(
                        column.IsClosed ? "template.wrong" : "template.unusual",
                        template.Language,
                        TemplateGuide.Allowed(column, template.Language)
                    ),
                    SheetParts.LongestMessage
                );
                rule.SequenceOfReferences = Range($"{letter}2:{letter}{last}");
                validations.Append(rule);
            }
        }
        validations.Count = (uint)validations.ChildElements.Count;
        return validations;
    }

    private static DataValidation? RuleOf(TemplateColumn column, int at, string language)
    {
        if (column.Allowed is { } allowed)
        {
            var letter = Cells.Column(at);
            return new DataValidation(
                new Formula1(FormattableString.Invariant($"{ScoresheetMarker.SheetName}!${letter}$1:${letter}${allowed.Count}"))
            )
            {
                Type = DataValidationValues.List,
            };
        }
        return column.Column.Type switch
        {
            ColumnType.Number => Limits(column.Column),
            // Days from the year 1990 on, as spreadsheets count them.
            ColumnType.Date or ColumnType.Time => new DataValidation(new Formula1("32874"))
            {
                Type = DataValidationValues.Date,
                Operator = DataValidationOperatorValues.GreaterThanOrEqual,
            },
            _ => null,
        };
    }

    private static DataValidation Limits(ExpectedColumn column)
    {
        var (from, to) = (Written(column.From), Written(column.To));
        var rule = (from, to) switch
        {
            ({ } low, { } high) => new DataValidation(new Formula1(low), new Formula2(high))
            {
                Operator = DataValidationOperatorValues.Between,
            },
            ({ } low, null) => new DataValidation(new Formula1(low)) { Operator = DataValidationOperatorValues.GreaterThanOrEqual },
            (null, { } high) => new DataValidation(new Formula1(high)) { Operator = DataValidationOperatorValues.LessThanOrEqual },
            _ => new DataValidation(new Formula1("-1E+15")) { Operator = DataValidationOperatorValues.GreaterThanOrEqual },
        };
        rule.Type = DataValidationValues.Decimal;
        return rule;
    }

    private static string? Written(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static ListValue<StringValue> Range(string range) => new() { InnerText = range };

    private static Worksheet Lists(ImportTemplate template)
    {
        var data = new SheetData();
        for (var row = 0; row < template.Columns.Max(column => column.Allowed?.Count ?? 0); row++)
        {
            var at = row;
            var cells = template
                .Columns.Select((column, place) => (Column: place, Value: column.Allowed?.ElementAtOrDefault(at), FormStyles.Plain))
                .Where(cell => cell.Value is not null);
            data.Append(Cells.Row(row + 1, cells));
        }
        return new Worksheet(data);
    }
}
