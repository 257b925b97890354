using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Jury.PaperEntries;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury paper enter, compare, rule: paper sheets that two people type in.</summary>
internal static class JuryPaperVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("criterion", "label.criterion"),
        new("first", "label.first-person"),
        new("second", "label.second-person"),
        new("ruled", "label.ruled"),
        new("reason", "label.why"),
    ];

    public static Command Make(GlobalOptions options) =>
        VerbParts
            .Verb("paper", options, "verb.jury.paper")
            .WithExamples(
                "jury paper enter kipp/2023 --stage desk --entry kipp-012 --juror TE-01 --set ide-inovatif=85 --as Sari",
                "jury paper compare kipp/2023 --stage desk --entry kipp-012 --juror TE-01"
            )
            .WithVerbs(options, Enter(options), Compare(options), Rule(options));

    private static Command Enter(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("enter", options, "verb.jury.paper.enter")
            .WithExamples("jury paper enter kipp/2023 --stage desk --entry kipp-012 --juror TE-01 --set ide-inovatif=85 --as Sari");
        var name = new SheetOptions(verb, options);
        var set = VerbParts.Repeated("set", "CRITERION=MARK", options);
        set.Description = CliTexts.Get("option.jury.set", options.SpokenLanguage);
        verb.Add(set);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var shown = await name.Now(session, parsed, cancellation).ConfigureAwait(false);
            var marks = new Dictionary<string, decimal>();
            foreach (var (criterion, value) in (parsed.GetValue(set) ?? []).Select(SheetOptions.Pair))
            {
                if (SheetOptions.MarkOf(shown.Criteria, criterion, value) is { } mark)
                    marks[criterion] = mark;
            }
            Write(
                session,
                await session
                    .Send(
                        new EnterPaperSheet(name.Edition(parsed), name.Stage(parsed), name.Entry(parsed), name.Juror(parsed), marks),
                        cancellation
                    )
                    .ConfigureAwait(false)
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Compare(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("compare", options, "verb.jury.paper.compare")
            .WithExamples("jury paper compare kipp/2023 --stage desk --entry kipp-012 --juror TE-01");
        var name = new SheetOptions(verb, options);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            Write(
                session,
                await session
                    .Send(
                        new ShowPaperSheet(name.Edition(parsed), name.Stage(parsed), name.Entry(parsed), name.Juror(parsed)),
                        cancellation
                    )
                    .ConfigureAwait(false)
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Rule(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("rule", options, "verb.jury.paper.rule")
            .WithExamples(
                "jury paper rule kipp/2023 --stage desk --entry kipp-012 --juror TE-01 --set ide-inovatif=85 --reason \"SK 12/2026\""
            );
        var name = new SheetOptions(verb, options);
        var set = VerbParts.Option("set", "CRITERION=MARK", options);
        set.Description = CliTexts.Get("option.jury.set", options.SpokenLanguage);
        var reason = VerbParts.Option("reason", "TEXT", options);
        verb.Add(set);
        verb.Add(reason);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var shown = await name.Now(session, parsed, cancellation).ConfigureAwait(false);
            var (criterion, value) = SheetOptions.Pair(parsed.Needs(set));
            Write(
                session,
                await session
                    .Send(
                        new RulePaperDifference(
                            name.Edition(parsed),
                            name.Stage(parsed),
                            name.Entry(parsed),
                            name.Juror(parsed),
                            criterion,
                            SheetOptions.MarkOf(shown.Criteria, criterion, value),
                            parsed.GetValue(reason) ?? ""
                        ),
                        cancellation
                    )
                    .ConfigureAwait(false)
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(CommandContext session, PaperAnswer answer)
    {
        var language = session.Language;
        Grid.Write(
            session,
            new Grid(
                "differences",
                "",
                Columns,
                [
                    .. answer
                        .Differences.Select(pair => (pair, ruling: answer.Rulings.FirstOrDefault(one => one.Criterion == pair.Criterion)))
                        .Select(one =>
                            (IReadOnlyList<object?>)
                                [one.pair.Criterion, one.pair.First, one.pair.Second, one.ruling?.Mark, one.ruling?.Reason]
                        ),
                ]
            )
        );
        session.Say(
            !answer.IsEnteredTwice ? CliTexts.Get("jury.paper-first", session.Spoken)
            : answer.Open.Count > 0 ? CliTexts.Get("jury.paper-open", session.Spoken, answer.Open.Count)
            : answer.WhyNotSubmitted is { } why ? Texts.Refusal(why, session.Spoken)
            : CliTexts.Get("jury.paper-done", session.Spoken)
        );
    }
}
