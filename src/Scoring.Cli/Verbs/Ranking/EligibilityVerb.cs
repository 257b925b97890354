using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Eligibility;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>eligibility EDITION: who may take part, with the rule's name and citation; or a decision about one submission.</summary>
internal static class EligibilityVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("id", "label.id"),
        new("name", "label.name"),
        new("outcome", "label.outcome"),
        new("by_hand", "label.by-hand"),
        new("rule", "label.rule"),
        new("rule_name", "label.rule"),
        new("found", "label.found"),
        new("source", "label.source"),
        new("reason", "label.reason"),
        new("decided_by", "label.decided-by"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var refused = VerbParts.Switch("refused", options);
        var accept = VerbParts.Option("accept", "ENTRY", options);
        var refuse = VerbParts.Option("refuse", "ENTRY", options);
        var undo = VerbParts.Option("undo", "ENTRY", options);
        undo.Description = CliTexts.Get("option.undo-entry", options.SpokenLanguage);
        var reason = VerbParts.Option("reason", "TEXT", options);
        var verb = VerbParts
            .Verb("eligibility", options)
            .WithExamples("eligibility kipp/2023 --refused", "eligibility kipp/2023 --accept kipp-012 --reason \"SK 12/2026\"");
        verb.Add(edition);
        foreach (var option in new Option[] { refused, accept, refuse, undo, reason })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new[]
            {
                (Entry: parsed.GetValue(accept), Accepted: (bool?)true),
                (parsed.GetValue(refuse), false),
                (parsed.GetValue(undo), null),
            }
                .Where(one => one.Entry is not null)
                .ToList();
            if (wanted.Count > 1 || (wanted.Count == 1 && parsed.GetValue(refused)))
                throw new UsageException("usage.one-of", "--refused, --accept, --refuse, --undo");
            if (wanted is [var (entry, accepted)])
            {
                var now = await session
                    .Send(new OverrideEligibility(parsed.Needs(edition), entry!, accepted, parsed.Needs(reason)), cancellation)
                    .ConfigureAwait(false);
                Grid.Write(session, new Grid("eligibility", "", Shown(session), [.. Rows(now, session)]));
                session.Say(
                    CliTexts.Get(
                        now.Outcome.IsEligible ? "eligibility.now-accepted" : "eligibility.now-refused",
                        session.Spoken,
                        now.Title,
                        now.Id
                    )
                );
                return ExitCodes.Done;
            }
            var list = await session
                .Send(new ListEligibility(parsed.Needs(edition), parsed.GetValue(refused)), cancellation)
                .ConfigureAwait(false);
            Grid.Write(
                session,
                new Grid("eligibility", "", Shown(session), [.. list.Submissions.SelectMany(submission => Rows(submission, session))])
            );
            session.Say(CliTexts.Get("eligibility.counts", session.Spoken, list.Accepted, list.Refused));
            return ExitCodes.Done;
        });
        return verb;
    }

    // People read a rule's name; its id is for files.
    private static GridColumn[] Shown(CommandContext session) =>
        session.Format == Format.Table ? [.. Columns.Where(column => column.Key != "rule")] : Columns;

    /// <summary>A row for each rule the submission breaks; one without a rule if it breaks none.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Rows(SubmissionEligibility submission, CommandContext session)
    {
        var (outcome, language, isTable) = (submission.Outcome, session.Language, session.Format == Format.Table);
        var state = outcome.IsEligible ? "accepted" : "refused";
        object?[] head =
        [
            submission.Id,
            submission.Title,
            isTable ? Texts.Get("eligibility." + state, language) : state,
            outcome.ByHand is not null,
        ];
        object?[] tail = [outcome.ByHand?.Reason, outcome.ByHand?.By];
        if (outcome.Breaches.Count == 0)
            yield return [.. head, .. isTable ? (object?[])[] : [null], null, null, null, .. tail];
        foreach (var breach in outcome.Breaches)
        {
            yield return
            [
                .. head,
                .. isTable ? (object?[])[] : [breach.Rule.Id],
                breach.Rule.Name.In(language),
                Texts.Notes(breach.Found, language),
                breach.Rule.Citation is { } citation ? Texts.Source(citation, language) : null,
                .. tail,
            ];
        }
    }
}
