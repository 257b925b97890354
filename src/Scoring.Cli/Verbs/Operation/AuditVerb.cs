using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>audit list, verify: what was done, and whether the trail is intact.</summary>
internal static class AuditVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("sequence", "label.sequence"),
        new("when", "label.when"),
        new("who", "label.who"),
        new("what", "label.what-done"),
        new("subject", "label.subject"),
        new("why", "label.why"),
        new("data", "label.data"),
        new("hash", "label.hash"),
    ];

    public static Command Make(GlobalOptions options) =>
        VerbParts
            .Verb("audit", options)
            .WithExamples("audit list --newest 10", "audit verify")
            .WithVerbs(options, List(options), Verify(options));

    private static Command List(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("list", options, "verb.audit.list")
            .WithExamples("audit list --edition kipp/2023", "audit list --newest 10");
        var edition = VerbParts.Option("edition", "EDITION", options, "option.audit-edition");
        var who = VerbParts.Option("who", "NAME", options);
        var what = VerbParts.Option("what", "ACTION", options);
        var text = VerbParts.Option("text", "TEXT", options);
        var newest = VerbParts.Option("newest", "N", options);
        foreach (var option in new[] { edition, who, what, text, newest })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var listing = await session
                .Send(
                    new ListAudit(
                        parsed.GetValue(edition),
                        parsed.GetValue(who),
                        parsed.GetValue(what),
                        parsed.GetValue(text),
                        parsed.Number(newest)
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            // An event's data is only for files: it would break the layout of a table.
            var columns = session.Format == Format.Table ? [.. Columns.Where(column => column.Key != "data")] : Columns;
            Grid.Write(session, new Grid("events", "", columns, [.. listing.Events.Select(record => Row(record, session))]));
            session.Say(CliTexts.Get("audit.found", session.Spoken, listing.Events.Count, listing.Found));
            return ExitCodes.Done;
        });
        return verb;
    }

    // People get words and a short hash; files get exactly what is hashed, character by character.
    private static IReadOnlyList<object?> Row(AuditRecord record, CommandContext session)
    {
        var (told, isTable) = (record.Event, session.Format == Format.Table);
        return
        [
            told.Sequence,
            isTable ? Moments.InColumn(told.When) : told.When.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            told.Who,
            isTable ? Texts.Get("audit." + told.What, session.Language) : told.What,
            told.Subject,
            told.Why,
            .. isTable ? (object?[])[] : [told.Data],
            isTable ? record.Hash[..12] : record.Hash,
        ];
    }

    private static Command Verify(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("verify", options, "verb.audit.verify")
            .WithExamples("audit verify", "audit verify --head 12:67ec2c81ea7453056a25c1f0c53063a664374db1fd7c60bc285d54d61943098f");
        var head = VerbParts.Option("head", "SEQUENCE:HASH", options);
        verb.Add(head);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var published = parsed.GetValue(head) is { } text ? HeadOf(text) : null;
            var verdict = await session.Send(new VerifyAudit(published), cancellation).ConfigureAwait(false);
            if (verdict.Broken is { } broken)
                Console.Error.WriteLine(Texts.Get("audit.break." + broken.Kind, session.Spoken, broken.Sequence, broken.Through));
            foreach (var finding in verdict.Findings)
                Console.Error.WriteLine(AuditRemarkTexts.Of(finding, session.Spoken));
            foreach (var note in verdict.Notes)
                session.Say(AuditRemarkTexts.Of(note, session.Spoken));
            if (!verdict.IsWhole)
                return ExitCodes.NotVerified;
            ResultTarget.WriteLines(session, writer =>
                writer.WriteLine(
                    verdict.Head is { } now
                        ? CliTexts.Get(
                            verdict.AreTablesBound ? "audit.whole-tables" : "audit.whole",
                            session.Spoken,
                            verdict.Events,
                            now.Sequence,
                            now.Hash
                        )
                        : CliTexts.Get("audit.empty", session.Spoken)
                )
            );
            if (published is null && verdict.Head is not null)
                session.Say(CliTexts.Get("audit.without-head", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static AuditHead HeadOf(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && hash.All(char.IsAsciiHexDigit)
            ? new AuditHead(sequence, hash.ToLowerInvariant())
            : throw new UsageException("usage.head", text);
}
