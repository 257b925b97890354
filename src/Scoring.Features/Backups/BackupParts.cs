using System.Text;
using Dapper;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>
/// The parts of a database on disk, live or copied: the file, the folder of publications and the folder of keys beside it.
/// </summary>
/// <param name="database">The full path of the file.</param>
internal sealed class BackupParts(string database)
{
    /// <summary>The database file.</summary>
    public string Database => database;

    /// <summary>The folder of publications.</summary>
    public string Publications { get; } = PublicationFolder.Root(database);

    /// <summary>The folder with the files of entries; a database on a server holds them itself.</summary>
    public string Files { get; } = FolderBytes.RootOf(database);

    /// <summary>The folder of the keys that sign cookies and seal second factors, unless the site was given another.</summary>
    public string Keys { get; } = database + ".keys";

    /// <summary>True if any of the parts exists.</summary>
    public bool IsAnythingThere =>
        File.Exists(database) || Directory.Exists(Publications) || Directory.Exists(Files) || Directory.Exists(Keys);

    /// <summary>Deletes all parts that exist, with logs and notes beside the file.</summary>
    public void Delete()
    {
        foreach (var file in (string[])[database, .. Logs, new LogOwner(database).NotePath])
            File.Delete(file);
        foreach (var folder in new[] { Publications, Files, Keys })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The files that SQLite keeps beside the database while it is used or after it was killed.</summary>
    public IReadOnlyList<string> Logs => [database + "-wal", database + "-shm", database + "-journal"];

    /// <summary>Copies finished publications; one that is being made is left out.</summary>
    /// <returns>How many.</returns>
    public static int CopyPublications(string source, string target, CancellationToken cancellationToken) =>
        CopyPublications(source, target, name => !name.StartsWith('.'), cancellationToken);

    /// <summary>Copies those publications whose folders have certain names.</summary>
    /// <returns>How many.</returns>
    public static int CopyPublications(string source, string target, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(source))
            return 0;
        var finished = Directory.GetDirectories(source).Where(folder => isWanted(Path.GetFileName(folder))).ToList();
        foreach (var file in finished.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return finished.Count;
    }

    /// <summary>Copies the files of entries; one that is on its way is left out.</summary>
    public static void CopyFiles(string source, string target, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(source))
            return;
        PrivateFile.CreateFolder(target);
        foreach (var folder in Directory.GetDirectories(source).Where(folder => !Path.GetFileName(folder).StartsWith('.')))
        {
            PrivateFile.CreateFolder(Path.Combine(target, Path.GetFileName(folder)));
            foreach (var file in Directory.GetFiles(folder))
            {
                cancellationToken.ThrowIfCancellationRequested();
                File.Copy(file, Path.Combine(target, Path.GetRelativePath(source, file)));
            }
        }
    }

    /// <summary>Copies keys into a folder that only its owner may enter; keys that are there already stay.</summary>
    /// <returns>How many.</returns>
    public static int CopyKeys(string source, string target)
    {
        if (!Directory.Exists(source))
            return 0;
        var keys = Directory.GetFiles(source);
        PrivateFile.CreateFolder(target);
        foreach (var key in keys)
        {
            var copy = Path.Combine(target, Path.GetFileName(key));
            PrivateFile.Create(copy).Dispose();
            File.Copy(key, copy, overwrite: true);
            PrivateFile.Close(copy);
        }
        return keys.Length;
    }

    /// <summary>Writes the keys that sites keep in a database on a server into a folder that only its owner may enter.</summary>
    /// <returns>How many were not there yet.</returns>
    public static int WriteKeys(Db db, string target)
    {
        var count = 0;
        foreach (
            var key in db.Connection.Query<KeyRow>(
                "SELECT name AS Name, xml AS Xml FROM data_protection_keys ORDER BY name",
                transaction: db.Transaction
            )
        )
        {
            PrivateFile.CreateFolder(target);
            var path = Path.Combine(target, Path.GetFileName(key.Name) + ".xml");
            if (File.Exists(path))
                continue;
            using (var file = PrivateFile.Create(path))
                file.Write(Encoding.UTF8.GetBytes(key.Xml));
            count++;
        }
        return count;
    }
}

/// <summary>A key of the site.</summary>
internal sealed record KeyRow(string Name, string Xml);
