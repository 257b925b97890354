using System.Net;
using Scoring.Features.Core;
using Scoring.Web.Accounts;
using Scoring.Web.Messages;

namespace Scoring.Web.Shell;

/// <summary>The options that the site is started with.</summary>
/// <param name="Database">The SQLite file, or the address of a database on a server.</param>
/// <param name="Rules">The scoring-rules folder, or null if none was named or found.</param>
/// <param name="Keys">The folder of the keys that encrypt cookies; null to keep them in a database that several sites share.</param>
/// <param name="SignIns">How often a password, code or invitation may be tried from one address in a minute.</param>
/// <param name="Unknown">The first option that the site does not know, or null.</param>
internal sealed record SiteOptions(string Database, string? Rules, string? Keys, int SignIns, string? Unknown)
{
    /// <summary>The path that publications, and the keys unless named, lie beside.</summary>
    public string Files => DatabaseAddress.Files(Database);

    /// <summary>
    /// The variable with the secret that seals keys in a database: a program's options are seen by everybody on its machine.
    /// </summary>
    public const string SecretVariable = "SCORING_KEYS_SECRET";

    /// <summary>The secret that seals keys in a database; null for none.</summary>
    public string? KeysSecret { get; init; }

    /// <summary>True if other sites may work on the same database.</summary>
    public bool IsShared => DatabaseAddress.IsServer(Database);

    /// <summary>The databases that public pages are read from, as long as they are up to date; empty for the database itself.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>
    /// How long the site goes on taking requests after it was asked to stop and says that it is not ready: as long as a proxy needs to
    /// notice.
    /// </summary>
    public TimeSpan Drain { get; init; }

    /// <summary>The address that people know the site by, or null.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The proxies on other machines whose headers about the client's address are believed.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The hosts that requests may name, separated by semicolons; <c>*</c> for any.</summary>
    public required string Hosts { get; init; }

    /// <summary>True if administrators and the secretariat need a second factor.</summary>
    public bool RequiresSecondFactor { get; init; } = true;

    /// <summary>The address where figures of the site's work are read, http and with a port of its own; null for none.</summary>
    public Uri? Metrics { get; init; }

    /// <summary>The collector that figures and traces are sent to by OTLP over http; null for none.</summary>
    public Uri? Collector { get; init; }

    /// <summary>The server that mail is sent by; null to write it to a folder.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>The sender of mail, such as <c>Name &lt;name@example.go.id&gt;</c>.</summary>
    public string MailFrom { get; init; } = "";

    /// <summary>The folder that mail is written to if there is no server.</summary>
    public string MailFolder => Files + ".mail";

    /// <summary>The identity provider that people may sign in through; null for none.</summary>
    public Provider? Provider { get; init; }

    /// <summary>The virus scanner that looks at files, HOST:PORT of a clamd; null for none.</summary>
    public string? Scanner { get; init; }

    /// <summary>The name, logo and colours of who runs the site.</summary>
    public SiteBrand Brand { get; init; } = SiteBrand.None;

    /// <summary>The option whose value cannot be used, with what it may be; or null.</summary>
    public (string Option, string Allowed)? Wrong { get; init; }

    /// <summary>Where the site listens by default: this machine only.</summary>
    public const string Address = "http://127.0.0.1:5080";

    private const int LongestDrain = 60;
    private const int SignInsAMinute = 60;
    private const string ThisMachine = "localhost;127.0.0.1;[::1]";
    private const string Required = "required";
    private const string Optional = "optional";
    private const string RulesFolder = "scoring-rules";

    // The host's own options are few; a mistyped --database must not open another file silently.
    private static readonly string[] Known =
    [
        "database",
        "rules",
        "keys",
        "sign-ins",
        "public-address",
        "hosts",
        "second-factor",
        "metrics",
        "otlp",
        "read-from",
        "drain",
        "proxies",
        "mail",
        "mail-from",
        "mail-password-file",
        "scanner",
        "oidc",
        "oidc-client",
        "oidc-roles",
        "brand",
        "urls",
        "environment",
        "contentroot",
        "applicationname",
    ];

