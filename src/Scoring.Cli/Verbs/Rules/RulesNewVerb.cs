using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Rules;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>rules new PROGRAMME EDITION --from OTHER, or PROGRAMME/EDITION: a copy of an edition, with the new names, to edit.</summary>
internal static class RulesNewVerb
{
    private static readonly GridColumn[] Columns = [new("edition", "label.edition"), new("file", "label.file")];

    public static Command Make(GlobalOptions options)
    {
        var programme = VerbParts.Argument("PROGRAMME", options);
        var edition = new Argument<string>("EDITION")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "[EDITION]",
            Description = CliTexts.Get("argument.new-edition", options.SpokenLanguage),
        };
        var from = VerbParts.Option("from", "OTHER", options);
        var verb = VerbParts
            .Verb("new", options, "verb.rules.new")
            .WithExamples("rules new iga/2030 --from iga/2029", "rules new our-city/2027 --from solok-convention/2018");
        verb.Add(programme);
        verb.Add(edition);
        verb.Add(from);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var (names, slash) = (parsed.Needs(programme), parsed.Needs(programme).IndexOf('/', StringComparison.Ordinal));
            var isWhole = slash >= 0 && parsed.GetValue(edition) is null;
            var request = new NewEdition(
                isWhole ? names[..slash] : names,
                isWhole ? names[(slash + 1)..] : parsed.Needs(edition),
                parsed.Needs(from)
            );
            var copy = await session.Send(request, cancellation).ConfigureAwait(false);
            if (session.Format == Format.Table)
            {
                ResultTarget.WriteScreen(session, screen =>
                    screen.Line(CliTexts.Get("rules.new.made", session.Spoken, copy.Edition, copy.Folder, string.Join(", ", copy.Files)))
                );
            }
            else
            {
                Grid.Write(
                    session,
                    new Grid(
                        "files",
                        "",
                        Columns,
                        [.. copy.Files.Select(file => (IReadOnlyList<object?>)[copy.Edition, Path.Combine(copy.Folder, file)])]
                    )
                );
            }
            session.Say(CliTexts.Get("rules.new.next", session.Spoken, copy.Edition, request.From));
            return ExitCodes.Done;
        });
        return verb;
    }
}
