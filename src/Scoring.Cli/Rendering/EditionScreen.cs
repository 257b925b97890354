using Scoring.Domain.Rules;
using Scoring.Features.Rules;
using Spectre.Console;

namespace Scoring.Cli.Rendering;

/// <summary>An edition for people: the tree of steps, then the grids.</summary>
internal static class EditionScreen
{
    public static void Draw(Screen screen, Edition edition, string language)
    {
        screen.Heading($"{edition.Name.In(language)} ({edition.Id})");
        if (edition.About is { } about)
            screen.Line(about.In(language));
        foreach (var root in StepBranch.Roots(edition, language))
        {
            screen.Line();
            var tree = screen.Tree(MarkupOf(root.Line));
            Add(tree, root);
            screen.Write(tree);
        }
        foreach (var grid in new EditionGrids(edition, language).All)
            grid.Draw(screen, language);
    }

    private static void Add(IHasTreeNodes parent, StepBranch branch)
    {
        foreach (var below in branch.Below)
            Add(parent.AddNode(MarkupOf(below.Line)), below);
    }

    private static string MarkupOf(StepLine line) =>
        $"[bold]{Markup.Escape(line.Title)}[/] [dim]{Markup.Escape(line.Details)}[/]"
        + (line.Source is null ? "" : $" [blue][[{Markup.Escape(line.Source)}]][/]");
}
