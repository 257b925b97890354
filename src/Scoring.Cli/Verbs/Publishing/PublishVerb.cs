using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>publish EDITION, publications [EDITION], publications verify [EDITION].</summary>
internal static class PublishVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("publication", "label.publication"),
        new("published_at", "label.published-at"),
        new("published_by", "label.published-by"),
        new("note", "label.note"),
        new("rule_hash", "label.rule-hash"),
        new("input_hash", "label.input-hash"),
        new("engine_version", "label.engine"),
        new("result_hash", "label.result-hash"),
        new("manifest_sha256", "label.manifest-hash"),
    ];

    private static readonly GridColumn[] Faults = [new("publication", "label.publication"), .. VerdictLines.Columns];

    /// <summary>publish EDITION [--note TEXT] [--sign KEY] [--propose].</summary>
    public static Command Make(GlobalOptions options)
    {
        var (edition, note) = (VerbParts.Argument("EDITION", options), VerbParts.Option("note", "TEXT", options));
        var sign = VerbParts.Option("sign", "KEY", options);
        var propose = VerbParts.Switch("propose", options);
        var verb = VerbParts.Verb("publish", options).WithExamples("publish iga/2026", "publish iga/2026 --note \"SK 12/2026\"");
        verb.Add(edition);
        verb.Add(note);
        verb.Add(sign);
        verb.Add(propose);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(propose))
            {
                var proposal = await session
                    .Send(new ProposePublication(parsed.Needs(edition), parsed.GetValue(note)), cancellation)
                    .ConfigureAwait(false);
                session.Say(CliTexts.Get("publish.proposed", session.Spoken, proposal.RunId, proposal.By, parsed.Needs(edition)));
                return ExitCodes.Done;
            }
            var key = parsed.GetValue(sign) is { } path ? Path.GetFullPath(path) : null;
            var outcome = await session
                .Send(new Publish(parsed.Needs(edition), parsed.GetValue(note), key), cancellation)
                .ConfigureAwait(false);
            var publication = outcome.Publication;
            if (!outcome.IsNew)
            {
                session.Say(CliTexts.Get("publish.same", session.Spoken, publication.Id));
                return ExitCodes.Done;
            }
            var shown = await session
                .Send(new ShowPublication(publication.Edition, publication.Number), cancellation)
                .ConfigureAwait(false);
            Grid.Write(session, new Grid("publications", "", ColumnsFor(session), [Row(publication, session)]));
            session.Say(
                CliTexts.Get("publish.done", session.Spoken, publication.Id, shown.Files.Count, publication.ResultHash[..12], shown.Folder)
            );
            session.Say(CliTexts.Get("publish.manifest", session.Spoken, publication.ManifestSha256));
            if (outcome.Comparison is { } comparison)
                session.Say(CliTexts.Get("publish.changes", session.Spoken, comparison.Changes.Count, comparison.Lines));
            return ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>publications [EDITION], with verify below it.</summary>
    public static Command MakeList(GlobalOptions options)
    {
        var edition = VerbParts.Optional("EDITION", options);
        var verb = VerbParts.Verb("publications", options).WithExamples("publications", "publications iga/2026 --format json");
        verb.Add(edition);
        verb.Add(Verify(options));
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var publications = await session.Send(new ListPublications(parsed.GetValue(edition)), cancellation).ConfigureAwait(false);
            Grid.Write(session, new Grid("publications", "", ColumnsFor(session), [.. publications.Select(one => Row(one, session))]));
            if (publications.Count == 0)
                session.Say(CliTexts.Get("publications.none", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Verify(GlobalOptions options)
    {
        var edition = VerbParts.Optional("EDITION", options);
        var verb = VerbParts
            .Verb("verify", options, "verb.publications.verify")
            .WithExamples("publications verify", "publications verify iga/2026");
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var verdicts = await session.Send(new VerifyPublications(parsed.GetValue(edition)), cancellation).ConfigureAwait(false);
            Grid.Write(
                session,
                new Grid(
                    "faults",
                    "",
                    Faults,
                    [
                        .. verdicts.SelectMany(verdict =>
                            verdict.Faults.Select(fault =>
                                (IReadOnlyList<object?>)[verdict.Publication.Id, .. VerdictLines.Cells(fault, session.Language)]
                            )
                        ),
                    ]
                )
            );
            foreach (var verdict in verdicts)
                VerdictLines.SayNotCompared(session, verdict.Publication, verdict.NotCompared);
            foreach (var verdict in verdicts)
                session.Say(
                    CliTexts.Get(
                        verdict.Faults.Count == 0 ? "publications.whole" : "publications.broken",
                        session.Spoken,
                        verdict.Publication.Id
                    )
                );
            if (verdicts.Count == 0)
                session.Say(CliTexts.Get("publications.none", session.Spoken));
            return verdicts.All(verdict => verdict.Faults.Count == 0) ? ExitCodes.Done : ExitCodes.NotVerified;
        });
        return verb;
    }

    // People read the result's hash and that of publication.json, which is compared letter by letter; programs get all hashes.
    private static GridColumn[] ColumnsFor(CommandContext session) =>
        session.Format == Format.Table
            ? [.. Columns.Where(column => column.Key is not ("rule_hash" or "input_hash" or "engine_version"))]
            : Columns;

    private static IReadOnlyList<object?> Row(Publication one, CommandContext session) =>
        session.Format == Format.Table
            ? [one.Id, Moments.Shown(one.At), one.By, one.Note, one.ResultHash[..12], one.ManifestSha256]
            :
            [
                one.Id,
                Moments.ForPrograms(one.At),
                one.By,
                one.Note,
                one.RuleHash,
                one.InputHash,
                one.EngineVersion,
                one.ResultHash,
                one.ManifestSha256,
            ];
}
