using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Rules;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>
/// rules show EDITION: the tree with citations and standings, the tables, the rule gaps; or with --picture, the tree as an SVG file.
/// </summary>
internal static class RulesShowVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var verb = VerbParts
            .Verb("show", options, "verb.rules.show")
            .WithExamples("rules show iga/2026", "rules show iga/2026 --picture iga.svg");
        var picture = VerbParts.Option("picture", "FILE", options);
        verb.Add(edition);
        verb.Add(picture);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var rules = await session.Send(new ShowEdition(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            var language = session.Language;
            if (parsed.GetValue(picture) is { Length: > 0 } file)
            {
                ResultTarget.WriteFile(file, stream => EditionPicture.Write(stream, rules, language));
                session.Say(CliTexts.Get("picture.drawn", language, file));
                return ExitCodes.Done;
            }
            switch (session.Format)
            {
                case Format.Table:
                    ResultTarget.WriteScreen(session, screen => EditionScreen.Draw(screen, rules, language));
                    break;
                case Format.Markdown:
                    ResultTarget.WriteLines(session, writer => EditionMarkdown.Write(writer, rules, language));
                    break;
                case Format.Json:
                    ResultTarget.WriteBytes(session, stream => EditionJson.Write(stream, rules, language, session.Form));
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
