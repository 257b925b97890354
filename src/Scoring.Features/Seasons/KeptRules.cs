using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Seasons;

/// <summary>
/// The rules that commands use: those of the rules folder, and the editions that the database keeps. The kept ones are laid into a folder
/// whose name says which versions it holds, so that every process reads the same files and a new version is seen by the next command.
/// </summary>
/// <param name="options">Where the rules and the database are.</param>
internal sealed class KeptRules(ScoringOptions options) : IRulesAhead
{
    private const int Remembered = 8;

    private readonly RuleFolder _shipped = new(options.RulesPath, options.CommitteePath);
    private readonly ConcurrentDictionary<string, RuleFolder> _folders = new(StringComparer.Ordinal);

    /// <summary>The rules of this moment.</summary>
    /// <param name="work">The command's connection.</param>
    public RuleFolder Current(UnitOfWork work)
    {
        // The facts of a publication come with their own rules, and what is not there yet keeps none.
        if (options.IsFrozen || (!DatabaseAddress.IsServer(options.DatabasePath) && !File.Exists(options.DatabasePath)))
            return _shipped;
        var versions = work.Locked(InForce);
        if (versions.Count == 0)
            return _shipped;
        var stamp = string.Join('-', versions.Select(version => version.VersionId.ToString(CultureInfo.InvariantCulture)));
        if (_folders.TryGetValue(stamp, out var known))
            return known;
        var name = RuleVersions.HashOf(
            versions.ToDictionary(
                version => version.Edition,
                version => System.Text.Encoding.ASCII.GetBytes(version.Hash),
                StringComparer.Ordinal
            )
        );
        var path = Path.Combine(options.FilesPath + ".rules", name);
        if (!Directory.Exists(path))
            work.Locked(db => Lay(db, versions, path));
        if (_folders.Count >= Remembered)
            _folders.Clear();
        return _folders[stamp] = new RuleFolder(options.RulesPath, options.CommitteePath, path);
    }

    /// <inheritdoc/>
    public void Begin(Func<IReadOnlyList<string>> editions)
    {
        // A site has read them long ago.
        if (options.KeepsConnections || Environment.ProcessorCount == 1)
            return;
        _ = Task.Run(() =>
        {
            foreach (var edition in editions().Where(_shipped.Has))
                _shipped.Read(edition);
        });
    }

    /// <summary>The rules as they would be with other files for one edition; the caller removes the folder.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="current">Today’s rules.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="files">Its files.</param>
    public RuleFolder With(string folder, RuleFolder current, string edition, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var other in current.EditionIds.Where(id => id != edition && current.IsKept(id)))
            Folders.Copy(current.FolderOf(other), Path.Combine([folder, .. other.Split('/')]));
        Write(folder, edition, files);
        return new RuleFolder(options.RulesPath, options.CommitteePath, folder);
    }

    private static List<VersionInForce> InForce(Db db) =>
        [
            .. db.Connection.Query<VersionInForce>(
                """
                SELECT v.edition AS Edition, v.version_id AS VersionId, v.hash AS Hash FROM rule_versions v
                WHERE v.version_id IN (
                    SELECT max(w.version_id) FROM rule_versions w
                    WHERE w.proposed = 0 OR EXISTS (
                        SELECT 1 FROM rule_rulings r WHERE r.version_id = w.version_id AND r.outcome = 'confirmed')
                    GROUP BY w.edition)
                ORDER BY v.edition
                """,
                transaction: db.Transaction
            ),
        ];

    // Written beside and moved into place whole; another process may have been quicker.
    private static bool Lay(Db db, List<VersionInForce> versions, string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        // A draft is nobody else's business yet.
        PrivateFile.CreateFolder(parent);
        var half = Path.Combine(parent, $".{Path.GetRandomFileName()}");
        try
        {
            foreach (var version in versions)
            {
                var files = db
                    .Connection.Query<RuleFileRow>(
                        "SELECT path AS Path, bytes AS Bytes FROM rule_files WHERE version_id = @VersionId",
                        new { version.VersionId },
                        db.Transaction
                    )
                    .ToDictionary(row => row.Path, row => row.Bytes);
                Write(half, version.Edition, files);
            }
            Directory.Move(half, path);
            return true;
        }
        catch (IOException) when (Directory.Exists(path))
        {
            return false;
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
        }
    }

    private static void Write(string folder, string edition, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (name, bytes) in files)
        {
            string[] parts = name.StartsWith("committee/", StringComparison.Ordinal) ? name.Split('/') : [.. edition.Split('/'), name];
            var path = Path.Combine([folder, .. parts]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }
}

/// <summary>The version of an edition that counts.</summary>
internal sealed record VersionInForce(string Edition, long VersionId, string Hash);
