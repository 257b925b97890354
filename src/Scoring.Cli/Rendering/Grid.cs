using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Cli.Parsing;
using Scoring.Features.Output.Localization;
using Scoring.Features.Output.Spreadsheets;
using Spectre.Console;

namespace Scoring.Cli.Rendering;

/// <summary>A column of a result that is a table.</summary>
/// <param name="Key">Its name in CSV and JSON.</param>
/// <param name="Label">The key of its title in the shared texts.</param>
/// <param name="Places">Decimal places always shown to people.</param>
/// <param name="Most">The most decimal places shown to people; files hold all.</param>
internal sealed record GridColumn(string Key, string Label, int Places = 0, int Most = 4)
{
    /// <summary>The title as it is written, where it comes from the data and not from the texts; null otherwise.</summary>
    public string? Written { get; init; }

    public string Title(string language) => Written ?? Texts.Get(Label, language);
}

/// <summary>A result that is a table, written in any format.</summary>
/// <param name="Name">Its name in JSON and in a workbook.</param>
/// <param name="Title">Its heading for people; empty for none.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: texts, numbers, truth values or null, one per column.</param>
internal sealed record Grid(string Name, string Title, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Writes grids to the session's target: all of them, except that CSV holds only the first.</summary>
    public static void Write(CommandContext session, params IReadOnlyList<Grid> grids)
    {
        switch (session.Format)
        {
            case Format.Csv:
                ResultTarget.WriteLines(session, grids[0].WriteCsv);
                break;
            case Format.Json:
                ResultTarget.WriteBytes(session, stream => GridJson.Write(stream, grids));
                break;
            case Format.Xlsx:
                ResultTarget.NeedsFile(session);
                ResultTarget.WriteBytes(session, stream =>
                    WorkbookFile.Write(stream, [.. grids.Select(grid => grid.Sheet(session.Language))])
                );
                break;
            case Format.Table:
                ResultTarget.WriteScreen(session, screen =>
                {
                    foreach (var grid in grids.Where(grid => grid.Rows.Count > 0))
                        grid.Draw(screen, session.Language);
                });
                break;
            default:
                throw new UsageException("usage.format-not-here", session.Format.ToString().ToLowerInvariant(), "table, csv, json, xlsx");
        }
    }

    /// <summary>Draws the table for people.</summary>
    public void Draw(Screen screen, string language)
    {
        if (Title.Length > 0)
            screen.Heading(Title);
        var table = screen.Table();
        for (var i = 0; i < Columns.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(Columns[i].Title(language)));
            if (Rows.All(row => row[i] is decimal or int or long or null))
                column.RightAligned();
            table.AddColumn(column);
        }
        foreach (var row in Rows)
            table.AddRow([.. row.Select((cell, i) => Markup.Escape(Shown(cell, Columns[i], language)))]);
        screen.Write(table);
    }

    /// <summary>Writes it as CSV.</summary>
    public void WriteCsv(TextWriter writer)
    {
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column.Key);
        csv.NextRecord();
        foreach (var row in Rows)
        {
            foreach (var cell in row)
                csv.WriteField(Invariant(cell));
            csv.NextRecord();
        }
    }

    private SheetTable Sheet(string language) =>
        new(Name, [.. Columns.Select(column => new SheetColumn(column.Title(language), column.Places > 0 ? column.Places : null))], Rows);

    public static string Shown(object? cell, GridColumn column, string language) =>
        cell switch
        {
            null => "",
            decimal number => Numbers.Format(number, language, column.Places, Math.Max(column.Places, column.Most)),
            int or long => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
            bool truth => Texts.Get(truth ? "label.yes" : "label.no", language),
            _ => cell.ToString()!.ReplaceLineEndings(" "),
        };

    private static string Invariant(object? cell) =>
        cell switch
        {
            null => "",
            decimal number => Numbers.Invariant(number),
            bool truth => truth ? "true" : "false",
            string text => SpreadsheetText.Guard(text),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        };
}
