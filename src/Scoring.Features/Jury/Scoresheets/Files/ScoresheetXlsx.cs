using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Workbooks;
using Scoring.Features.Output.Spreadsheets;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Scoresheets.Files;

/// <summary>
/// A juror's scoresheet as a workbook: instructions with weights and scales, then one row per entry with open cells for the marks and
/// everything else locked, then a hidden sheet that says whose it is.
/// </summary>
public static class ScoresheetXlsx
{
    /// <summary>The row of the marks sheet with the column names as imports know them; it is hidden.</summary>
    internal const int KeyRow = 1;

    private const int FirstEntryRow = 3;
    private const int FirstMarkColumn = 4;

    /// <summary>Writes a workbook.</summary>
    /// <param name="stream">The target; it need not be seekable and is not closed.</param>
    /// <param name="sheet">The scoresheet.</param>
    /// <param name="language">Language of instructions and words: "id" or "en".</param>
    public static void Write(Stream stream, JurorScoresheet sheet, string language)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = FormStyles.Make();
            var lists = sheet.Stage.Leaves.Select(leaf => AllowedMarks.ListOf(sheet.Stage.ScaleOf(leaf), language)).ToList();
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            SheetParts.Add(
                workbook,
                list,
                T.Get("sheet.instructions", language),
                ScoresheetGuide.Make(sheet, language),
                SheetStateValues.Visible
            );
            SheetParts.Add(workbook, list, T.Get("sheet.marks", language), Marks(sheet, lists, language), SheetStateValues.Visible);
            SheetParts.Add(workbook, list, ScoresheetMarker.SheetName, Hidden(sheet, lists), SheetStateValues.VeryHidden);
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), list);
            workbook.Workbook.Save();
        }
        PlainNames.Write(buffer, stream);
    }

    private static Worksheet Marks(JurorScoresheet sheet, IReadOnlyList<IReadOnlyList<object>?> lists, string language)
    {
        var leaves = sheet.Stage.Leaves;
        string[] keys = ["stage", "juror", "innovation_id", "", .. leaves.Select(leaf => leaf.Id)];
        string[] labels =
        [
            T.Get("label.stage", language),
            T.Get("label.juror", language),
            T.Get("label.id", language),
            T.Get("label.name", language),
            .. leaves.Select((leaf, at) => $"{leaf.Name.In(language)} ({ScoresheetGuide.WeightText(sheet.Stage, leaf, language)})"),
        ];
        var keyRow = Cells.Row(KeyRow, keys.Select((key, column) => (column, (object?)key, FormStyles.Plain)));
        keyRow.Hidden = true;
        var data = new SheetData(keyRow, Cells.Row(2, labels.Select((label, column) => (column, (object?)label, FormStyles.Header))));
        for (var row = 0; row < sheet.Rows.Count; row++)
            data.Append(Cells.Row(FirstEntryRow + row, RowOf(sheet, sheet.Rows[row], language)));
        var worksheet = new Worksheet(
            SheetParts.FitsThePage(),
            StyleParts.Frozen(FirstMarkColumn, 2, "E3"),
            new Columns(
                SheetParts.Width(1, 2, 12, hidden: true),
                SheetParts.Width(3, 3, 16),
                SheetParts.Width(4, 4, 48),
                SheetParts.Width(FirstMarkColumn + 1, FirstMarkColumn + leaves.Count, 18)
            ),
            data,
            Protection()
        );
        if (sheet.Rows.Count > 0)
            worksheet.Append(Validations(sheet, lists, language));
        worksheet.Append(SheetParts.OnePageWide());
        return worksheet;
    }

    private static IEnumerable<(int, object?, uint)> RowOf(JurorScoresheet sheet, ScoresheetRow row, string language)
    {
        foreach (var (text, column) in new[] { sheet.Stage.Id, sheet.Juror, row.Entry }.Select((text, column) => (text, column)))
            yield return (column, text, FormStyles.Plain);
        yield return (3, row.Title, FormStyles.Wrapped);
        for (var leaf = 0; leaf < sheet.Stage.Leaves.Count; leaf++)
        {
            var criterion = sheet.Stage.Leaves[leaf];
            var isOpen = row.Criteria.Contains(criterion.Id);
            object? mark =
                isOpen && row.Marks.TryGetValue(criterion.Id, out var given)
                    ? AllowedMarks.Shown(sheet.Stage.ScaleOf(criterion), given, language)
                    : null;
            yield return (FirstMarkColumn + leaf, mark, isOpen ? FormStyles.Mark : FormStyles.NoMark);
        }
    }

    private static DataValidations Validations(JurorScoresheet sheet, IReadOnlyList<IReadOnlyList<object>?> lists, string language)
    {
        var validations = new DataValidations();
        for (var leaf = 0; leaf < lists.Count; leaf++)
        {
            var criterion = sheet.Stage.Leaves[leaf];
            var (scale, letter) = (sheet.Stage.ScaleOf(criterion), Cells.Column(FirstMarkColumn + leaf));
            var allowed = ReadMarks.ScaleText(scale);
            var rule = new DataValidation
            {
                AllowBlank = true,
                ShowErrorMessage = true,
                ShowInputMessage = true,
                ErrorStyle = DataValidationErrorStyleValues.Stop,
                ErrorTitle = T.Get("sheet.marks", language),
                Error = SheetParts.Cut(T.Get("sheet.off-scale", language, allowed), 255),
                PromptTitle = SheetParts.Cut(criterion.Name.In(language), 32),
                Prompt = SheetParts.Cut(T.Get("sheet.allowed", language, allowed), 255),
                SequenceOfReferences = new ListValue<StringValue>
                {
                    InnerText = FormattableString.Invariant($"{letter}{FirstEntryRow}:{letter}{FirstEntryRow + sheet.Rows.Count - 1}"),
                },
            };
            if (lists[leaf] is { } list)
            {
                var column = Cells.Column(ListColumn(leaf));
                rule.Type = DataValidationValues.List;
                rule.Append(new Formula1(FormattableString.Invariant($"{ScoresheetMarker.SheetName}!${column}$1:${column}${list.Count}")));
            }
            else
            {
                rule.Type = scale.Decimals == 0 ? DataValidationValues.Whole : DataValidationValues.Decimal;
                rule.Operator = DataValidationOperatorValues.Between;
                rule.Append(
                    new Formula1(scale.From.ToString(CultureInfo.InvariantCulture)),
                    new Formula2(scale.To.ToString(CultureInfo.InvariantCulture))
                );
            }
            validations.Append(rule);
        }
        validations.Count = (uint)validations.ChildElements.Count;
        return validations;
    }

    private static Worksheet Hidden(JurorScoresheet sheet, IReadOnlyList<IReadOnlyList<object>?> lists)
    {
        var data = new SheetData();
        string[] says = [ScoresheetMarker.Sign, sheet.Edition.Id, sheet.Stage.Id, sheet.Juror];
        for (var row = 0; row < Math.Max(says.Length, lists.Max(list => list?.Count ?? 0)); row++)
        {
            var at = row;
            var cells = lists
                .Select((list, leaf) => (ListColumn(leaf), list is not null && at < list.Count ? list[at] : null, FormStyles.Plain))
                .Where(cell => cell.Item2 is not null);
            data.Append(Cells.Row(row + 1, row < says.Length ? cells.Prepend((0, says[row], FormStyles.Plain)) : cells));
        }
        return new Worksheet(data, Protection());
    }

    private static int ListColumn(int leaf) => leaf + 2;

    /// <summary>Locks all cells that are not open, without a password: it prevents mistakes, not intent.</summary>
    internal static SheetProtection Protection() =>
        new()
        {
            Sheet = true,
            Objects = true,
            Scenarios = true,
            FormatColumns = false,
            FormatRows = false,
        };
}
