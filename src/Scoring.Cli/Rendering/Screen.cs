using System.Globalization;
using Scoring.Cli.Localization;
using Spectre.Console;

namespace Scoring.Cli.Rendering;

/// <summary>Output for tables and trees: a terminal with colours and drawn lines, or plain characters in a file or pipe.</summary>
/// <param name="console">The console.</param>
/// <param name="plain">True if only plain characters may be written.</param>
/// <param name="width">The characters of a line that tables must fit; null for no limit.</param>
internal sealed class Screen(IAnsiConsole console, bool plain, int? width)
{
    /// <summary>The narrowest width that can be asked for.</summary>
    public const int Narrowest = 40;

    private const int WidthOfFiles = 10_000;

    /// <summary>The terminal on standard output.</summary>
    /// <param name="width">Its width where it was named; null for that of the window.</param>
    public static Screen Terminal(int? width)
    {
        var console = AnsiConsole.Console;
        if ((width ?? OfEnvironment()) is { } named)
            console.Profile.Width = named;
        return new(console, plain: false, console.Profile.Width);
    }

    /// <summary>The terminal on standard error, plain if redirected.</summary>
    public static Screen Errors() =>
        Console.IsErrorRedirected
            ? Plain(Console.Error)
            : OfErrors(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    private static Screen OfErrors(IAnsiConsole console) => new(console, plain: false, console.Profile.Width);

    // The width that the shell names, for terminals whose width cannot be asked.
    private static int? OfEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
        && columns >= Narrowest
            ? columns
            : null;

    /// <summary>Plain characters to a writer, as long as they are unless a width is named.</summary>
    public static Screen Plain(TextWriter writer, int? width = null)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        console.Profile.Width = width ?? WidthOfFiles;
        return new Screen(console, plain: true, width);
    }

    public void Line(string text = "") => console.WriteLine(text);

    /// <summary>A heading over a table.</summary>
    public void Heading(string text)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
    }

    /// <summary>Writes a line of markup; data in it must be escaped.</summary>
    public void Rich(string markup) => console.MarkupLine(markup);

    /// <summary>Draws a table that fits: texts wrap, and columns for which there is no room are named below it.</summary>
    /// <param name="columns">The columns with their cells.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="styleOf">The style of a row's markup; null for the usual one.</param>
    public void Table(IReadOnlyList<FitColumn> columns, string language, Func<int, string>? styleOf = null)
    {
        var widths = TableFit.Widths(columns, width);
        var shown = Enumerable.Range(0, columns.Count).Where(i => widths[i] is not null).ToList();
        var table = new Table().Border(plain ? TableBorder.Ascii : TableBorder.Rounded);
        foreach (var i in shown)
        {
            var column = new TableColumn(
                Markup.Escape(width is null ? columns[i].Title : TableFit.Heading(columns[i].Title, widths[i]!.Value))
            );
            if (columns[i].IsOfNumbers)
                column.RightAligned();
            if (width is not null)
                column.Width(widths[i]);
            table.AddColumn(column);
        }
        for (var row = 0; row < columns[0].Cells.Count; row++)
            table.AddRow([.. shown.Select(i => Styled(Cell(columns[i].Cells[row], widths[i]!.Value), styleOf?.Invoke(row)))]);
        console.Write(table);
        if (shown.Count < columns.Count)
            Line(
                CliTexts.Get(
                    "table.left-out",
                    language,
                    string.Join(", ", columns.Where((_, i) => widths[i] is null).Select(column => column.Title))
                )
            );
    }

    private string Cell(string cell, int most) => Markup.Escape(width is null ? cell : TableFit.Cut(cell, most));

    private static string Styled(string markup, string? style) => style is null ? markup : $"[{style}]{markup}[/]";

    /// <summary>An empty tree in the screen's style.</summary>
    public Tree Tree(Spectre.Console.Rendering.IRenderable root) => new Tree(root).Guide(plain ? TreeGuide.Ascii : TreeGuide.Line);

    public void Write(Spectre.Console.Rendering.IRenderable what) => console.Write(what);
}
