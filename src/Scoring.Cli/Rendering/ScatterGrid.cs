using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Output.Charts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>Two parts of a composite index against each other, as a table or as a picture.</summary>
internal static class ScatterGrid
{
    /// <summary>Writes the table, or into a file the picture.</summary>
    /// <param name="session">Where the answer goes.</param>
    /// <param name="report">The report of the index.</param>
    /// <param name="nodes">The two ids, between them a comma.</param>
    /// <param name="picture">The file; null for the table.</param>
    public static int Write(CommandContext session, HierarchyReport report, string? nodes, string? picture)
    {
        if (nodes?.Split(',', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } x, { Length: > 0 } y])
            throw new UsageException("usage.two-nodes", string.Join(", ", Scatter.IdsOf(report)));
        var scatter = Scatter.Of(report, x, y);
        var chart = new ScatterChart(report, scatter, session.Language).Draw();
        if (chart is null)
            session.Say(CliTexts.Get("readout.empty", session.Spoken, ScatterChart.Name));
        else if (picture is not null)
        {
            var credited = chart with { Credit = $"{report.Edition.Name.In(session.Language)} ({report.Edition.Id})" };
            ResultTarget.WriteFile(picture, stream => stream.Write(SvgFile.Of(credited)));
            session.Say(CliTexts.Get("picture.drawn", session.Spoken, picture));
        }
        else
            Grid.Write(session, TableOf(report, scatter, chart.Title, session.Language));
        if (chart is not null)
        {
            var spoken = new ScatterChart(report, scatter, session.Spoken);
            session.Say(picture is null ? spoken.Summary : spoken.Draw()!.Note!);
        }
        if (report.IsIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
        return ExitCodes.Done;
    }

    private static Grid TableOf(HierarchyReport report, Scatter scatter, string title, string language) =>
        new(
            ScatterChart.Name,
            title,
            [
                Id,
                Name,
                new("x", "") { Written = scatter.X.Name.In(language) },
                new("y", "") { Written = scatter.Y.Name.In(language) },
                new("filled", "label.scatter-filled"),
            ],
            [
                .. scatter.Points.Select(point =>
                    (IReadOnlyList<object?>)[report.UnitIds[point.Unit], report.UnitNames[point.Unit], point.X, point.Y, point.IsFilled]
                ),
            ]
        );
}
