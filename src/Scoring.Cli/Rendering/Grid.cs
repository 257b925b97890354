using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Cli.Parsing;
using Scoring.Domain.Numbers;
using Scoring.Features.Output.Localization;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Cli.Rendering;

/// <summary>A column of a result that is a table.</summary>
/// <param name="Key">Its name in CSV, JSON and Parquet.</param>
/// <param name="Label">The key of its title in the shared texts.</param>
/// <param name="Places">Decimal places always shown to people.</param>
/// <param name="Most">The most decimal places shown to people; files hold all.</param>
internal sealed record GridColumn(string Key, string Label, int Places = 0, int Most = 4)
{
    /// <summary>The title itself, where it comes from the data; null for one that comes from the texts.</summary>
    public string? Written { get; init; }

    public string Title(string language) => Written ?? Texts.Get(Label, language);
}

/// <summary>A number that people see with places of its own, in a table whose rows are different things; files hold the number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Places">Decimal places always shown.</param>
/// <param name="Most">The most decimal places shown.</param>
internal sealed record Figure(decimal Value, int Places, int Most)
{
    /// <summary>A published figure: these places and no others.</summary>
    public static Figure? Published(decimal? value, int places) => value is { } number ? new(number, places, places) : null;

    /// <summary>A figure that goes into a published one: at least as many places, and more where it has more.</summary>
    public static Figure? AtLeast(decimal? value, int places) => value is { } number ? new(number, places, Math.Max(places, 4)) : null;
}

/// <summary>A result that is a table, written in any format.</summary>
/// <param name="Name">Its name in JSON and in a workbook.</param>
/// <param name="Title">Its heading for people; empty for none.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: texts, numbers, figures, truth values or null, one per column.</param>
internal sealed record Grid(string Name, string Title, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Writes grids to the session's target: all of them, except that CSV and Parquet hold only the first.</summary>
    public static void Write(CommandContext session, params IReadOnlyList<Grid> grids)
    {
        if (session.Format != Format.Table)
            grids = [.. grids.Select(grid => grid.WithoutPlaces())];
        switch (session.Format)
        {
            case Format.Csv:
                ResultTarget.WriteLines(session, grids[0].WriteCsv);
                break;
            case Format.Json:
                ResultTarget.WriteBytes(session, stream => GridJson.Write(stream, grids, session.Form));
                break;
            case Format.Xlsx:
                ResultTarget.WriteBytes(session, stream =>
                    WorkbookFile.Write(stream, [.. grids.Select(grid => grid.Sheet(session.Language))])
                );
                break;
            case Format.Parquet:
                ResultTarget.WriteBytes(session, stream => GridParquet.Write(stream, grids[0], session.Form));
                break;
            case Format.Table:
                ResultTarget.WriteScreen(session, screen =>
                {
                    foreach (var grid in grids.Where(grid => grid.Rows.Count > 0))
                        grid.Draw(screen, session.Language);
                });
                break;
            default:
                throw new UsageException("usage.format-not-here", "markdown", "table, csv, json, xlsx, parquet");
        }
    }

    /// <summary>The table with only those of its columns that are wanted, each with its place among them.</summary>
    public Grid With(Func<GridColumn, int, bool> wanted)
    {
        int[] kept = [.. Columns.Index().Where(one => wanted(one.Item, one.Index)).Select(one => one.Index)];
        return this with
        {
            Columns = [.. kept.Select(i => Columns[i])],
            Rows = [.. Rows.Select(row => (IReadOnlyList<object?>)[.. kept.Select(i => row[i])])],
        };
    }

    /// <summary>Draws the table for people.</summary>
    public void Draw(Screen screen, string language)
    {
        if (Title.Length > 0)
            screen.Heading(Title);
        // A column without a value only takes room from the others; an empty table keeps its headings.
        var columns = Columns
            .Select((column, i) => (Column: column with { Places = PlacesOf(i) }, At: i))
            .Select(one => new FitColumn(
                one.Column.Title(language),
                IsOfNumbers(one.At),
                [.. Rows.Select(row => Shown(row[one.At], one.Column, language))]
            ))
            .Where(column => Rows.Count == 0 || column.Cells.Any(cell => cell.Length > 0));
        screen.Table([.. columns], language);
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

    private bool IsOfNumbers(int column) => Rows.All(row => row[column] is decimal or Figure or int or long or null);

    // The figures of a column have the same places, those of the longest, so that 55.00 stands below 90.75; ranks and counts stay whole.
    private int PlacesOf(int column)
    {
        var (places, most) = (Columns[column].Places, Math.Max(Columns[column].Places, Columns[column].Most));
        if (!IsOfNumbers(column) || Columns[column].Key.Contains("rank", StringComparison.Ordinal))
            return places;
        return Rows.Select(row => row[column])
            .OfType<decimal>()
            .Select(number => Exact.PlacesOf(Exact.Round(number, most, RoundingMode.HalfAwayFromZero)))
            .Append(places)
            .Max();
    }

    // Files hold numbers; how many places people see is no part of them.
    private Grid WithoutPlaces() =>
        this with
        {
            Rows = [.. Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(cell => cell is Figure figure ? figure.Value : cell)])],
        };

    private SheetTable Sheet(string language) =>
        new(Name, [.. Columns.Select(column => new SheetColumn(column.Title(language), column.Places > 0 ? column.Places : null))], Rows);

    public static string Shown(object? cell, GridColumn column, string language) =>
        cell switch
        {
            null => "",
            Figure figure => Numbers.Format(figure.Value, language, figure.Places, figure.Most),
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
