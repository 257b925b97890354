using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Output.Charts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Hierarchy;

namespace Scoring.Cli.Rendering;

/// <summary>Scores of two versions or runs against each other, as a picture in a file.</summary>
internal static class BesidePicture
{
    private const int Places = 4;

    /// <summary>Draws the first two versions of an index.</summary>
    public static int Draw(CommandContext session, IndexVersions versions, string file)
    {
        var (own, other) = (versions.Versions[0], versions.Versions[1]);
        var twice = new List<ScoredTwice>();
        foreach (var (unit, (from, to)) in own.Scores.Zip(other.Scores).Index())
        {
            if (from is { } was && to is { } now)
                twice.Add(new ScoredTwice(versions.UnitIds[unit], versions.UnitNames[unit], was, now));
        }
        var lacking = own.Scores.Zip(other.Scores).Count(pair => pair.First is null != pair.Second is null);
        return Draw(
            session,
            language => new BesideChart(own.Name, other.Name, twice, lacking, language) { Places = Places },
            $"{own.Name}, {other.Name}",
            file,
            versions.IsIllustrative
        );
    }

    /// <summary>Draws two stored runs.</summary>
    /// <param name="session">The call.</param>
    /// <param name="comparison">The two runs.</param>
    /// <param name="ranking">The id of the ranking; null for the first in which a score differs, or else the first.</param>
    /// <param name="file">The file.</param>
    public static int Draw(CommandContext session, RunComparison comparison, string? ranking, string file)
    {
        string[] known = [.. comparison.All.Select(line => line.Ranking).Distinct(StringComparer.Ordinal)];
        if (ranking is not null && !known.Contains(ranking))
            throw new UsageException("usage.run-ranking", ranking, string.Join(", ", known));
        var wanted = ranking ?? (comparison.Rescored is [var first, ..] ? first : known.FirstOrDefault() ?? "");
        return Draw(
            session,
            language =>
                comparison.ChartOf(
                    wanted,
                    Texts.Get("beside.run", language, comparison.From.Id),
                    Texts.Get("beside.run", language, comparison.To.Id),
                    language
                ),
            $"{comparison.To.Edition}, {wanted}",
            file,
            comparison.IsIllustrative
        );
    }

    private static int Draw(CommandContext session, Func<string, BesideChart> of, string credit, string file, bool isIllustrative)
    {
        if (of(session.Language).Draw() is not { } chart)
        {
            session.Say(CliTexts.Get("readout.empty", session.Spoken, BesideChart.Name));
            return ExitCodes.Done;
        }
        ResultTarget.WriteFile(file, stream => stream.Write(SvgFile.Of(chart with { Credit = credit })));
        session.Say(CliTexts.Get("picture.drawn", session.Spoken, file));
        session.Say(of(session.Spoken).Draw()!.Note!);
        if (isIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
        return ExitCodes.Done;
    }
}
