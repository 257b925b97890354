using System.Globalization;
using System.Security;
using System.Text;

namespace Scoring.TestKit;

/// <summary>A workbook of tables as people make them: numbers, texts, percent and dates, merged cells, hidden rows and sheets.</summary>
public sealed class TableWorkbook
{
    private static readonly DateTime Day0 = new(1899, 12, 30);

    private readonly List<(string Name, bool IsHidden, string Xml)> _sheets = [];

    /// <summary>A number that the workbook shows as percent.</summary>
    public sealed record Percent(decimal Value);

    /// <summary>A formula whose value was not stored.</summary>
    public sealed record NoValue(string Formula);

    /// <summary>An error, "#REF!".</summary>
    public sealed record Error(string Text);

    /// <summary>
    /// Adds a sheet. A cell is a text, a number, a day, one of the records of this class, or null; a row that is null is missing.
    /// </summary>
    public TableWorkbook With(
        string name,
        IReadOnlyList<object?[]?> rows,
        IReadOnlyList<string>? merged = null,
        bool isHidden = false,
        IReadOnlyCollection<int>? hiddenRows = null
    )
    {
        var xml = new StringBuilder("<sheetData>");
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is not { } cells)
                continue;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{i + 1}\"{(hiddenRows?.Contains(i + 1) == true ? " hidden=\"1\"" : "")}>");
            for (var column = 0; column < cells.Length; column++)
                xml.Append(Cell(Name(column) + (i + 1).ToString(CultureInfo.InvariantCulture), cells[column]));
            xml.Append("</row>");
        }
        xml.Append("</sheetData>");
        if (merged is { Count: > 0 })
            xml.Append("<mergeCells>").AppendJoin("", merged.Select(range => $"<mergeCell ref=\"{range}\"/>")).Append("</mergeCells>");
        _sheets.Add((name, isHidden, xml.ToString()));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] Bytes()
    {
        var book = new RawWorkbook()
            .With(
                "xl/workbook.xml",
                RawWorkbook.Book(
                    string.Concat(
                        _sheets.Select(
                            (sheet, i) =>
                                $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" "
                                + $"sheetId=\"{i + 1}\"{(sheet.IsHidden ? " state=\"hidden\"" : "")} r:id=\"s{i + 1}\"/>"
                        )
                    )
                )
            )
            .With(
                "xl/_rels/workbook.xml.rels",
                RawWorkbook.Relations([
                    .. _sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"worksheets/table{i + 1}.xml")),
                    ("styles", "styles", "styles.xml"),
                ])
            )
            // Styles: 0 general, 1 percent, 2 a day, 3 a day and time.
            .With(
                "xl/styles.xml",
                "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\">"
                    + "<numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts><cellXfs count=\"4\"><xf numFmtId=\"0\"/>"
                    + "<xf numFmtId=\"9\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            );
        for (var i = 0; i < _sheets.Count; i++)
            book.With(
                $"xl/worksheets/table{i + 1}.xml",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{_sheets[i].Xml}</worksheet>"
            );
        return book.Bytes();
    }

    private static string Cell(string place, object? value) =>
        value switch
        {
            null => "",
            Percent percent => Number(place, percent.Value, 1),
            DateTime time => Number(place, (decimal)(time - Day0).TotalDays, time.TimeOfDay == TimeSpan.Zero ? 2 : 3),
            NoValue formula => $"<c r=\"{place}\"><f>{SecurityElement.Escape(formula.Formula)}</f></c>",
            Error error => $"<c r=\"{place}\" t=\"e\"><v>{error.Text}</v></c>",
            string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
            _ => Number(place, Convert.ToDecimal(value, CultureInfo.InvariantCulture), 0),
        };

    private static string Number(string place, decimal value, int style) =>
        string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>");

    private static string Name(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Name(column / 26 - 1) + (char)('A' + column % 26);
}
