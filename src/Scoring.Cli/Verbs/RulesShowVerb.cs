using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Printing;
using Scoring.Features.Rules.ShowEdition;

namespace Scoring.Cli.Verbs;

/// <summary>rules show EDITION: the tree with citations and standings, the tables, what is open.</summary>
internal static class RulesShowVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var verb = VerbParts.Verb("show", options, "verb.rules.show");
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var rules = await session.Send(new ShowEdition(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            var language = session.Language;
            switch (session.Format)
            {
                case Format.Table:
                    ResultTarget.WriteScreen(session, screen => EditionScreen.Draw(screen, rules, language));
                    break;
                case Format.Markdown:
                    ResultTarget.WriteLines(session, writer => EditionMarkdown.Write(writer, rules, language));
                    break;
                case Format.Json:
                    ResultTarget.WriteBytes(session, stream => EditionJson.Write(stream, rules, language));
                    break;
                default:
                    Grid.Write(session, new EditionGrids(rules, language).All);
                    break;
            }
            return ExitCodes.Done;
        });
        return verb;
    }
}
