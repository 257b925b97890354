using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Spectre.Console;

namespace Scoring.Cli.Printing;

/// <summary>An edition for people: the tree of steps, then the grids.</summary>
internal static class EditionScreen
{
    public static void Draw(Screen screen, Edition edition, string language)
    {
        screen.Heading($"{edition.Name.In(language)} ({edition.Id})");
        if (edition.About is { } about)
            screen.Line(about.In(language));
        foreach (var root in StepLine.Roots(edition))
        {
            screen.Line();
            var tree = screen.Tree(MarkupOf(StepLine.Of(root, null, null, language)));
            Add(tree, root, language);
            screen.Write(tree);
        }
        foreach (var grid in new EditionGrids(edition, language).All)
            grid.Draw(screen, language);
    }

    private static void Add(IHasTreeNodes parent, Step step, string language)
    {
        for (var i = 0; i < step.Inputs.Count; i++)
        {
            var input = step.Inputs[i];
            Add(parent.AddNode(MarkupOf(StepLine.Of(input, step, step.WeightOf(i), language))), input, language);
        }
    }

    private static string MarkupOf(StepLine line) =>
        $"[bold]{Markup.Escape(line.Title)}[/] [dim]{Markup.Escape(line.Details)}[/]"
        + (line.Source is null ? "" : $" [blue][[{Markup.Escape(line.Source)}]][/]");
}
