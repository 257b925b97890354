using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>
/// Asks SQLite whether the file that a connection has open still lies at its path. The creation time that .NET gives cannot tell: on Unix
/// it is that of the last change. SQLitePCLRaw has no name for the call, which is in the library that it brings.
/// </summary>
internal static partial class MovedFile
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>True if the file was renamed, deleted or replaced by another since the connection opened it.</summary>
    public static bool Is(SqliteConnection connection)
    {
        var handle = connection.Handle!;
        var isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            return FileControl(handle.DangerousGetHandle(), "main", HasMoved, out var moved) == 0 && moved != 0;
        }
        finally
        {
            if (isHeld)
                handle.DangerousRelease();
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int FileControl(nint connection, string schema, int operation, out int answer);
}
