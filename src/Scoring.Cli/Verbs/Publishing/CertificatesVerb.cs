using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Documents;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>certificates EDITION --output DIR|FILE.html: one file, or one for each certificate.</summary>
internal static class CertificatesVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var verb = VerbParts.Verb("certificates", options).WithExamples("certificates solok-convention/2018 --output certificates.html");
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var target = session.Output ?? throw new UsageException("usage.output-needed", "certificates");
            var set = await session.Send(new WriteCertificates(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            foreach (var award in set.Awaiting)
                session.Say(CliTexts.Get("paper.awaiting", session.Spoken, award.Name));
            if (set.Certificates.Count == 0)
                session.Say(CliTexts.Get("paper.nobody", session.Spoken));
            foreach (var (path, certificates) in Files(set, target))
            {
                var html = CertificatesHtml.Of(set, certificates, MinutesVerb.LanguageOf(parsed, options));
                ResultTarget.WriteFile(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(html)));
                session.Say(CliTexts.Get("paper.written", session.Spoken, path));
            }
            return ExitCodes.Done;
        });
        return verb;
    }

    private static IEnumerable<(string Path, IReadOnlyList<Certificate> Certificates)> Files(CertificateSet set, string target)
    {
        if (set.Certificates.Count == 0)
            return [];
        if (target.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            return [(target, set.Certificates)];
        try
        {
            Directory.CreateDirectory(target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("usage.output", target);
        }
        return set.Certificates.Select(certificate =>
            (Path.Combine(target, CertificatesHtml.FileName(certificate)), (IReadOnlyList<Certificate>)[certificate])
        );
    }
}
