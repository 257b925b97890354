using Scoring.Features.Core;

namespace Scoring.Web.Shell;

/// <summary>The options that the site is started with.</summary>
/// <param name="Database">The SQLite file.</param>
/// <param name="Rules">The scoring-rules folder, or null if none was named or found.</param>
/// <param name="Keys">The folder of the keys that encrypt cookies.</param>
/// <param name="SignIns">How often a password, code or invitation may be tried from one address in a minute.</param>
/// <param name="Unknown">The first option that the site does not know, or null.</param>
internal sealed record SiteOptions(string Database, string? Rules, string Keys, int SignIns, string? Unknown)
{
    /// <summary>Where the site listens by default: this machine only.</summary>
    public const string Address = "http://127.0.0.1:5080";

    private const int SignInsAMinute = 20;
    private const string RulesFolder = "scoring-rules";

    // The host's own options are few; a mistyped --database must not open another file silently.
    private static readonly string[] Known =
    [
        "database",
        "rules",
        "keys",
        "sign-ins",
        "urls",
        "environment",
        "contentroot",
        "applicationname",
    ];

    /// <summary>Reads the options: <c>--database FILE</c>, <c>--rules DIR</c>, with the same defaults as the command line's.</summary>
    public static SiteOptions Of(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        var database = given["database"] ?? Environment.GetEnvironmentVariable("SCORING_DATABASE");
        var rules = given["rules"];
        var file = Path.GetFullPath(string.IsNullOrEmpty(database) ? "scoring.db" : database);
        return new SiteOptions(
            file,
            rules is null ? Folders.Nearest(RulesFolder, Directory.GetCurrentDirectory())
                : Directory.Exists(rules) ? Path.GetFullPath(rules)
                : null,
            given["keys"] is { Length: > 0 } keys ? Path.GetFullPath(keys) : file + ".keys",
            int.TryParse(given["sign-ins"], System.Globalization.CultureInfo.InvariantCulture, out var signIns) && signIns > 0
                ? signIns
                : SignInsAMinute,
            given
                .GetChildren()
                .Select(option => option.Key)
                .FirstOrDefault(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase) && !given.GetSection(key).GetChildren().Any())
        );
    }

    /// <summary>The commands' options; the site acts under its own name.</summary>
    public ScoringOptions ForCommands() => new(Database, Rules!, "web", IsSite: true) { KeepsConnections = true };
}
