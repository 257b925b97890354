namespace Scoring.Cli.Rendering;

/// <summary>Sentences under their topics, for people who read words before numbers.</summary>
internal static class ReadoutScreen
{
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
