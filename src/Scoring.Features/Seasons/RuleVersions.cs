using System.Security.Cryptography;
using System.Text;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Seasons;

/// <summary>The versions of the rules that are written on the site.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class RuleVersions(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The version in force of an edition, or null.</summary>
    public RuleVersion? InForce(string edition) => Of(edition).LastOrDefault(version => version.IsInForce);

    /// <summary>All versions of an edition, oldest first; the one in force is the last that may be.</summary>
    public IReadOnlyList<RuleVersion> Of(string edition) =>
        work.Locked(db =>
        {
            List<RuleVersionRow> rows =
            [
                .. db.Connection.Query<RuleVersionRow>(
                    """
                    SELECT v.version_id AS VersionId, v.edition AS Edition, v.number AS Number, v.hash AS Hash, v.proposed AS Proposed,
                        v.reason AS Reason, v.decree AS Decree, v.by AS By, v.at AS At, r.outcome AS Outcome, r.by AS RuledBy,
                        r.reason AS Ruling
                    FROM rule_versions v LEFT JOIN rule_rulings r
                        ON r.ruling_id = (SELECT max(l.ruling_id) FROM rule_rulings l WHERE l.version_id = v.version_id)
                    WHERE v.edition = @edition ORDER BY v.number
                    """,
                    new { edition },
                    db.Transaction
                ),
            ];
            var inForce = rows.LastOrDefault(row => row.Proposed == 0 || row.Outcome == "confirmed")?.VersionId;
            return (IReadOnlyList<RuleVersion>)[.. rows.Select(row => row.Version(inForce))];
        });

    /// <summary>The files of a version, by path.</summary>
    public IReadOnlyDictionary<string, byte[]> FilesOf(long versionId) =>
        work.Locked(db =>
            (IReadOnlyDictionary<string, byte[]>)
                new SortedDictionary<string, byte[]>(
                    db.Connection.Query<RuleFileRow>(
                            "SELECT path AS Path, bytes AS Bytes FROM rule_files WHERE version_id = @versionId",
                            new { versionId },
                            db.Transaction
                        )
                        .ToDictionary(row => row.Path, row => row.Bytes),
                    StringComparer.Ordinal
                )
        );

    /// <summary>Stores the next version of an edition; the caller records the event that binds it.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="files">Its files, by path.</param>
    /// <param name="isProposed">True if it waits for the chair.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="decree">The letter or decree; may be empty.</param>
    public RuleVersion Add(string edition, IReadOnlyDictionary<string, byte[]> files, bool isProposed, string reason, string decree)
    {
        var number = Of(edition).Count + 1;
        var hash = HashOf(files);
        return work.Locked(db =>
        {
            var id = db.Connection.QuerySingle<long>(
                """
                INSERT INTO rule_versions (edition, number, hash, proposed, reason, decree, by, at)
                VALUES (@edition, @number, @hash, @proposed, @reason, @decree, @who, @at) RETURNING version_id
                """,
                new
                {
                    edition,
                    number,
                    hash,
                    proposed = isProposed ? 1L : 0L,
                    reason,
                    decree,
                    who = trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            );
            foreach (var (path, bytes) in files)
                Insert(db, id, path, bytes);
            return new RuleVersion(id, edition, number, hash, isProposed, !isProposed, reason, decree, trail.Who, trail.Now, null, null);
        });
    }

    /// <summary>Stores the chair's decision on a version.</summary>
    public void Rule(RuleVersion version, bool isConfirmed, string reason) =>
        work.Locked(db =>
            db.Connection.Execute(
                "INSERT INTO rule_rulings (version_id, outcome, reason, by, at) VALUES (@id, @outcome, @reason, @who, @at)",
                new
                {
                    id = version.Id,
                    outcome = isConfirmed ? "confirmed" : "refused",
                    reason,
                    who = trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    // Dapper takes bytes for a list of values.
    private static void Insert(Db db, long version, string path, byte[] bytes)
    {
        using var command = db.Connection.CreateCommand();
        command.Transaction = db.Transaction;
        command.CommandText = "INSERT INTO rule_files (version_id, path, bytes) VALUES (@version, @path, @bytes)";
        foreach (var (name, value) in new (string, object)[] { ("@version", version), ("@path", path), ("@bytes", bytes) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    /// <summary>SHA-256 over name, NUL, length, NUL and bytes of each file in ordinal order of names.</summary>
    public static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(
                Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\0{bytes.Length}\0"))
            );
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A version of the rules of an edition.</summary>
/// <param name="Id">Its number among all.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">Its number in the edition, from 1.</param>
/// <param name="Hash">SHA-256 of its files.</param>
/// <param name="IsProposed">True if it changes what is locked, so that a second person must confirm it.</param>
/// <param name="IsInForce">True if it is the one that counts.</param>
/// <param name="Reason">Why it was made; may be empty.</param>
/// <param name="Decree">The letter or decree it follows; may be empty.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsConfirmed">What the chair said of a proposed one; null if nothing yet.</param>
/// <param name="RuledBy">Who said it; null if nothing was said yet.</param>
public sealed record RuleVersion(
    long Id,
    string Edition,
    int Number,
    string Hash,
    bool IsProposed,
    bool IsInForce,
    string Reason,
    string Decree,
    string By,
    DateTime At,
    bool? IsConfirmed,
    string? RuledBy
)
{
    /// <summary>True if the chair still has to confirm or refuse it.</summary>
    public bool IsWaiting => IsProposed && IsConfirmed is null;
}

/// <summary>A row of rule_versions with its ruling.</summary>
internal sealed record RuleVersionRow(
    long VersionId,
    string Edition,
    long Number,
    string Hash,
    long Proposed,
    string Reason,
    string Decree,
    string By,
    string At,
    string? Outcome,
    string? RuledBy,
    string? Ruling
)
{
    public RuleVersion Version(long? inForce) =>
        new(
            VersionId,
            Edition,
            (int)Number,
            Hash,
            Proposed == 1,
            VersionId == inForce,
            Reason,
            Decree,
            By,
            Times.Of(At)!.Value,
            Outcome is null ? null : Outcome == "confirmed",
            RuledBy
        );
}

/// <summary>A row of rule_files.</summary>
internal sealed record RuleFileRow(string Path, byte[] Bytes);
