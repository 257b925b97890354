using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Core;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>
/// files: lists files of entries that need no longer be kept, and deletes them only if asked to; with <c>--scan</c>, files waiting for the
/// virus scanner are scanned first.
/// </summary>
internal static class FilesVerb
{
    private const int UsualMonths = 24;

    private static readonly GridColumn[] Columns =
    [
        new("edition", "label.edition"),
        new("entry", "label.innovation-id"),
        new("file", "label.file"),
        new("reason", "label.reason"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var (months, remove) = (VerbParts.Option("months", "M", options, "option.files-months"), VerbParts.Switch("remove", options));
        var scan = VerbParts.Option("scan", "HOST:PORT", options, "option.scan");
        var verb = VerbParts.Verb("files", options).WithExamples("files", "files --scan 127.0.0.1:3310");
        verb.Add(months);
        verb.Add(remove);
        verb.Add(scan);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(scan) is { Length: > 0 } address)
            {
                if (!ScannerAddress.IsWellFormed(address))
                    throw new RefusalException(RefusalKind.Usage, "scanner-address", address, ScannerAddress.Example);
                var round = await session.Send(new ScanWaiting { Scanner = address }, cancellation).ConfigureAwait(false);
                session.Say(CliTexts.Get(round.IsDown ? "files.scanner-down" : "files.scanned", session.Spoken, round.Kept, round.Refused));
                if (round.IsDown)
                    return ExitCodes.RefusedByData;
            }
            var isListing = !parsed.GetValue(remove);
            var found = await session
                .Send(new RemoveFiles(parsed.Number(months) ?? UsualMonths, IsListing: isListing), cancellation)
                .ConfigureAwait(false);
            Grid.Write(
                session,
                new Grid(
                    "files",
                    "",
                    Columns,
                    [
                        .. found.Files.Select(file =>
                            (IReadOnlyList<object?>)
                                [file.Edition, file.Entry, file.Name, CliTexts.Get("files.why." + file.Why, session.Language)]
                        ),
                    ]
                )
            );
            session.Say(CliTexts.Get(isListing ? "files.listed" : "files.removed", session.Spoken, found.Files.Count, found.Spare));
            return ExitCodes.Done;
        });
        return verb;
    }
}
