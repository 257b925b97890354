using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Publications;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>export EDITION --bundle FILE, and verify FILE: a publication as one file, and its verification by a third party.</summary>
internal static class BundleVerbs
{
    /// <summary>export EDITION --bundle FILE [--number N].</summary>
    public static Command MakeExport(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var (bundle, number) = (VerbParts.Option("bundle", "FILE", options), VerbParts.Option("number", "N", options));
        var verb = VerbParts
            .Verb("export", options)
            .WithExamples("export iga/2026 --bundle iga-2026.zip", "export iga/2026 --bundle first.zip --number 1");
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
                CliTexts.Get(
                    "export.done",
                    session.Spoken,
                    written.Publication.Id,
                    written.Files,
                    file,
                    written.Publication.ResultHash,
                    written.Sha256
                )
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>verify FILE [--manifest HASH] [--public-key FILE].</summary>
    public static Command MakeVerify(GlobalOptions options)
    {
        var file = VerbParts.Argument("FILE", options, "argument.bundle");
        var (manifest, key) = (VerbParts.Option("manifest", "HASH", options), VerbParts.Option("public-key", "FILE", options));
        var verb = VerbParts
            .Verb("verify", options)
            .WithExamples("verify iga-2026.zip", "verify iga-2026.zip --public-key publisher-key.pem");
        verb.Add(file);
        verb.Add(manifest);
        verb.Add(key);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var verdict = await session
                .Send(
                    new VerifyBundle(
                        Path.GetFullPath(parsed.Needs(file)),
                        parsed.GetValue(manifest),
                        parsed.GetValue(key) is { } path ? Path.GetFullPath(path) : null
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            var publication = verdict.Publication;
            Grid.Write(
                session,
                new Grid(
                    "faults",
                    "",
                    VerdictLines.Columns,
                    [.. verdict.Faults.Select(fault => VerdictLines.Cells(fault, session.Language))]
                )
            );
            VerdictLines.SayNotCompared(session, publication, verdict.NotCompared);
            if (verdict.Faults.Count == 0 && verdict.IsSignatureChecked)
                session.Say(CliTexts.Get("verify.signed", session.Spoken));
            session.Say(
                CliTexts.Get(
                    verdict.Faults.Count == 0 ? "verify.whole" : "verify.broken",
                    session.Spoken,
                    publication.Id,
                    publication.ResultHash,
                    publication.RuleHash,
                    publication.ManifestSha256
                )
            );
            if (verdict.Faults.Count == 0 && parsed.GetValue(manifest) is null && !verdict.IsSignatureChecked)
                session.Say(CliTexts.Get("verify.compare", session.Spoken, publication.ManifestSha256));
            return verdict.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.NotVerified;
        });
        return verb;
    }
}
