using Microsoft.Win32.SafeHandles;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>
/// The first bytes of a database file, read without taking SQLite's locks from it. POSIX takes every lock that a process has on a file
/// away as soon as the process closes any descriptor of it: without its locks a site would look gone, and the next program that closes
/// the file, whichever it is, would delete the log that the site still writes to. So while a connection may be open, one
/// descriptor stays open too, and all who read the header in this process share it.
/// </summary>
internal sealed class FileHeader : IDisposable
{
    private static readonly Lock Door = new();
    private static readonly Dictionary<string, Shared> Open = new(StringComparer.Ordinal);

    private readonly string _path;
    private bool _isLetGo;

    private FileHeader(string path) => _path = path;

    /// <summary>Keeps the descriptor of a file, which need not be there yet, until it is disposed.</summary>
    public static FileHeader Keep(string path)
    {
        var whole = Path.GetFullPath(path);
        lock (Door)
        {
            if (!Open.TryGetValue(whole, out var shared))
                Open.Add(whole, shared = new Shared());
            shared.Keepers++;
        }
        return new FileHeader(whole);
    }

    /// <summary>Reads the first bytes of a file.</summary>
    /// <returns>How many there are; 0 if there is no file.</returns>
    public static int Read(string path, Span<byte> bytes)
    {
        var whole = Path.GetFullPath(path);
        lock (Door)
        {
            if (Open.TryGetValue(whole, out var shared))
                return (shared.File ??= TryOpen(whole)) is { } kept ? RandomAccess.Read(kept, bytes, 0) : 0;
            using var file = TryOpen(whole);
            return file is null ? 0 : RandomAccess.Read(file, bytes, 0);
        }
    }

    /// <summary>Lets go of a file that no longer lies at its path; what lies there is opened when it is next read.</summary>
    public static void Forget(string path)
    {
        lock (Door)
        {
            if (Open.TryGetValue(Path.GetFullPath(path), out var shared))
                shared.Drop();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Door)
        {
            if (_isLetGo)
                return;
            _isLetGo = true;
            if (!Open.TryGetValue(_path, out var shared) || --shared.Keepers > 0)
                return;
            shared.Drop();
            Open.Remove(_path);
        }
    }

    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    private sealed class Shared
    {
        public int Keepers { get; set; }

        public SafeFileHandle? File { get; set; }

        public void Drop()
        {
            File?.Dispose();
            File = null;
        }
    }
}
