using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Output.Localization;
using Scoring.Features.Review;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>points EDITION: the review items to close before a ranking is final; or the plenary's decision about one of them.</summary>
internal static class ReviewVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("point", "label.point"),
        new("kind", "label.point-kind"),
        new("name", "label.name"),
        new("found", "label.found"),
        new("state", "label.state"),
        new("decision", "label.decision"),
        new("reason", "label.reason"),
        new("decided_by", "label.decided-by"),
        new("at", "label.when"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var close = VerbParts.Option("close", "POINT", options);
        close.Description = CliTexts.Get("option.close-point", options.SpokenLanguage);
        var decision = VerbParts.Option("decision", "WORD", options);
        var reason = VerbParts.Option("reason", "TEXT", options);
        var plenary = VerbParts.Option("by-plenary", "NAME", options);
        var found = VerbParts.Option("found", "FIGURES", options);
        var all = VerbParts.Switch("all", options);
        all.Description = CliTexts.Get("option.all-points", options.SpokenLanguage);
        var ofKind = VerbParts.Option("kind", "KIND", options, "option.point-kind");
        var stage = VerbParts.Option("stage", "STAGE", options, "option.point-stage");
        var verb = VerbParts
            .Verb("points", options)
            .WithExamples(
                "points solok-convention/2018",
                "points solok-convention/2018 --all --decision keep --reason \"SK 12/2026\" --by-plenary \"SK 12/2026\""
            );
        verb.Add(edition);
        foreach (var option in new Option[] { close, all, ofKind, stage, decision, reason, plenary, found })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var filter = new ReviewFilter(parsed.GetValue(ofKind), parsed.GetValue(stage));
            if (parsed.GetValue(all))
            {
                // The figures of many are not given: all are as they stand.
                foreach (var other in new[] { close, found })
                {
                    if (parsed.GetValue(other) is not null)
                        throw new UsageException("usage.one-of", "--all, " + other.Name);
                }
                var done = await session
                    .Send(
                        new ResolveReviewItems(
                            parsed.Needs(edition),
                            null,
                            filter,
                            Decision(parsed, decision),
                            parsed.Needs(reason),
                            parsed.Needs(plenary)
                        ),
                        cancellation
                    )
                    .ConfigureAwait(false);
                session.Say(CliTexts.Get("points.decided-all", session.Spoken, done.Decided, done.StillOpen));
                return ExitCodes.Done;
            }
            if (parsed.GetValue(close) is { } item)
            {
                var kind = Decision(parsed, decision);
                var decided = await session
                    .Send(
                        new ResolveReviewItem(
                            parsed.Needs(edition),
                            item,
                            kind,
                            parsed.Needs(reason),
                            parsed.Needs(plenary),
                            parsed.GetValue(found)
                        ),
                        cancellation
                    )
                    .ConfigureAwait(false);
                session.Say(
                    CliTexts.Get(
                        "points.decided",
                        session.Spoken,
                        item,
                        Texts.Get("point.state." + decided.Item.State, session.Spoken),
                        decided.StillOpen
                    )
                );
                return ExitCodes.Done;
            }
            filter.MustBeKnown();
            var list = await session.Send(new ListReviewItems(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            list = list with { Items = list.Items.Where(filter.Has) };
            Grid.Write(
                session,
                new Grid(
                    "points",
                    "",
                    Columns,
                    [
                        .. list.Items.Items.Select(one =>
                            Row(list, one.Item.Name, one.Item.Found, one.State.ToString(), one.Decision, session)
                        ),
                        .. list.Items.Settled.Select(settled => Row(list, settled.Item, settled.Found, "Settled", settled, session)),
                    ]
                )
            );
            if (list.IsIllustrative)
                session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
            session.Say(
                CliTexts.Get(
                    "points.counts",
                    session.Spoken,
                    Count(list, ReviewItemState.Open),
                    Count(list, ReviewItemState.Awaited),
                    Count(list, ReviewItemState.Closed)
                )
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    private static ReviewDecisionKind Decision(ParseResult parsed, Option<string> option)
    {
        var word = parsed.Needs(option);
        return ReviewItemLabels.Decision(word)
            ?? throw new UsageException("usage.value", "--decision", word, ReviewItemLabels.DecisionWords.ToArray());
    }

    private static int Count(ReviewItemList list, ReviewItemState state) => list.Items.Items.Count(item => item.State == state);

    private static IReadOnlyList<object?> Row(
        ReviewItemList list,
        ReviewItemName name,
        string found,
        string state,
        ReviewDecision? decision,
        CommandContext session
    )
    {
        var isTable = session.Format == Format.Table;
        string Shown(string key, string word) => isTable ? Texts.Get(key + word, session.Language) : word;
        return
        [
            ReviewItemLabels.Of(name),
            Shown("point.", ReviewItemLabels.Of(name.Kind)),
            list.Titles.GetValueOrDefault(name.Entry),
            found,
            isTable ? Texts.Get("point.state." + state, session.Language) : state.ToLowerInvariant(),
            decision is null ? null : Shown("point.decision.", ReviewItemLabels.Of(decision.Kind)),
            decision?.Reason,
            decision?.By,
            decision is null ? null
            : isTable ? Moments.InColumn(decision.At)
            : Moments.ForPrograms(decision.At),
        ];
    }
}
