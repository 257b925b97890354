using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Backups;
using Scoring.Features.Core;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>copy FROM TO: copies a whole database to an empty place, of the same kind or the other.</summary>
internal static class CopyVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("table", "label.table-stored"),
        new("rows", "label.rows"),
        new("sha256", "label.sha256-of-rows"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var from = VerbParts.Argument("FROM", options, "argument.copy-from");
        var to = VerbParts.Argument("TO", options, "argument.copy-to");
        var verb = VerbParts
            .Verb("copy", options)
            .WithExamples(
                "copy scoring.db postgresql://scoring@db.example/scoring",
                "copy postgresql://scoring@db.example/scoring scoring.db"
            );
        verb.Add(from);
        verb.Add(to);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var target = parsed.Needs(to);
            if (session.GivenDatabase is not null)
                throw new UsageException("usage.copy-database");
            session.Database = DatabaseAddress.Of(parsed.Needs(from));
            var outcome = await Waiting
                .For(session, CliTexts.Get("waiting.copy", session.Spoken), report =>
                    session.Send(new CopyDatabase(target, report), cancellation)
                )
                .ConfigureAwait(false);
            return outcome.Faults.Count > 0 ? NotVerified(session, outcome) : Done(session, target, outcome);
        });
        return verb;
    }

    private static int NotVerified(CommandContext session, CopyOutcome outcome)
    {
        foreach (var fault in outcome.Faults)
            Console.Error.WriteLine(CliTexts.Get("copy.fault." + fault.Code, session.Spoken, fault.Subject));
        Console.Error.WriteLine(CliTexts.Get("copy.not", session.Spoken, DatabaseAddress.Shown(session.Database)));
        return ExitCodes.NotVerified;
    }

    private static int Done(CommandContext session, string target, CopyOutcome outcome)
    {
        var isTable = session.Format == Format.Table;
        IReadOnlyList<object?>[] rows =
        [
            .. outcome.Tables.Select(table => (object?[])[table.Table, table.Rows, isTable ? table.Sha256[..12] : table.Sha256]),
        ];
        Grid.Write(session, new Grid("tables", "", Columns, rows));
        var (from, to) = (DatabaseAddress.Shown(session.Database), DatabaseAddress.Shown(DatabaseAddress.Of(target)));
        session.Say(CliTexts.Get("copy.done", session.Spoken, from, to, outcome.Publications, outcome.Keys));
        session.Say(
            outcome.Head is { } head
                ? CliTexts.Get("copy.head", session.Spoken, outcome.Events, head.Sequence, head.Hash)
                : CliTexts.Get("copy.no-head", session.Spoken)
        );
        session.Say(CliTexts.Get("copy.next", session.Spoken, from, to));
        return ExitCodes.Done;
    }
}
