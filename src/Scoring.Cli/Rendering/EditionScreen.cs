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
            var tree = screen.Tree(LineOf(root.Line));
            Add(tree, root);
            screen.Write(tree);
        }
        foreach (var grid in new EditionGrids(edition, language).All)
            grid.Draw(screen, language);
    }

    private static void Add(IHasTreeNodes parent, StepBranch branch)
    {
        foreach (var below in branch.Below)
            Add(parent.AddNode(LineOf(below.Line)), below);
    }

    private static Paragraph LineOf(StepLine line)
    {
        var drawn = new Paragraph()
            .Append(line.Title, new Style(decoration: Decoration.Bold))
            .Append(" " + line.Details, new Style(decoration: Decoration.Dim));
        return line.Source is null ? drawn : drawn.Append($" [{line.Source}]", new Style(Color.Blue));
    }
}
