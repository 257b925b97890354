using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Import.Templates;

/// <summary>
/// The sheet of a template that explains each column: what belongs there, whether it must be filled in, the values allowed.
/// </summary>
internal static class TemplateGuide
{
    private const int MostListed = 40;
    private static readonly string[] Titles = ["header", "about", "needed", "allowed", "name"];
    private static readonly string[] Steps = ["fill", "headers", "aside", "import"];

    /// <summary>The sheet.</summary>
    public static Worksheet Make(ImportTemplate template)
    {
        var language = template.Language;
        var data = new SheetData();
        void Line(uint style, params object?[] texts) =>
            data.Append(
                Cells.Row(
                    data.ChildElements.Count + 1,
                    texts.Select((text, column) => (column, text, column == 0 ? style : FormStyles.Wrapped))
                )
            );
        // An import knows the sheet by this cell and does not read it.
        var sign = Cells.Row(1, [(0, TemplateSheets.Sign, FormStyles.Plain)]);
        sign.Hidden = true;
        data.Append(sign);
        var kind = T.Get("template.kind." + template.Kind, language);
        Line(FormStyles.Title, T.Get("template.title", language, kind, template.Edition.Name.In(language)));
        foreach (var step in Steps)
            Line(FormStyles.Plain, T.Get("template.how." + step, language, kind, template.Edition.Id, TemplateShape.NameOf(template.Kind)));
        Line(FormStyles.Plain);
        data.Append(
            Cells.Row(
                data.ChildElements.Count + 1,
                Titles.Select((title, column) => (column, (object?)T.Get("template.of-column." + title, language), FormStyles.Header))
            )
        );
        foreach (var column in template.Columns)
            Line(
                FormStyles.Bold,
                column.Header,
                column.About,
                T.Get(column.IsRequired ? "template.needed" : "template.optional", language),
                Allowed(column, language),
                column.Column.Name
            );
        return new Worksheet(
            SheetParts.FitsThePage(),
            new Columns(
                SheetParts.Width(1, 1, 30),
                SheetParts.Width(2, 2, 70),
                SheetParts.Width(3, 3, 16),
                SheetParts.Width(4, 4, 46),
                SheetParts.Width(5, 5, 24)
            ),
            data,
            SheetParts.OnePageWide()
        );
    }

    /// <summary>The values that a column may hold, as text.</summary>
    public static string Allowed(TemplateColumn column, string language)
    {
        if (column.Allowed is { } allowed)
        {
            var listed = string.Join("; ", allowed.Take(MostListed).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
            var shown = allowed.Count > MostListed ? T.Get("template.of-many", language, listed, allowed.Count) : listed;
            return column.IsClosed ? shown : T.Get("template.or-other", language, shown);
        }
        return (column.Column.Type, column.Column.From, column.Column.To) switch
        {
            (ColumnType.Number, { } from, { } to) => $"{Written(from, language)}–{Written(to, language)}",
            (ColumnType.Number, { } from, null) => "≥ " + Written(from, language),
            (ColumnType.Number, null, { } to) => "≤ " + Written(to, language),
            (ColumnType.Number, _, _) => T.Get("template.number", language),
            (ColumnType.Date, _, _) => T.Get("template.date", language),
            (ColumnType.Time, _, _) => T.Get("template.time", language),
            _ => T.Get("template.text", language),
        };
    }

    private static string Written(decimal number, string language) => Numbers.Format(number, language, 0, 10);
}
