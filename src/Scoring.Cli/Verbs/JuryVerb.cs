using System.CommandLine;
using Scoring.Cli.Parsing;

namespace Scoring.Cli.Verbs;

/// <summary>jury …: the work of a stage's jurors, and what is to be known of them.</summary>
internal static class JuryVerb
{
    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts.Verb("jury", options);
        verb.Add(JuryAgreementVerb.Make(options));
        verb.SetAction(parsed => WrongUsage.Tell(
            new UsageException("usage.verb-missing", "jury", verb.Subcommands.Select(one => one.Name).ToArray()), verb, options.SpokenLanguage));
        return verb;
    }
}
