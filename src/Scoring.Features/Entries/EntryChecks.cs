using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>What an examiner answers to a check.</summary>
public enum CheckAnswer
{
    /// <summary>It is as it should be.</summary>
    Yes,

    /// <summary>It can be corrected.</summary>
    Repair,

    /// <summary>It is not, and cannot be corrected.</summary>
    No,
}

/// <summary>An answer to a check of a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Check">The check.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Note">A note; may be empty.</param>
/// <param name="By">Who answered.</param>
/// <param name="At">When, UTC.</param>
public sealed record CheckedPoint(int Version, string Check, CheckAnswer Answer, string Note, string By, DateTime At);

/// <summary>The answers of examiners: the newest to a check of a version counts.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class EntryChecks(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The answers that count, by entry.</summary>
    public ILookup<string, CheckedPoint> Of(string edition, string? entry = null) =>
        work.Locked(db =>
            db.Connection.Query<CheckRow>(
                    """
                    SELECT entry AS Entry, version AS Version, check_id AS CheckId, answer AS Answer, note AS Note, by AS By, at AS At
                    FROM entry_checks c WHERE edition = @edition AND (@entry IS NULL OR entry = @entry)
                        AND answer_id = (SELECT max(answer_id) FROM entry_checks l
                            WHERE l.edition = c.edition AND l.entry = c.entry AND l.version = c.version AND l.check_id = c.check_id)
                    ORDER BY answer_id
                    """,
                    new { edition, entry },
                    db.Transaction
                )
                .ToLookup(row => row.Entry, row => row.Point, StringComparer.Ordinal)
        );

    /// <summary>Stores an answer; the caller records the event that binds it.</summary>
    public void Add(Entry entry, int version, string check, CheckAnswer answer, string note) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO entry_checks (edition, entry, version, check_id, answer, note, by, at)
                VALUES (@Edition, @Id, @version, @check, @answer, @note, @Who, @at)
                """,
                new
                {
                    entry.Edition,
                    entry.Id,
                    version = (long)version,
                    check,
                    answer = answer.ToString().ToLowerInvariant(),
                    note,
                    trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of entry_checks.</summary>
internal sealed record CheckRow(string Entry, long Version, string CheckId, string Answer, string Note, string By, string At)
{
    public CheckedPoint Point =>
        new((int)Version, CheckId, Enum.Parse<CheckAnswer>(Answer, ignoreCase: true), Note, By, Times.Of(At)!.Value);
}
