using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Rules;
using Scoring.RuleBook;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>rules check [EDITION]: every fault with its line and a caret, every warning, every case that failed.</summary>
internal static class RulesCheckVerb
{
    private static readonly GridColumn[] CaseColumns =
    [
        new("file", "label.file"),
        new("line", "label.line"),
        new("case", "label.case"),
        new("what", "label.what"),
        new("expected", "label.expected"),
        new("actual", "label.actual"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Optional("EDITION", options);
        var strict = VerbParts.Switch("strict", options);
        var verb = VerbParts.Verb("check", options, "verb.rules.check").WithExamples("rules check", "rules check iga/2026 --strict");
        verb.Add(edition);
        verb.Add(strict);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var check = await session.Send(new CheckRules(parsed.GetValue(edition)), cancellation).ConfigureAwait(false);
            Write(session, check);
            return check.Passed && !(parsed.GetValue(strict) && check.Warnings.Count > 0) ? ExitCodes.Done : ExitCodes.FaultyRules;
        });
        return verb;
    }

    private static void Write(CommandContext session, RulesCheck check)
    {
        var language = session.Language;
        var failed = Failed(check.Cases.Where(one => !one.Passed), CliTexts.Get("rules.failed", language));
        var passed = check.Cases.Count(one => one.Passed);
        var counts = CliTexts.Get(
            "rules.counts",
            session.Spoken,
            check.Editions.Count,
            check.Faults.Count,
            passed,
            check.Cases.Count - passed,
            check.Warnings.Count
        );
        if (session.Format == Format.Table)
        {
            ResultTarget.WriteScreen(session, screen =>
            {
                FaultScreen.Draw(screen, CliTexts.Get("rules.faults", language), check.Faults, session.Rules, language);
                FaultScreen.Draw(screen, CliTexts.Get("rules.warnings", language), check.Warnings, session.Rules, language);
                if (failed.Rows.Count > 0)
                    failed.Draw(screen, language);
                screen.Line(counts);
            });
            return;
        }
        Grid.Write(session, Problems.Of(check.Faults, check.Warnings, session.Rules, language), failed);
        session.Say(counts);
    }

    private static Grid Failed(IEnumerable<CaseOutcome> cases, string title) =>
        new(
            "failed_cases",
            title,
            CaseColumns,
            [
                .. cases.SelectMany(one =>
                    one.Mismatches.Select(mismatch =>
                        (IReadOnlyList<object?>)[one.File, one.Line, one.Case, mismatch.What, mismatch.Expected, mismatch.Actual]
                    )
                ),
            ]
        );
}
