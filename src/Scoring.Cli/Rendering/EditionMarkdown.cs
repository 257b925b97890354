using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules;

namespace Scoring.Cli.Rendering;

/// <summary>An edition as Markdown: the steps as a nested list, then a table for each grid.</summary>
internal static class EditionMarkdown
{
    public static void Write(TextWriter writer, Edition edition, string language)
    {
        writer.WriteLine($"# {Cell(edition.Name.In(language))}");
        writer.WriteLine();
        writer.WriteLine($"`{edition.Id}` · {Texts.Get("label.rule-hash", language)} `{edition.Hash}`");
        if (edition.About is { } about)
        {
            writer.WriteLine();
            writer.WriteLine(Cell(about.In(language)));
        }
        writer.WriteLine();
        writer.WriteLine($"## {Texts.Get("label.score-tree", language)}");
        writer.WriteLine();
        foreach (var root in StepBranch.Roots(edition, language))
            WriteStep(writer, root, 0);
        foreach (var grid in new EditionGrids(edition, language).All)
            WriteGrid(writer, grid, language);
    }

    private static void WriteStep(TextWriter writer, StepBranch branch, int depth)
    {
        var line = branch.Line;
        writer.WriteLine(
            $"{new string(' ', depth * 2)}- **{Cell(line.Title)}** — {Cell(line.Details)}"
                + (line.Source is null ? "" : $" `[{line.Source}]`")
        );
        foreach (var below in branch.Below)
            WriteStep(writer, below, depth + 1);
    }

    private static void WriteGrid(TextWriter writer, Grid grid, string language)
    {
        writer.WriteLine();
        writer.WriteLine($"## {grid.Title}");
        writer.WriteLine();
        writer.WriteLine($"| {string.Join(" | ", grid.Columns.Select(column => Cell(column.Title(language))))} |");
        writer.WriteLine($"|{string.Concat(grid.Columns.Select(_ => "---|"))}");
        foreach (var row in grid.Rows)
            writer.WriteLine($"| {string.Join(" | ", row.Select((cell, i) => Cell(Grid.Shown(cell, grid.Columns[i], language))))} |");
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim();
}
