using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Core;
using Scoring.Features.Seasons;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>
/// rules export EDITION DIR and rules import EDITION DIR: the rule files of an edition out of the database and into it, byte for byte.
/// </summary>
internal static class RulesExportVerb
{
    private const string Committee = "committee/";

    /// <summary>rules export EDITION DIR.</summary>
    public static Command Make(GlobalOptions options)
    {
        var (edition, folder) = (VerbParts.Argument("EDITION", options), VerbParts.Argument("DIR", options, "argument.rules-dir"));
        var verb = VerbParts
            .Verb("export", options, "verb.rules.export")
            .WithExamples("rules export our-city/2027 rules-2027", "rules export iga/2026 copy");
        verb.Add(edition);
        verb.Add(folder);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var season = await session.Send(new ShowSeason(parsed.Needs(edition)), cancellation).ConfigureAwait(false);
            var target = parsed.Needs(folder);
            if (season.Files.Keys.Select(name => PathOf(target, season.Edition, name)).FirstOrDefault(File.Exists) is { } taken)
                throw new RefusalException(RefusalKind.State, "edition-exists", taken);
            try
            {
                foreach (var (name, bytes) in season.Files)
                {
                    var path = PathOf(target, season.Edition, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await File.WriteAllBytesAsync(path, bytes, cancellation).ConfigureAwait(false);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new RefusalException(RefusalKind.Usage, "rules-not-writable", target);
            }
            session.Say(CliTexts.Get("rules.exported", session.Spoken, season.Edition, season.Files.Count, target));
            return ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>rules import EDITION DIR.</summary>
    public static Command MakeImport(GlobalOptions options)
    {
        var (edition, folder) = (VerbParts.Argument("EDITION", options), VerbParts.Argument("DIR", options, "argument.rules-dir"));
        var (reason, decree) = (VerbParts.Option("reason", "TEXT", options), VerbParts.Option("decree", "TEXT", options));
        var verb = VerbParts
            .Verb("import", options, "verb.rules.import")
            .WithExamples(
                "rules import our-city/2027 rules-2027",
                "rules import our-city/2027 rules-2027 --reason \"SK 12/2026\" --decree \"SK 12/2026\""
            );
        verb.Add(edition);
        verb.Add(folder);
        verb.Add(reason);
        verb.Add(decree);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var (id, source) = (parsed.Needs(edition), parsed.Needs(folder));
            var own = Path.Combine([source, .. id.Split('/')]);
            if (!Directory.Exists(own))
                throw new RefusalException(RefusalKind.Usage, "rule-file-missing", id);
            var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var path in Directory.GetFiles(own))
                files.Add(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            var committee = Path.Combine(source, "committee", id.Replace('/', '-') + ".yaml");
            if (File.Exists(committee))
                files.Add(
                    Committee + Path.GetFileName(committee),
                    await File.ReadAllBytesAsync(committee, cancellation).ConfigureAwait(false)
                );
            var versions = await session.Send(new ListSeasons(), cancellation).ConfigureAwait(false);
            var seen = versions.FirstOrDefault(one => one.Edition == id)?.Version?.Number ?? 0;
            var version = await session
                .Send(new PutRules(id, seen, files, parsed.GetValue(reason) ?? "", parsed.GetValue(decree) ?? ""), cancellation)
                .ConfigureAwait(false);
            session.Say(
                CliTexts.Get(version.IsProposed ? "rules.proposed" : "rules.imported", session.Spoken, id, version.Number, version.Hash)
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string PathOf(string folder, string edition, string name) =>
        name.StartsWith(Committee, StringComparison.Ordinal)
            ? Path.Combine([folder, .. name.Split('/')])
            : Path.Combine([folder, .. edition.Split('/'), name]);
}
