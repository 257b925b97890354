using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>
/// compare A B: what differs between two stored runs, or between two publications; with --unit, what a region's change from one edition to
/// another is due to.
/// </summary>
internal static class CompareVerb
{
    public static Command Make(GlobalOptions options)
    {
        var (from, to) = (VerbParts.Argument("RUN-A", options), VerbParts.Argument("RUN-B", options));
        var verb = VerbParts
            .Verb("compare", options)
            .WithExamples("compare iga/2018 iga/2019 --unit 72.01", "compare iga/2026/1 iga/2026/2", "compare 3 5");
        var (unit, ranking) = (VerbParts.Option("unit", "ID", options, "option.compare-unit"), VerbParts.Option("ranking", "ID", options));
        verb.Add(from);
        verb.Add(to);
        verb.Add(unit);
        var picture = VerbParts.Option("picture", "FILE", options, "option.compare-picture");
        verb.Add(ranking);
        verb.Add(picture);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(unit) is { Length: > 0 } one)
            {
                if (parsed.GetValue(picture) is not null)
                    throw new UsageException("usage.picture-of-runs");
                SplitGrids.Write(
                    session,
                    await session
                        .Send(new SplitChange(Edition(parsed, from), Edition(parsed, to), one, parsed.GetValue(ranking)), cancellation)
                        .ConfigureAwait(false)
                );
                return ExitCodes.Done;
            }
            if (parsed.GetValue(ranking) is not null && parsed.GetValue(picture) is null)
                throw new UsageException("usage.argument-missing", unit.Name);
            var wanted = new CompareRuns(
                await Run(session, parsed, from, cancellation).ConfigureAwait(false),
                await Run(session, parsed, to, cancellation).ConfigureAwait(false)
            );
            var comparison = await session.Send(wanted, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(picture) is { } file)
                return BesidePicture.Draw(session, comparison, parsed.GetValue(ranking), file);
            await ComparisonGrids.Write(session, comparison, cancellation).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return verb;
    }

    // Two editions as they stand now. A stored run or a publication has no facts of its own to apply other rules to.
    private static string Edition(ParseResult parsed, Argument<string> argument)
    {
        var text = parsed.Needs(argument);
        return text.Count(letter => letter == '/') == 1 ? text : throw new UsageException("usage.split-edition", text);
    }

    // A run by its number, or the run of a publication: PROGRAMME/EDITION/NUMBER.
    private static async Task<long> Run(
        CommandContext session,
        ParseResult parsed,
        Argument<string> argument,
        CancellationToken cancellation
    )
    {
        var text = parsed.Needs(argument);
        if (!text.Contains('/', StringComparison.Ordinal))
            return Number(parsed, argument);
        var slash = text.LastIndexOf('/');
        if (
            !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || text.IndexOf('/', StringComparison.Ordinal) == slash
        )
            throw new UsageException("usage.publication", text);
        return (await session.Send(new ShowPublication(text[..slash], number), cancellation).ConfigureAwait(false)).Publication.RunId;
    }

    /// <summary>An argument as a whole number from 1.</summary>
    internal static int Number(ParseResult parsed, Argument<string> argument) =>
        int.TryParse(parsed.Needs(argument), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw new UsageException("usage.number", argument.Name, parsed.Needs(argument));
}
