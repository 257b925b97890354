using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>hierarchy EDITION: what a committee should know of a composite index before it trusts it.</summary>
internal static class HierarchyVerb
{
    private static readonly string[] ImportanceWords = ["squared", "correlation"];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var step = VerbParts.Option("step", "ID", options);
        var part = VerbParts.Option("part", "NAME", options);
        var unit = VerbParts.Option("unit", "ID", options, "option.hierarchy-unit");
        var beside = VerbParts.Repeated("beside", "VERSION", options);
        var node = VerbParts.Option("node", "ID", options);
        var importance = VerbParts.Option("importance", "KIND", options);
        var targets = VerbParts.Option("targets", "LIST", options);
        var nodes = VerbParts.Option("nodes", "LIST", options);
        var picture = VerbParts.Option("picture", "FILE", options, "option.hierarchy-picture");
        var verb = VerbParts
            .Verb("hierarchy", options)
            .WithExamples(
                "hierarchy human-development/2026 --rules sample-data/human-development/rules",
                "hierarchy human-development/2026 --part units --format parquet --output units.parquet "
                    + "--rules sample-data/human-development/rules",
                "hierarchy human-development/2026 --part weight-set --format csv --output sets.csv "
                    + "--rules sample-data/human-development/rules"
            );
        verb.Add(edition);
        verb.Add(step);
        verb.Add(part);
        verb.Add(unit);
        verb.Add(beside);
        verb.Add(node);
        verb.Add(importance);
        verb.Add(targets);
        verb.Add(nodes);
        verb.Add(picture);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(beside) is { Length: > 0 } versions)
            {
                var compared = new CompareIndexVersions(parsed.Needs(edition), parsed.GetValue(step), versions, parsed.GetValue(node));
                var answer = await session.Send(compared, cancellation).ConfigureAwait(false);
                return parsed.GetValue(nodes) is not null || (parsed.GetValue(picture) is not null && versions.Length > 1)
                        ? throw new UsageException("usage.one-version")
                    : parsed.GetValue(picture) is { } file ? BesidePicture.Draw(session, answer, file)
                    : WriteVersions(session, answer, parsed.GetValue(part));
            }
            if (parsed.GetValue(part) is { } asked && OptimisedWeightGrids.Names.Contains(asked))
            {
                var optimise = new OptimiseWeights(
                    parsed.Needs(edition),
                    parsed.GetValue(step),
                    parsed.GetValue(node),
                    ImportanceOf(parsed.GetValue(importance)),
                    TargetsOf(parsed.GetValue(targets))
                );
                return WriteWeights(session, await session.Send(optimise, cancellation).ConfigureAwait(false), asked);
            }
            var wanted = new ReportHierarchy(parsed.Needs(edition), parsed.GetValue(step));
            var report = await session.Send(wanted, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(nodes) is not null || parsed.GetValue(picture) is not null)
                return ScatterGrid.Write(session, report, parsed.GetValue(nodes), parsed.GetValue(picture));
            var units = new UnitGrids(report, session.Language);
            var grids = parsed.GetValue(unit) is { } id ? units.ProfileOf(id) : new HierarchyGrids(report, session.Language).All;
            Write(session, report, Chosen(grids, units, parsed.GetValue(part)));
            string[] others =
            [
                .. report.Edition.Steps.Values.OfType<HierarchyStep>().Select(one => one.Id).Where(id => id != report.Step.Id),
            ];
            if (wanted.Step is null && others.Length > 0)
                session.Say(CliTexts.Get("hierarchy.several", session.Spoken, report.Step.Id, others));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Importance ImportanceOf(string? word) =>
        word switch
        {
            null or "squared" => Importance.Squared,
            "correlation" => Importance.Correlation,
            _ => throw new UsageException("usage.value", "--importance", word, ImportanceWords),
        };

    // "wages=2,roads=1"
    private static Dictionary<string, decimal>? TargetsOf(string? list)
    {
        if (list is null)
            return null;
        var targets = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (
                item.Split('=') is not [{ Length: > 0 } id, var text]
                || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var target)
                || !targets.TryAdd(id, target)
            )
                throw new UsageException("usage.targets", item);
        }
        return targets;
    }

    private static int WriteWeights(CommandContext session, OptimisedWeights answer, string part)
    {
        Grid.Write(session, new OptimisedWeightGrids(answer, session.Language).Of(part));
        session.Say(HierarchySummary.OfOptimised(answer.Found, session.Spoken));
        if (answer.IsIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
        return ExitCodes.Done;
    }

    private static int WriteVersions(CommandContext session, IndexVersions versions, string? part)
    {
        var grids = IndexVersionGrids.Of(versions, session.Language);
        if (part is not null)
        {
            grids = [.. grids.Where(grid => grid.Name == part)];
            if (grids.Count == 0)
                throw new UsageException("usage.value", "--part", part, IndexVersionGrids.Names.ToArray());
        }
        Grid.Write(session, grids);
        if (versions.IsIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Language));
        return ExitCodes.Done;
    }

    private static IReadOnlyList<string> WeightlessOf(HierarchyReport report, string language) =>
        [.. report.Step.Rule.Root.Flatten().Where(node => node.Weight.Amount == 0m).Select(node => node.Name.In(language))];

    private static IReadOnlyList<Grid> Chosen(IReadOnlyList<Grid> grids, UnitGrids units, string? part)
    {
        if (part is null)
            return grids;
        return (grids.FirstOrDefault(grid => grid.Name == part) ?? units.Find(part)) is { } one
            ? [one]
            : throw new UsageException(
                "usage.value",
                "--part",
                part,
                grids.Select(grid => grid.Name).Concat(UnitGrids.Names).Concat(OptimisedWeightGrids.Names).ToArray()
            );
    }

    private static void Write(CommandContext session, HierarchyReport report, IReadOnlyList<Grid> grids)
    {
        var language = session.Language;
        if (session.Format == Format.Table)
        {
            ResultTarget.WriteScreen(session, screen =>
            {
                screen.Line(Texts.Get("report.summary", language, report.Step.Name, report.Figures.Indexed, report.Figures.Units));
                foreach (var grid in grids.Where(grid => grid.Rows.Count > 0))
                    grid.Draw(screen, language);
                screen.Line(Texts.Get("report.conventions", language));
            });
        }
        else
            Grid.Write(session, grids);
        foreach (var remark in report.Remarks)
            session.Say(Texts.Note(remark, session.Spoken));
        if (grids is [{ Rows.Count: 0 } asked])
            session.Say(CliTexts.Get("readout.empty", session.Spoken, asked.Name));
        if (grids.Any(grid => grid.Name is "components" or "loadings") && WeightlessOf(report, session.Spoken) is { Count: > 0 } weightless)
            session.Say(Texts.Get("report.components-weightless", session.Spoken, weightless));
        if (report.IsIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
    }
}
