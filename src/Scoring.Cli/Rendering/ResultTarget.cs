using System.Text;
using Scoring.Cli.Parsing;

namespace Scoring.Cli.Rendering;

/// <summary>Where results are written: standard output, or the file named by --output.</summary>
internal static class ResultTarget
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Opens standard output; a test that runs a command in its own process replaces it.</summary>
    public static Func<Stream> StandardOutput { get; set; } = Console.OpenStandardOutput;

    /// <summary>Writes bytes, such as JSON or a workbook.</summary>
    public static void WriteBytes(CommandContext session, Action<Stream> write)
    {
        using var stream = Open(session);
        write(stream);
    }

    /// <summary>Writes lines that end with LF, such as CSV or Markdown.</summary>
    public static void WriteLines(CommandContext session, Action<TextWriter> write) => WriteBytes(session, stream =>
        {
            using var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
            write(writer);
        });

    /// <summary>
    /// Writes tables and trees: in colour and fitted to its width on a terminal, as plain characters of any length elsewhere unless a
    /// width is named.
    /// </summary>
    public static void WriteScreen(CommandContext session, Action<Screen> write)
    {
        if (session.Output is null && !Console.IsOutputRedirected)
            write(Screen.Terminal(session.Width));
        else
            WriteLines(session, writer => write(Screen.Plain(writer, session.Width)));
    }

    /// <summary>Refuses to write what is not text to a terminal; called where no file is named.</summary>
    public static void NeedsFile(Format format)
    {
        if (!Console.IsOutputRedirected)
            throw new UsageException("usage.needs-output", format.ToString().ToLowerInvariant());
    }

    /// <summary>True if a form that people fill is written as CSV; it is a workbook unless CSV is asked for.</summary>
    public static bool IsCsvForm(CommandContext session) =>
        session.Format switch
        {
            Format.Csv => true,
            Format.Xlsx => false,
            Format.Table => session.Output?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true,
            _ => throw new UsageException("usage.format-not-here", session.Format.ToString().ToLowerInvariant(), "csv, xlsx"),
        };

    /// <summary>Writes a file in addition to the results.</summary>
    public static void WriteFile(string path, Action<Stream> write)
    {
        using var stream = Create(path);
        write(stream);
    }

    private static Stream Open(CommandContext session) => session.Output is null ? StandardOutput() : Create(session.Output);

    private static FileStream Create(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("usage.output", path);
        }
    }
}
