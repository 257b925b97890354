using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Documents;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>minutes EDITION: the minutes as HTML to print, in Indonesian unless another language is given.</summary>
internal static class MinutesVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var (ranking, top) = (VerbParts.Option("ranking", "ID", options), VerbParts.Option("top", "N", options));
        var verb = VerbParts
            .Verb("minutes", options)
            .WithExamples(
                "minutes solok-convention/2018 --output minutes.html",
                "minutes solok-convention/2018 --ranking top-ten --top 10 --output top-ten.html"
            );
        verb.Add(edition);
        verb.Add(ranking);
        verb.Add(top);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var number = parsed.Number(top);
            var minutes = await session
                .Send(new WriteMinutes(parsed.Needs(edition), parsed.GetValue(ranking)), cancellation)
                .ConfigureAwait(false);
            var html = MinutesHtml.Of(minutes, LanguageOf(parsed, options), number);
            ResultTarget.WriteLines(session, writer => writer.Write(html));
            if (session.Output is { } path)
                session.Say(CliTexts.Get("paper.written", session.Spoken, path));
            return ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>The language of a document: Indonesian, regardless of the system's language, unless --language says otherwise.</summary>
    internal static string LanguageOf(ParseResult parsed, GlobalOptions options) => parsed.GetValue(options.Language) ?? "id";
}
