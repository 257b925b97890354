namespace Scoring.Features.Core;

/// <summary>
/// What a person may name as the database: the path of a SQLite file, or a PostgreSQL database as <c>postgresql://user@host:5432/name</c>
/// or <c>Host=…;Database=…</c>. The one place that tells the two apart.
/// </summary>
public static class DatabaseAddress
{
    private const string FilesVariable = "SCORING_FILES";

    /// <summary>True if a database on a server is meant, false for a file.</summary>
    public static bool IsServer(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ServerAddress.IsUrl(address)
            || address.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
            || address.TrimStart().StartsWith("Server=", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The address as the program keeps it: the full path of a file, that of a server as it was given.</summary>
    public static string Of(string given) => IsServer(given) ? given.Trim() : Path.GetFullPath(given);

    /// <summary>The address as it may be shown: without a password.</summary>
    public static string Shown(string address) => IsServer(address) ? ServerAddress.Of(address).Shown : address;

    /// <summary>True if two addresses, as the program keeps them, name one database.</summary>
    public static bool AreSame(string one, string other) =>
        IsServer(one) && IsServer(other) ? ServerAddress.Of(one).Place == ServerAddress.Of(other).Place : one == other;

    /// <summary>
    /// True if files of entries are put into a folder: always beside a database file, and on a server if the address says
    /// <c>attachments=folder</c>.
    /// </summary>
    public static bool HasAttachmentFolder(string address) => !IsServer(address) || ServerAddress.Of(address).HasAttachmentFolder;

    /// <summary>
    /// The path that the files of a database lie beside, such as PATH.publications and PATH.keys. Of a file its own path. Of a database on
    /// a server its name, in the folder that the address names as <c>files</c>, or else the variable SCORING_FILES, or else the current
    /// one.
    /// </summary>
    public static string Files(string address)
    {
        if (!IsServer(address))
            return address;
        var server = ServerAddress.Of(address);
        var folder = server.Files
            ?? (Environment.GetEnvironmentVariable(FilesVariable) is { Length: > 0 } named ? named : Directory.GetCurrentDirectory());
        return Path.GetFullPath(Path.Combine(folder, server.Database));
    }
}
