using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Features.Ranking;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>finalise EDITION: stores the rankings as final, once no review item is open.</summary>
internal static class FinaliseVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var verb = VerbParts
            .Verb("finalise", options)
            .WithExamples("finalise solok-convention/2018", "finalise solok-convention/2018 --as Ketua");
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var run = await session.Send(new FinaliseRanking(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            RankVerb.Write(session, run);
            return ExitCodes.Done;
        });
        return verb;
    }
}
