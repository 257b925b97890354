using Scoring.Features.Attachments.Content;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments.Bytes;

/// <summary>
/// Bytes beside a database file: <c>DATABASE.files/ab/HASH</c>. A copy is whole and on the disk before it gets its name, and has its name
/// before its row is stored: after a crash there may be spare bytes, never missing ones.
/// </summary>
/// <param name="options">Where the database is.</param>
internal sealed class FolderBytes(ScoringOptions options) : IFileBytes
{
    private const string Incoming = ".incoming";

    private readonly string _root = RootOf(options.FilesPath);

    /// <summary>The folder of a database's files.</summary>
    /// <param name="database">The path of the database, or that which its files lie beside.</param>
    public static string RootOf(string database) => database + ".files";

    /// <summary>
    /// Where bytes lie in such a folder. A hash that is none, in a row that somebody altered, names nothing outside of it.
    /// </summary>
    public static string PathOf(string root, string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(root, sha256[..2], sha256)
            : Path.Combine(root, Incoming, "none");

    /// <inheritdoc/>
    public string NewCopy()
    {
        PrivateFile.CreateFolder(_root);
        PrivateFile.CreateFolder(Path.Combine(_root, Incoming));
        return Path.Combine(_root, Incoming, Guid.NewGuid().ToString("N"));
    }

    /// <inheritdoc/>
    public void Store(AcceptedFile file)
    {
        var path = PathOf(_root, file.Sha256);
        if (File.Exists(path) && FileContent.Hash(path) == file.Sha256)
        {
            File.Delete(file.Path);
            return;
        }
        PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
        File.Move(file.Path, path, overwrite: true);
    }

    /// <inheritdoc/>
    public Stream? Open(string sha256, long size)
    {
        var path = PathOf(_root, sha256);
        if (!File.Exists(path))
            return null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        if (file.Length == size)
            return file;
        file.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Delete(string sha256)
    {
        var path = PathOf(_root, sha256);
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Spare(IReadOnlySet<string> named) =>
        Directory.Exists(_root)
            ?
            [
                .. Directory
                    .EnumerateFiles(_root, "*", SearchOption.AllDirectories)
                    .Select(path => Path.GetFileName(path))
                    .Where(name => name.Length == 64 && !named.Contains(name)),
            ]
            : [];
}
