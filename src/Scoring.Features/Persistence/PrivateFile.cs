namespace Scoring.Features.Persistence;

/// <summary>Files that only their owner may read: databases, backups, keys.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>Creates an empty file; one that is there is emptied.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }

    /// <summary>Creates an empty file unless one is there; SQLite gives its log the same permissions.</summary>
    public static void CreateIfMissing(string path)
    {
        if (File.Exists(path) || OperatingSystem.IsWindows())
            return;
        try
        {
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnerFile,
                }
            ).Dispose();
        }
        catch (IOException)
        {
            // Another process was first, or the folder is missing, which opening the database will say.
        }
        catch (UnauthorizedAccessException)
        {
            // Opening the database will say so.
        }
    }

    /// <summary>Takes reading and writing from everybody but the owner of a file, where this process may.</summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & Others) != 0)
                File.SetUnixFileMode(path, mode & ~Others);
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's file: it is theirs to close.
        }
    }

    /// <summary>True if a file begins with certain bytes.</summary>
    public static bool StartsWith(string path, ReadOnlySpan<byte> mark)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[mark.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(mark);
    }

    /// <summary>Creates a folder that only its owner may enter.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerFolder);
    }
}
