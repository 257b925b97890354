using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Cli.Verbs.Ranking;
using Scoring.Features.Objections;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>objection file, rule, list, window.</summary>
internal static class ObjectionVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("number", "label.objection-number"),
        new("unit", "label.unit"),
        new("claimant", "label.claimant"),
        new("claim", "label.claim"),
        new("evidence", "label.evidence"),
        new("run_before", "label.against-run"),
        new("at", "label.filed-at"),
        new("ruling", "label.ruling"),
        new("reason", "label.ruling-reason"),
        new("effect", "label.effect"),
        new("decided_by", "label.decided-by"),
        new("run_after", "label.run-after"),
    ];

    public static Command Make(GlobalOptions options) =>
        VerbParts
            .Verb("objection", options)
            .WithExamples("objection list kipp/2023", "objection window kipp/2023 --until \"2026-12-14 16:00 WIB\"")
            .WithVerbs(options, File(options), Rule(options), List(options), Window(options));

    private static Command File(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("file", options, "verb.objection.file")
            .WithExamples("objection file kipp/2023 kipp-012 --claimant \"Sari Dewi\" --claim \"SK 12/2026\" --evidence \"SK 12/2026\"");
        var (edition, unit) = (VerbParts.Argument("EDITION", options), VerbParts.Argument("UNIT", options));
        verb.Add(edition);
        verb.Add(unit);
        var (claimant, claim, evidence) = (
            VerbParts.Option("claimant", "NAME", options),
            VerbParts.Option("claim", "TEXT", options),
            VerbParts.Option("evidence", "TEXT", options)
        );
        foreach (var option in new[] { claimant, claim, evidence })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var filed = await session
                .Send(
                    new FileObjection(
                        parsed.Needs(edition),
                        parsed.Needs(unit),
                        parsed.Needs(claimant),
                        parsed.Needs(claim),
                        parsed.GetValue(evidence)
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            session.Say(CliTexts.Get("objection.filed", session.Spoken, filed.Number, filed.Edition, filed.Unit, filed.AgainstRun));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Rule(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("rule", options, "verb.objection.rule")
            .WithExamples(
                "objection rule kipp/2023 1 --upheld --reason \"SK 12/2026\" --effect \"SK 12/2026\" --decided-by \"SK 12/2026\"",
                "objection rule kipp/2023 2 --dismissed --reason \"SK 12/2026\" --decided-by \"SK 12/2026\""
            );
        var (edition, number) = (VerbParts.Argument("EDITION", options), VerbParts.Argument("NUMBER", options));
        verb.Add(edition);
        verb.Add(number);
        var (upheld, dismissed) = (VerbParts.Switch("upheld", options), VerbParts.Switch("dismissed", options));
        verb.Add(upheld);
        verb.Add(dismissed);
        var (reason, effect, decidedBy) = (
            VerbParts.Option("reason", "TEXT", options),
            VerbParts.Option("effect", "TEXT", options),
            VerbParts.Option("decided-by", "TEXT", options)
        );
        foreach (var option in new[] { reason, effect, decidedBy })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(upheld) == parsed.GetValue(dismissed))
                throw new UsageException("usage.one-of-two", "--upheld", "--dismissed");
            var outcome = await session
                .Send(
                    new RuleOnObjection(
                        parsed.Needs(edition),
                        CompareVerb.Number(parsed, number),
                        parsed.GetValue(upheld),
                        parsed.Needs(reason),
                        parsed.GetValue(effect),
                        parsed.Needs(decidedBy)
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            session.Say(
                CliTexts.Get(parsed.GetValue(upheld) ? "objection.upheld" : "objection.dismissed", session.Spoken, outcome.Objection.Number)
            );
            if (outcome.Comparison is { } comparison)
                await ComparisonGrids.Write(session, comparison, cancellation).ConfigureAwait(false);
            else
                session.Say(CliTexts.Get("objection.unchanged", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command List(GlobalOptions options)
    {
        var verb = VerbParts.Verb("list", options, "verb.objection.list").WithExamples("objection list kipp/2023");
        var edition = VerbParts.Argument("EDITION", options);
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var listing = await session.Send(new ListObjections(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            Grid.Write(session, new Grid("objections", "", Columns, [.. listing.Objections.Select(objection => Row(objection, session))]));
            ReportWindow(session, parsed.Needs(edition), listing.Until);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Window(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("window", options, "verb.objection.window")
            .WithExamples("objection window kipp/2023 --until \"2026-12-14 16:00 WIB\"", "objection window kipp/2023");
        var edition = VerbParts.Argument("EDITION", options);
        var until = VerbParts.Option("until", "TIME", options);
        verb.Add(edition);
        verb.Add(until);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(until) is null)
            {
                var listing = await session.Send(new ListObjections(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
                ReportWindow(session, parsed.Needs(edition), listing.Until);
                return ExitCodes.Done;
            }
            var end = parsed.Needs(until) is var text && text == "none" ? null : (DateTime?)WrittenTime.Utc(text);
            var window = await session.Send(new SetObjectionWindow(parsed.Needs(edition), end), cancellation).ConfigureAwait(false);
            ReportWindow(session, parsed.Needs(edition), window.Until);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void ReportWindow(CommandContext session, string edition, DateTime? until) =>
        session.Say(
            until is { } time
                ? CliTexts.Get("objection.until", session.Spoken, edition, Moments.Shown(time))
                : CliTexts.Get("objection.no-end", session.Spoken, edition)
        );

    private static IReadOnlyList<object?> Row(Objection objection, CommandContext session)
    {
        var ruling = objection.Ruling is { } made
            ? made.Upheld
                ? "upheld"
                : "dismissed"
            : "open";
        return
        [
            objection.Number,
            objection.Unit,
            objection.Claimant,
            objection.Claim,
            objection.Evidence,
            objection.AgainstRun,
            session.Format == Format.Table ? Moments.InColumn(objection.At) : Moments.ForPrograms(objection.At),
            session.Format == Format.Table ? Texts.Get("label." + ruling, session.Language) : ruling,
            objection.Ruling?.Reason,
            objection.Ruling?.Effect,
            objection.Ruling?.DecidedBy,
            objection.Ruling?.Run,
        ];
    }
}
