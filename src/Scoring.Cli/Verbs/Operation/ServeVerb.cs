using System.CommandLine;
using System.Runtime.InteropServices;
using Scoring.Cli.Parsing;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>
/// serve [--urls ADDRESS] [--public-address ADDRESS] …: the web site on this database. The site is a separate program, because this one is
/// built without what a web server needs; it replaces this process, so that signals and exit code are the site's own.
/// </summary>
internal static partial class ServeVerb
{
    private const string Program = "Scoring.Web";
    private const string Variable = "SCORING_SITE";

    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("serve", options)
            .WithExamples("serve", "serve --urls http://127.0.0.1:8080 --public-address https://inovasi.example.go.id");
        Option<string>[] passedOn =
        [
            VerbParts.Option("urls", "ADDRESS", options),
            VerbParts.Option("public-address", "ADDRESS", options),
            VerbParts.Option("hosts", "NAMES", options),
            VerbParts.Option("keys", "DIR", options, "option.serve.keys"),
            VerbParts.Option("sign-ins", "N", options),
            VerbParts.Option("second-factor", "required|optional", options),
            VerbParts.Option("metrics", "ADDRESS", options),
            VerbParts.Option("otlp", "ADDRESS", options),
            VerbParts.Option("read-from", "ADDRESSES", options),
            VerbParts.Option("drain", "SECONDS", options),
            VerbParts.Option("proxies", "ADDRESSES", options),
            VerbParts.Option("mail", "smtp://USER@HOST:PORT", options),
            VerbParts.Option("mail-from", "ADDRESS", options),
            VerbParts.Option("mail-password-file", "FILE", options),
            VerbParts.Option("oidc", "ADDRESS", options),
            VerbParts.Option("oidc-client", "ID", options),
            VerbParts.Option("oidc-roles", "FILE", options),
            VerbParts.Option("brand", "FILE", options),
        ];
        foreach (var option in passedOn)
            verb.Add(option);
        verb.Does(options, (session, parsed, cancellation) =>
            Serve(
                session,
                [
                    .. passedOn
                        .Where(option => parsed.GetValue(option) is { Length: > 0 })
                        .SelectMany(option => new[] { option.Name, parsed.GetValue(option)! }),
                ],
                cancellation
            )
        );
        return verb;
    }

    /// <summary>Runs the site on the session's database until it is stopped.</summary>
    /// <param name="session">The session.</param>
    /// <param name="further">Options that the site itself reads, each with its value.</param>
    /// <param name="cancellation">Stops the site.</param>
    internal static Task<int> Serve(CommandContext session, string[] further, CancellationToken cancellation)
    {
        if (session.Committee is not null)
            throw new UsageException("usage.committee-not-here");
        var site = Find() ?? throw new UsageException("usage.no-site", Variable);
        string[] arguments = ["--database", session.Database, "--rules", session.Rules, .. further];
        return Start(site, arguments, cancellation);
    }

    /// <summary>
    /// The site's program: the one named, the one in this program's folder, or the newest build in the surrounding checkout; or null.
    /// </summary>
    internal static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new UsageException("usage.no-site", Variable);
        foreach (var folder in new[] { Path.Combine(AppContext.BaseDirectory, "site"), AppContext.BaseDirectory })
        {
            if (In(folder) is { } beside)
                return beside;
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var builds = Path.Combine(folder.FullName, "src", Program, "bin");
            if (Directory.Exists(builds))
            {
                return Directory
                    .EnumerateFiles(builds, Program + ".dll", SearchOption.AllDirectories)
                    .Where(file => !file.Contains("/ref", StringComparison.Ordinal))
                    .MaxBy(File.GetLastWriteTimeUtc);
            }
        }
        return null;
    }

    // A library runs in the runtime; an executable runs by itself.
    private static string? In(string folder) =>
        new[] { Program + ".dll", Program, Program + ".exe" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static async Task<int> Start(string site, string[] arguments, CancellationToken cancellation)
    {
        string[] command = site.EndsWith(".dll", StringComparison.Ordinal) ? [Runtime(), site, .. arguments] : [site, .. arguments];
        if (!OperatingSystem.IsWindows())
        {
            Replace(command[0], [.. command, null]);
            throw new UsageException("usage.site-not-started", site);
        }
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(command[0], command[1..]))!;
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static string Runtime() =>
        Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";

    [LibraryImport("libc", EntryPoint = "execvp", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Replace(string file, string?[] arguments);
}