    /// <summary>
    /// Reads the options; <c>--database</c> and <c>--rules</c> have the command line's defaults. What is wrong with them is in
    /// <see cref="Unknown"/> and <see cref="Wrong"/>.
    /// </summary>
    public static SiteOptions Of(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        var database = given["database"] ?? Environment.GetEnvironmentVariable("SCORING_DATABASE");
        var rules = given["rules"];
        var wrongProvider = Provider.Wrong(
            given["oidc"],
            AddressOf(given["oidc"], anyPath: true),
            given["oidc-client"],
            given["oidc-roles"]
        );
        var named = DatabaseAddress.Of(string.IsNullOrEmpty(database) ? "scoring.db" : database);
        return new SiteOptions(
            named,
            rules is null ? Folders.Nearest(RulesFolder, Directory.GetCurrentDirectory())
                : Directory.Exists(rules) ? Path.GetFullPath(rules)
                : null,
            given["keys"] is { Length: > 0 } keys ? Path.GetFullPath(keys)
                : DatabaseAddress.IsServer(named) ? null
                : DatabaseAddress.Files(named) + ".keys",
            int.TryParse(given["sign-ins"], System.Globalization.CultureInfo.InvariantCulture, out var signIns) && signIns > 0
                ? signIns
                : SignInsAMinute,
            given
                .GetChildren()
                .Select(option => option.Key)
                .FirstOrDefault(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase) && !given.GetSection(key).GetChildren().Any())
        )
        {
            PublicAddress = AddressOf(given["public-address"]),
            Hosts = HostsOf(
                given["hosts"],
                AddressOf(given["public-address"]),
                string.Join(';', given["urls"], AddressOf(given["metrics"]))
            ),
            Metrics = AddressOf(given["metrics"]),
            Collector = AddressOf(given["otlp"]),
            Provider = wrongProvider is null
                ? Provider.Of(AddressOf(given["oidc"], anyPath: true), given["oidc-client"], given["oidc-roles"])
                : null,
            Scanner = given["scanner"] is { Length: > 0 } scanner ? scanner : null,
            Mail = MailServer.Of(MailOf(given), MailServer.Password(given["mail-password-file"])),
            MailFrom = given["mail-from"] is { Length: > 0 } sender ? sender : MailServer.NoSender,
            RequiresSecondFactor = given["second-factor"] != Optional,
            Readers = ReadersOf(args),
            KeysSecret = Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } secret ? secret : null,
            Proxies = Shell.Proxies.Of(given["proxies"]) ?? [],
            Drain = TimeSpan.FromSeconds(DrainOf(given["drain"]) ?? 0),
            Brand = given["brand"] is { Length: > 0 } brand ? SiteBrand.Read(brand) ?? SiteBrand.None : SiteBrand.None,
            Wrong =
                given["public-address"] is { Length: > 0 } address && AddressOf(address) is null
                    ? ("public-address", "https://inovasi.example.go.id")
                : given["second-factor"] is { Length: > 0 } factor && factor is not (Required or Optional)
                    ? ("second-factor", $"{Required}, {Optional}")
                : Listening(given["urls"]) is null ? ("urls", Address)
                : given["metrics"] is { Length: > 0 } figures && !IsOwnPort(AddressOf(figures), given["urls"])
                    ? ("metrics", "http://127.0.0.1:9464")
                : given["drain"] is { Length: > 0 } drain && DrainOf(drain) is null ? ("drain", $"0–{LongestDrain}")
                : Shell.Proxies.Of(given["proxies"]) is null ? ("proxies", Shell.Proxies.Example)
                : ReadersOf(args) is { Count: > 0 } readers && !(DatabaseAddress.IsServer(named) && readers.All(DatabaseAddress.IsServer))
                    ? ("read-from", "postgresql://user@standby/scoring")
                : MailServer.Wrong(MailOf(given), given["mail-from"], given["mail-password-file"]) is { } mail ? mail
                : given["scanner"] is { Length: > 0 } clamd && !ScannerAddress.IsWellFormed(clamd) ? ("scanner", ScannerAddress.Example)
                : wrongProvider is { } provider ? provider
                : given["brand"] is { Length: > 0 } file && SiteBrand.Read(file) is null ? ("brand", SiteBrand.Example)
                : given["otlp"] is { Length: > 0 } collector && AddressOf(collector) is null ? ("otlp", "http://127.0.0.1:4318")
                : null,
        };
    }

    private static int? DrainOf(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        && seconds <= LongestDrain
            ? seconds
            : null;

    // The option may be repeated; the variable holds several with spaces between, which an address written as a URL cannot hold.
    private static List<string> ReadersOf(string[] args)
    {
        const string Name = "--read-from";
        const StringSplitOptions NoEmpty = StringSplitOptions.RemoveEmptyEntries;
        var named = new List<string>();
        for (var place = 0; place < args.Length; place++)
        {
            if (args[place].StartsWith(Name + "=", StringComparison.OrdinalIgnoreCase))
                named.Add(args[place][(Name.Length + 1)..]);
            else if (args[place].Equals(Name, StringComparison.OrdinalIgnoreCase) && place + 1 < args.Length)
                named.Add(args[++place]);
        }
        if (named.Count == 0 && Environment.GetEnvironmentVariable("SCORING_READ_FROM") is { } set)
            named.AddRange(set.Split((char[]?)null, NoEmpty));
        return [.. named.SelectMany(one => one.Contains(';', StringComparison.Ordinal) ? [one] : one.Split((char[]?)null, NoEmpty))];
    }

    // The site itself must not answer where the figures are, nor the figures where the site is.
    private static bool IsOwnPort(Uri? metrics, string? urls) =>
        metrics is { Scheme: "http", Port: > 0 }
        && Listening(urls is { Length: > 0 } ? urls : Address) is { } listening
        && listening.TrueForAll(url => url.Port != metrics.Port);

    // Null if one of them is no address.
    private static List<BindingAddress>? Listening(string? urls)
    {
        try
        {
            return [.. (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse)];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? MailOf(IConfiguration given) => given["mail"] ?? Environment.GetEnvironmentVariable(MailServer.Variable);

    private static Uri? AddressOf(string? text, bool anyPath = false) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && (anyPath || address.AbsolutePath == "/")
            ? address
            : null;

    // Without an option: this machine, and the hosts it listens on by name. A site that listens on every interface may be asked by any
    // name.
    private static string HostsOf(string? hosts, Uri? publicAddress, string? urls)
    {
        if (hosts is { Length: > 0 })
            return string.Join(';', [hosts, ThisMachine, .. publicAddress is null ? Array.Empty<string>() : [publicAddress.Host]]);
        if (publicAddress is not null)
            return publicAddress.Host + ";" + ThisMachine;
        var listening = Listening(urls) ?? [];
        return listening.Exists(one => one.Host is "*" or "+" or "0.0.0.0" or "[::]")
            ? "*"
            : string.Join(';', [ThisMachine, .. listening.Select(one => one.Host).Where(host => host.Length > 0)]);
    }

    /// <summary>The commands' options; the site acts under its own name.</summary>
    public ScoringOptions ForCommands() => new(Database, Rules!, "web", IsSite: true) { KeepsConnections = true, Scanner = Scanner };
}
