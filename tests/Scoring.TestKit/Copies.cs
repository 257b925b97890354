using System.Globalization;
using Scoring.Features.Core;

namespace Scoring.TestKit;

/// <summary>Databases that are filled once and copied for each fixture that needs one.</summary>
public static class Copies
{
    private static readonly Lazy<string> Masters = new(() => Directory.CreateTempSubdirectory("scoring-masters-").FullName);
    private static int _count;

    /// <summary>A new folder for a database that others copy; it stays until <see cref="RemoveMasters"/>.</summary>
    public static string NewMasterFolder()
    {
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(Path.Combine(Masters.Value, number)).FullName;
    }

    /// <summary>Brings all that was written into the one file, so that the file alone can be copied; returns its path.</summary>
    public static string Settled(string database)
    {
        if (DatabaseAddress.IsServer(database))
            return database;
        using var connection = TestStore.Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return database;
    }

    /// <summary>Copies a settled database and its publications into a folder; returns the path of the copy.</summary>
    public static string Database(string database, string folder)
    {
        string copy;
        if (DatabaseAddress.IsServer(database))
            copy = PostgresServer.NewDatabase(folder, database);
        else
            File.Copy(database, copy = Path.Combine(folder, Path.GetFileName(database)));
        Folder(DatabaseAddress.Files(database) + ".publications", DatabaseAddress.Files(copy) + ".publications");
        return copy;
    }

    /// <summary>Copies a folder with all that is in it; one that is not there is not copied.</summary>
    public static void Folder(string from, string to)
    {
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Removes the databases that were copied; for the end of the run.</summary>
    public static void RemoveMasters()
    {
        if (Masters.IsValueCreated)
            Directory.Delete(Masters.Value, recursive: true);
    }
}
