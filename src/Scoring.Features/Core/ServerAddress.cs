using System.Data.Common;

namespace Scoring.Features.Core;

/// <summary>The address of a PostgreSQL database, read from either of its forms.</summary>
internal sealed class ServerAddress
{
    /// <summary>The refusal of an address that cannot be read.</summary>
    internal const string WrongCode = "database-address";

    private const string AttachmentsSetting = "Attachments";
    private const string InFolder = "folder";
    private const string InRows = "database";
    private const string DefaultPort = "5432";
    private const string DefaultName = "scoring";
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    // What libpq calls a setting, and what the driver calls it.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["user"] = "Username",
        ["password"] = "Password",
        ["dbname"] = "Database",
        ["passfile"] = "Passfile",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
        ["files"] = "Files",
        ["attachments"] = AttachmentsSetting,
    };

    private readonly DbConnectionStringBuilder _settings;

    private ServerAddress(DbConnectionStringBuilder settings)
    {
        _settings = settings;
        Files = Take("Files");
        var attachments = Take(AttachmentsSetting) ?? InRows;
        HasAttachmentFolder = attachments == InFolder;
        if (!HasAttachmentFolder && attachments != InRows)
            throw new RefusalException(RefusalKind.Usage, WrongCode, $"attachments={InRows}, attachments={InFolder}");
        if (Text("Database") is null)
            settings["Database"] = DefaultName;
    }

    /// <summary>The name of the database.</summary>
    public string Database => Text("Database")!;

    /// <summary>The folder of what belongs to the database but is no row; null if the address names none.</summary>
    public string? Files { get; }

    /// <summary>
    /// True if files of entries are put into the folder beside the database's other files, which every process shares, and not into the
    /// database.
    /// </summary>
    public bool HasAttachmentFolder { get; }

    /// <summary>The host or hosts as they are shown.</summary>
    public string Host => (Text("Host") ?? Text("Server") ?? "localhost") + (Text("Port") is { } port ? ":" + port : "");

    /// <summary>Where the database is, whatever account signs in: equal for addresses of one database.</summary>
    public string Place => $"{(Text("Port") is null ? $"{Host}:{DefaultPort}" : Host)}/{Database}".ToLowerInvariant();

    /// <summary>The address as it may be shown: without a password.</summary>
    public string Shown
    {
        get
        {
            var user = Text("Username") is { } name ? name + "@" : "";
            return Text("Host") is ['/', ..] socket
                ? $"postgresql://{user}/{Database}?host={socket}"
                : $"postgresql://{user}{Host}/{Database}";
        }
    }

    /// <summary>The names of the settings, as the driver calls them or as they were given.</summary>
    public IEnumerable<string> Keys => _settings.Keys.Cast<string>();

    /// <summary>The value of a setting.</summary>
    public string Value(string key) => Text(key) ?? "";

    /// <summary>The same place with another database, or with another folder for its files.</summary>
    public ServerAddress With(string? database = null, string? files = null)
    {
        var settings = new DbConnectionStringBuilder { ["Host"] = Text("Host") ?? Text("Server") ?? "localhost" };
        foreach (var key in Keys.Where(key => !key.Equals("Server", StringComparison.OrdinalIgnoreCase)))
            settings[key] = Value(key);
        settings["Database"] = database ?? Database;
        if ((files ?? Files) is { } folder)
            settings["Files"] = folder;
        if (HasAttachmentFolder)
            settings[AttachmentsSetting] = InFolder;
        return new ServerAddress(settings);
    }

    /// <summary>The whole address, with its password: never for a message.</summary>
    public string Secret =>
        _settings.ConnectionString
        + (Files is null ? "" : ";Files=\"" + Files.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")
        + (HasAttachmentFolder ? $";{AttachmentsSetting}={InFolder}" : "");

    /// <summary>True if an address is written as a URL.</summary>
    public static bool IsUrl(string address) =>
        Array.Exists(Schemes, scheme => address.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an address.</summary>
    /// <exception cref="RefusalException">It cannot be read.</exception>
    public static ServerAddress Of(string address)
    {
        try
        {
            return new ServerAddress(
                IsUrl(address) ? OfUrl(address.Trim()) : new DbConnectionStringBuilder { ConnectionString = address.Trim() }
            );
        }
        catch (ArgumentException)
        {
            // The words are not repeated: a password may be among them.
            throw new RefusalException(RefusalKind.Usage, WrongCode, "Host=…;Database=…");
        }
    }

    // postgresql://user:password@host:port,host:port/database?name=value
    private static DbConnectionStringBuilder OfUrl(string url)
    {
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (address, query) = Cut(rest, '?');
        var (authority, database) = Cut(address, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = Cut(at < 0 ? "" : authority[..at], ':');
        var settings = new DbConnectionStringBuilder();
        Set("Host", authority[(at + 1)..]);
        Set("Username", user);
        Set("Password", password);
        Set("Database", database);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(pair, '=');
            if (!Names.TryGetValue(name, out var known))
                throw new RefusalException(RefusalKind.Usage, WrongCode, name);
            Set(known, known == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value);
        }
        return settings;

        void Set(string name, string value)
        {
            if (value.Length > 0)
                settings[name] = Uri.UnescapeDataString(value);
        }
    }

    private static (string Before, string After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var place ? (text[..place], text[(place + 1)..]) : (text, "");

    private string? Text(string name) => _settings.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    private string? Take(string name)
    {
        var value = Text(name);
        _settings.Remove(name);
        return value;
    }
}
