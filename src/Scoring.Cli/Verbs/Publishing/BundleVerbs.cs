using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>export EDITION --bundle FILE, and verify FILE: a publication as one file, and its verification by a third party.</summary>
internal static class BundleVerbs
{
    private static readonly GridColumn[] Faults = [new("code", "label.change"), new("file", "label.file"), new("message", "label.fault")];

    /// <summary>export EDITION --bundle FILE [--number N].</summary>
    public static Command MakeExport(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var (bundle, number) = (VerbParts.Option("bundle", "FILE", options), VerbParts.Option("number", "N", options));
        var verb = VerbParts.Verb("export", options);
        verb.Add(edition);
        verb.Add(bundle);
        verb.Add(number);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var file = Path.GetFullPath(parsed.Needs(bundle));
            var written = await session
                .Send(new ExportBundle(parsed.Needs(edition), file, parsed.Number(number)), cancellation)
                .ConfigureAwait(false);
            session.Say(
                CliTexts.Get("export.done", session.Language, written.Publication.Id, written.Files, file, written.Publication.ResultHash)
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>verify FILE.</summary>
    public static Command MakeVerify(GlobalOptions options)
    {
        var file = VerbParts.Argument("FILE", options, "argument.bundle");
        var verb = VerbParts.Verb("verify", options);
        verb.Add(file);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var verdict = await session.Send(new VerifyBundle(Path.GetFullPath(parsed.Needs(file))), cancellation).ConfigureAwait(false);
            var publication = verdict.Publication;
            Grid.Write(
                session,
                new Grid(
                    "faults",
                    "",
                    Faults,
                    [
                        .. verdict.Faults.Select(fault =>
                            (IReadOnlyList<object?>)
                                [fault.Code, fault.File, Texts.Get("publication-fault." + fault.Code, session.Language, fault.File)]
                        ),
                    ]
                )
            );
            session.Say(
                CliTexts.Get(
                    verdict.Faults.Count == 0 ? "verify.whole" : "verify.broken",
                    session.Language,
                    publication.Id,
                    publication.ResultHash,
                    publication.RuleHash
                )
            );
            return verdict.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.NotVerified;
        });
        return verb;
    }
}
