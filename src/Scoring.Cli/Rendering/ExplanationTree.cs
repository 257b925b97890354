using Scoring.Domain.Explanations;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Explanations;
using Spectre.Console;

namespace Scoring.Cli.Rendering;

/// <summary>An explanation as a tree for people.</summary>
internal static class ExplanationTree
{
    /// <summary>Draws an explanation.</summary>
    /// <param name="screen">The screen to draw on.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="depth">How many levels below the score to show.</param>
    /// <param name="language">"id" or "en".</param>
    public static void Draw(Screen screen, UnitExplanation explanation, int depth, string language)
    {
        screen.Heading($"{explanation.Row.Name} ({explanation.Row.Id})");
        screen.Line($"{explanation.Edition.Name.In(language)}, {explanation.Ranking.Name.In(language)}");
        foreach (var (label, value) in ExplanationMarkdown.SummaryOf(explanation, language))
            screen.Rich($"{Markup.Escape(label)}: [bold]{Markup.Escape(value)}[/]");
        screen.Line();
        var places = explanation.Ranking.Rounding.Places;
        var root = ExplanationLine.Of(explanation.Root, null, language, places);
        var tree = screen.Tree(Drawn(root));
        Add(tree, explanation.Root, root, depth, language, places);
        screen.Write(tree);
        var sources = ExplanationLine.SourcesOf(explanation.Root, explanation.Row.Notes);
        if (sources.Count > 0)
            screen.Heading(Texts.Get("label.sources", language));
        foreach (var source in sources)
            screen.Line($"{source.Id}: {ExplanationLine.FullSource(source, language)} ({Texts.Standing(source.Standing, language)})");
    }

    private static void Add(IHasTreeNodes parent, Explanation node, ExplanationLine line, int depth, string language, int places)
    {
        foreach (var note in line.Notes)
            parent.AddNode($"[yellow]! {Markup.Escape(note)}[/]");
        if (depth <= 0)
            return;
        foreach (var input in node.Inputs)
        {
            var below = ExplanationLine.Of(input, node, language, places);
            Add(parent.AddNode(Drawn(below)), input, below, depth - 1, language, places);
        }
    }

    // Not as markup: a bracket that is escaped there would be a word of its own, and could stand alone at the end of a line.
    private static Paragraph Drawn(ExplanationLine line)
    {
        var (dim, title) = (new Style(decoration: Decoration.Dim), line.Counted ? Style.Plain : new Style(decoration: Decoration.Dim));
        var drawn = new Paragraph()
            .Append(line.Title + " = ", title)
            .Append(line.Value, new Style(decoration: title.Decoration | Decoration.Bold));
        var details = string.Join("; ", line.Details);
        if (details.Length > 0)
            drawn.Append(" - " + details, dim);
        if (line.Source is not null)
            drawn.Append($" [{line.Source}]", new Style(Color.Blue));
        return drawn;
    }
}
