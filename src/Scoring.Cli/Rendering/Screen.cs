using Spectre.Console;

namespace Scoring.Cli.Rendering;

/// <summary>Output for tables and trees: a terminal with colours and drawn lines, or plain characters in a file or pipe.</summary>
/// <param name="console">The console.</param>
/// <param name="plain">True if only plain characters may be written.</param>
internal sealed class Screen(IAnsiConsole console, bool plain)
{
    private const int WidthOfFiles = 10_000;

    /// <summary>The terminal on standard output.</summary>
    public static Screen Terminal() => new(AnsiConsole.Console, plain: false);

    /// <summary>The terminal on standard error, plain if redirected.</summary>
    public static Screen Errors() =>
        Console.IsErrorRedirected
            ? Plain(Console.Error)
            : new Screen(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), plain: false);

    /// <summary>Plain characters to a writer.</summary>
    public static Screen Plain(TextWriter writer)
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
        console.Profile.Width = WidthOfFiles;
        return new Screen(console, plain: true);
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

    /// <summary>An empty table in the screen's style.</summary>
    public Table Table() => new Table().Border(plain ? TableBorder.Ascii : TableBorder.Rounded);

    /// <summary>An empty tree in the screen's style.</summary>
    public Tree Tree(string markup) => new Tree(markup).Guide(plain ? TreeGuide.Ascii : TreeGuide.Line);

    public void Write(Spectre.Console.Rendering.IRenderable what) => console.Write(what);
}
