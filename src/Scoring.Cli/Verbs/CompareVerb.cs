using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Printing;
using Scoring.Features.Rankings.CompareRuns;

namespace Scoring.Cli.Verbs;

/// <summary>compare RUN-A RUN-B: what became different between two kept runs.</summary>
internal static class CompareVerb
{
    public static Command Make(GlobalOptions options)
    {
        var (from, to) = (VerbParts.Argument("RUN-A", options), VerbParts.Argument("RUN-B", options));
        var verb = VerbParts.Verb("compare", options);
        verb.Add(from);
        verb.Add(to);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            ComparisonGrids.Write(session, await session.Send(new CompareRuns(Number(parsed, from), Number(parsed, to)), cancellation).ConfigureAwait(false));
            return ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>An argument as a whole number from 1.</summary>
    internal static int Number(ParseResult parsed, Argument<string> argument) =>
        int.TryParse(parsed.Needs(argument), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number : throw new UsageException("usage.number", argument.Name, parsed.Needs(argument));
}
