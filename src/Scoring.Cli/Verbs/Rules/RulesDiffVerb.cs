using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Rules.Diff;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>rules diff A B: what changes from one edition to another, in sentences with both citations.</summary>
internal static class RulesDiffVerb
{
    public static Command Make(GlobalOptions options)
    {
        var (first, second) = (VerbParts.Argument("A", options), VerbParts.Argument("B", options));
        var verb = VerbParts
            .Verb("diff", options, "verb.rules.diff")
            .WithExamples("rules diff iga/2025 iga/2026", "rules diff kipp/2023 kipp/2025 --language id");
        verb.Add(first);
        verb.Add(second);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var diff = await session.Send(new DiffEditions(parsed.Needs(first), parsed.Needs(second)), cancellation).ConfigureAwait(false);
            var printed = new DiffText(diff, session.Language);
            switch (session.Format)
            {
                case Format.Table:
                    ResultTarget.WriteScreen(session, printed.Draw);
                    break;
                case Format.Markdown:
                    ResultTarget.WriteLines(session, printed.WriteMarkdown);
                    break;
                default:
                    Grid.Write(session, printed.Changes);
                    break;
            }
            return ExitCodes.Done;
        });
        return verb;
    }
}
