using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Rules;
using Scoring.Features.Eligibility;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>funnel EDITION: how a competition narrowed, step by step, and why entries were refused.</summary>
internal static class FunnelVerb
{
    private static readonly GridColumn[] StepColumns =
    [
        new("step", "label.step"),
        new("ranking", "label.rankings"),
        new("count", "label.count"),
        new("dropped", "label.dropped"),
        new("from_outside", "label.from-outside"),
    ];

    private static readonly GridColumn[] Refused =
    [
        new("rule", "label.rule"),
        new("rule_name", "label.name"),
        new("entries", "label.count"),
        new("first_rule", "label.refused-first"),
    ];

    private static readonly GridColumn[] ByHand = [new("id", "label.id"), new("outcome", "label.outcome")];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var verb = VerbParts.Verb("funnel", options).WithExamples("funnel kipp/2023", "funnel kipp/2023 --format csv --output funnel.csv");
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var answer = await session.Send(new ShowFunnel(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            Grid.Write(session, Grids(answer, session));
            if (answer.IsIllustrative)
                session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static IReadOnlyList<Grid> Grids(EditionFunnel answer, CommandContext session)
    {
        var (funnel, language) = (answer.Funnel, session.Language);
        string Word(string key, string word) => session.Format == Format.Table ? Texts.Get(key + word, language) : word.ToLowerInvariant();
        return
        [
            Steps(answer, session, ""),
            new Grid(
                "refused",
                "",
                Refused,
                [
                    .. funnel.Refused.Select(refused =>
                        (IReadOnlyList<object?>)[refused.Rule.Id, refused.Rule.Name.In(language), refused.Entries, refused.FirstOf]
                    ),
                ]
            ),
            new Grid(
                "by_hand",
                "",
                ByHand,
                [
                    .. funnel.PassedByHand.Select(id => (IReadOnlyList<object?>)[id, Word("eligibility.", "accepted")]),
                    .. funnel.RefusedByHand.Select(id => (IReadOnlyList<object?>)[id, Word("eligibility.", "refused")]),
                ]
            ),
        ];
    }

    /// <summary>The steps alone, under a title.</summary>
    public static Grid Steps(EditionFunnel answer, CommandContext session, string title) =>
        new(
            "steps",
            title,
            StepColumns,
            [
                .. answer.Funnel.Steps.Select(step =>
                    (IReadOnlyList<object?>)
                        [
                            Name(step, session),
                            step.Ranking is null ? null : Names(answer.Edition, step.Ranking, session),
                            step.Count,
                            step.Dropped.Count,
                            step.FromOutside.Count,
                        ]
                ),
            ]
        );

    private static string Name(FunnelStep step, CommandContext session) =>
        session.Format == Format.Table
            ? Texts.Get("funnel." + step.Kind, session.Language)
            : step.Kind switch
            {
                FunnelKind.Registered => "registered",
                FunnelKind.Submitted => "submitted",
                FunnelKind.Administration => "administration",
                FunnelKind.Passed => "passed",
                FunnelKind.Judged => "judged",
                FunnelKind.WithinCut => "within-cut",
                _ => "awarded",
            };

    private static string Names(Edition edition, string rankings, CommandContext session) =>
        session.Format != Format.Table
            ? rankings
            : string.Join(", ", rankings.Split('+').Select(id => edition.Rankings.First(rule => rule.Id == id).Name.In(session.Language)));
}
