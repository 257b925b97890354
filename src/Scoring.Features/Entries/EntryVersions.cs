using System.Security.Cryptography;
using System.Text;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>What was sent, as it was then.</summary>
/// <param name="Number">Counts the entry's versions, from 1.</param>
/// <param name="Sha256">The hash of the content in UTF-8, hex.</param>
/// <param name="Content">JSON in one fixed form.</param>
/// <param name="By">Who sent it.</param>
/// <param name="At">When it arrived, UTC.</param>
public sealed record EntryVersion(int Number, string Sha256, string Content, string By, DateTime At);

/// <summary>The versions of entries: they are added and never changed.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class EntryVersions(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The versions of an entry, oldest first.</summary>
    public IReadOnlyList<EntryVersion> Of(Entry entry) =>
        work.Locked<IReadOnlyList<EntryVersion>>(db =>
            [
                .. db
                    .Connection.Query<VersionRow>(
                        """
                        SELECT entry AS Entry, number AS Number, sha256 AS Sha256, content AS Content, by AS By, at AS At
                        FROM entry_versions WHERE edition = @Edition AND entry = @Id ORDER BY number
                        """,
                        new { entry.Edition, entry.Id },
                        db.Transaction
                    )
                    .Select(row => row.Version),
            ]
        );

    /// <summary>All versions of the entries of an edition, by entry, oldest first.</summary>
    public ILookup<string, EntryVersion> Of(string edition) =>
        work.Locked(db =>
            db.Connection.Query<VersionRow>(
                    """
                    SELECT entry AS Entry, number AS Number, sha256 AS Sha256, content AS Content, by AS By, at AS At
                    FROM entry_versions WHERE edition = @edition ORDER BY number
                    """,
                    new { edition },
                    db.Transaction
                )
                .ToLookup(row => row.Entry, row => row.Version, StringComparer.Ordinal)
        );

    /// <summary>A version of an entry, or null.</summary>
    public EntryVersion? Find(Entry entry, int number) => Of(entry).FirstOrDefault(version => version.Number == number);

    /// <summary>Stores the next version; the caller records the event that binds it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="content">What is frozen.</param>
    /// <param name="arrived">When it arrived, UTC.</param>
    public EntryVersion Add(Entry entry, int number, string content, DateTime arrived)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var at = Times.Text(arrived);
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO entry_versions (edition, entry, number, sha256, content, by, at)
                VALUES (@Edition, @Id, @number, @hash, @content, @Who, @at)
                """,
                new
                {
                    entry.Edition,
                    entry.Id,
                    number = (long)number,
                    hash,
                    content,
                    trail.Who,
                    at,
                },
                db.Transaction
            )
        );
        return new EntryVersion(number, hash, content, trail.Who, Times.Of(at)!.Value);
    }
}

/// <summary>A row of entry_versions.</summary>
internal sealed record VersionRow(string Entry, long Number, string Sha256, string Content, string By, string At)
{
    public EntryVersion Version => new((int)Number, Sha256, Content, By, Times.Of(At)!.Value);
}
