using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>Sentences under their topics, for people who read words before numbers.</summary>
internal static class ReadoutScreen
{
    /// <summary>
    /// Writes a report: one of its tables if <paramref name="part"/> names it, words and tables for people, or all tables for a program.
    /// </summary>
    /// <exception cref="UsageException">There is no such part.</exception>
    public static void WriteReport(
        CommandContext session,
        IReadOnlyList<Grid> grids,
        string? part,
        Action<Screen> draw,
        bool isIllustrative
    )
    {
        if (part is not null)
        {
            var asked = grids.FirstOrDefault(grid => grid.Name == part)
                ?? throw new UsageException("usage.value", "--part", part, grids.Select(grid => grid.Name).ToArray());
            Grid.Write(session, asked);
            if (asked.Rows.Count == 0)
                session.Say(CliTexts.Get("readout.empty", session.Spoken, part));
        }
        else if (session.Format == Format.Table)
            ResultTarget.WriteScreen(session, draw);
        else
            // A table that is made only where it is asked for has no columns otherwise.
            Grid.Write(session, [.. grids.Where(grid => grid.Columns.Count > 0)]);
        if (isIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
    }

    public static void Draw(Screen screen, string title, IEnumerable<(string Topic, IEnumerable<string> Sentences)> topics)
    {
        screen.Heading(title);
        foreach (var (topic, sentences) in topics)
        {
            screen.Line();
            screen.Line(topic);
            foreach (var sentence in sentences)
                screen.Line("- " + sentence);
        }
    }
}
