using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Regions;
using Scoring.Features.Rules;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>
/// rules list, check, show, diff, new, export, import, schema: what the rule files say, whether they are correct, and how to begin the next
/// edition.
/// </summary>
internal static class RulesVerb
{
    private static readonly GridColumn[] ListColumns =
    [
        new("edition", "label.edition"),
        new("name", "label.name"),
        new("rankings", "label.rankings"),
        new("open_points", "label.open-points"),
        new("faults", "label.faults"),
    ];

    public static Command Make(GlobalOptions options) =>
        VerbParts
            .Verb("rules", options)
            .WithExamples("rules list", "rules check iga/2026")
            .WithVerbs(
                options,
                List(options),
                RulesCheckVerb.Make(options),
                RulesShowVerb.Make(options),
                RulesDiffVerb.Make(options),
                RulesNewVerb.Make(options),
                RulesExportVerb.Make(options),
                RulesExportVerb.MakeImport(options),
                RulesSchemaVerb.Make(options)
            );

    private static Command List(GlobalOptions options)
    {
        var verb = VerbParts.Verb("list", options, "verb.rules.list").WithExamples("rules list", "rules list --real");
        var real = VerbParts.Switch("real", options);
        verb.Add(real);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(real))
            {
                FigureGrids.Write(session, await session.Send(new ListPublishedFigures(), cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
            var editions = await session.Send(new ListEditions(), cancellation).ConfigureAwait(false);
            Grid.Write(
                session,
                new Grid(
                    "editions",
                    "",
                    ListColumns,
                    [
                        .. editions.Select(reading =>
                            (IReadOnlyList<object?>)
                                [
                                    reading.EditionId,
                                    reading.Edition?.Name.In(session.Language),
                                    reading.Edition is null
                                        ? null
                                        : string.Join(", ", reading.Edition.Rankings.Select(ranking => ranking.Id)),
                                    reading.Edition?.RuleGaps.Count,
                                    reading.Faults.Count,
                                ]
                        ),
                    ]
                )
            );
            return ExitCodes.Done;
        });
        return verb;
    }
}
