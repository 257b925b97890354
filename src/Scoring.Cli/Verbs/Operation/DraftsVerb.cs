using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Entries;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>drafts: lists drafts of entries that lapsed long ago, and removes what they hold only if asked to.</summary>
internal static class DraftsVerb
{
    private const int UsualMonths = 12;

    private static readonly GridColumn[] Columns = [new("entry", "label.innovation-id")];

    public static Command Make(GlobalOptions options)
    {
        var (months, remove) = (VerbParts.Option("months", "M", options), VerbParts.Switch("remove", options));
        var verb = VerbParts.Verb("drafts", options).WithExamples("drafts", "drafts --months 24 --remove");
        verb.Add(months);
        verb.Add(remove);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var isListing = !parsed.GetValue(remove);
            var found = await session
                .Send(new RemoveDrafts(parsed.Number(months) ?? UsualMonths, isListing), cancellation)
                .ConfigureAwait(false);
            Grid.Write(session, new Grid("drafts", "", Columns, [.. found.Drafts.Select(draft => (IReadOnlyList<object?>)[draft])]));
            session.Say(CliTexts.Get(isListing ? "drafts.listed" : "drafts.removed", session.Spoken, found.Drafts.Count));
            return ExitCodes.Done;
        });
        return verb;
    }
}
