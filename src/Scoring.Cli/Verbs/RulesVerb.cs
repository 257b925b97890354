using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Printing;
using Scoring.Cli.Wording;
using Scoring.Features.Rules.CheckRules;
using Scoring.Features.Rules.ListEditions;
using Scoring.RuleBook;

namespace Scoring.Cli.Verbs;

/// <summary>rules list, check, show, diff, new: what the rule files say, whether they are right, and how the next are begun.</summary>
internal static class RulesVerb
{
    private static readonly GridColumn[] ListColumns =
    [
        new("edition", "label.edition"), new("name", "label.name"), new("rankings", "label.rankings"), new("open_points", "label.open-points"), new("faults", "label.faults"),
    ];

    private static readonly GridColumn[] CaseColumns =
    [
        new("file", "label.file"), new("line", "label.line"), new("case", "label.case"), new("what", "label.what"), new("expected", "label.expected"), new("actual", "label.actual"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts.Verb("rules", options);
        verb.Add(List(options));
        verb.Add(Check(options));
        verb.Add(RulesShowVerb.Make(options));
        verb.Add(RulesDiffVerb.Make(options));
        verb.Add(RulesNewVerb.Make(options));
        verb.SetAction(parsed => WrongUsage.Tell(
            new UsageException("usage.verb-missing", "rules", verb.Subcommands.Select(one => one.Name).ToArray()), verb, options.SpokenLanguage));
        return verb;
    }

    private static Command List(GlobalOptions options)
    {
        var verb = VerbParts.Verb("list", options, "verb.rules.list");
        verb.Does(options, async (session, _, cancellation) =>
        {
            var editions = await session.Send(new ListEditions(), cancellation).ConfigureAwait(false);
            Grid.Write(session, new Grid("editions", "", ListColumns,
            [
                .. editions.Select(reading => (IReadOnlyList<object?>)
                [
                    reading.EditionId, reading.Edition?.Name.In(session.Language),
                    reading.Edition is null ? null : string.Join(", ", reading.Edition.Rankings.Select(ranking => ranking.Id)),
                    reading.Edition?.OpenPoints.Count, reading.Faults.Count,
                ]),
            ]));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Check(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var verb = VerbParts.Verb("check", options, "verb.rules.check");
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var check = await session.Send(new CheckRules(parsed.GetValue(edition)), cancellation).ConfigureAwait(false);
            WriteCheck(session, check);
            return check.Passed ? ExitCodes.Done : ExitCodes.FaultyRules;
        });
        return verb;
    }

    private static void WriteCheck(Session session, RulesCheck check)
    {
        var faults = Problems.Of(check.Faults, session.Language) with { Title = CliTexts.Get("rules.faults", session.Language) };
        var failed = Failed(check.Cases.Where(one => !one.Passed), CliTexts.Get("rules.failed", session.Language));
        var passed = check.Cases.Count(one => one.Passed);
        var counts = CliTexts.Get("rules.counts", session.Language, check.Editions.Count, check.Faults.Count, passed, check.Cases.Count - passed);
        if (session.Format == Format.Table)
        {
            ResultTarget.WriteScreen(session, screen =>
            {
                foreach (var grid in new[] { faults, failed }.Where(grid => grid.Rows.Count > 0))
                    grid.Draw(screen, session.Language);
                screen.Line(counts);
            });
            return;
        }
        Grid.Write(session, faults, failed);
        session.Say(counts);
    }

    private static Grid Failed(IEnumerable<CaseOutcome> cases, string title) => new("failed_cases", title, CaseColumns,
    [
        .. cases.SelectMany(one => one.Mismatches.Select(mismatch => (IReadOnlyList<object?>)
            [one.File, one.Line, one.Case, mismatch.What, mismatch.Expected, mismatch.Actual])),
    ]);
}
