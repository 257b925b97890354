using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Feedback;

/// <summary>The comments of submitted sheets, and which of them are released. A release keeps the words that were released.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class CommentStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The comments of all submitted sheets of an edition, by stage, entry, criterion and juror.</summary>
    public IReadOnlyList<WrittenComment> Written(string edition) =>
        work.Locked<IReadOnlyList<WrittenComment>>(db =>
            [
                .. db
                    .Connection.Query<CommentedSheetRow>(
                        """
                        SELECT sheet.stage AS Stage, sheet.entry AS Entry, sheet.juror AS Juror, sheet.comments AS Comments
                        FROM (SELECT stage, entry, juror, max(number) AS number FROM sheet_revisions WHERE edition = @edition
                            GROUP BY stage, entry, juror) AS last
                        JOIN sheet_revisions AS sheet ON sheet.edition = @edition AND sheet.stage = last.stage AND sheet.entry = last.entry
                            AND sheet.juror = last.juror AND sheet.number = last.number
                        WHERE sheet.state = 'Submitted' AND sheet.comments <> '{}'
                        """,
                        new { edition },
                        db.Transaction
                    )
                    .SelectMany(row =>
                        SheetLabels
                            .Comments(row.Comments)
                            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
                            .Select(pair => new WrittenComment(row.Stage, row.Entry, row.Juror, pair.Key, pair.Value.Trim()))
                    )
                    .OrderBy(one => one.Stage, StringComparer.Ordinal)
                    .ThenBy(one => one.Entry, StringComparer.Ordinal)
                    .ThenBy(one => one.Criterion, StringComparer.Ordinal)
                    .ThenBy(one => one.Juror, StringComparer.Ordinal),
            ]
        );

    /// <summary>What is released of an edition, or of one entry of it.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="entry">The entry; null for all.</param>
    public IReadOnlyList<ReleasedRow> Released(string edition, string? entry) =>
        work.Locked<IReadOnlyList<ReleasedRow>>(db =>
            [
                .. db
                    .Connection.Query<ReleasedRow>(
                        """
                        SELECT stage AS Stage, entry AS Entry, juror AS Juror, criterion AS Criterion, released AS Released,
                            words AS Words, salt AS Salt
                        FROM comment_releases WHERE release_id IN (
                            SELECT max(release_id) FROM comment_releases
                            WHERE edition = @edition AND (CAST(@entry AS text) IS NULL OR entry = @entry)
                            GROUP BY stage, entry, juror, criterion)
                        """,
                        new { edition, entry },
                        db.Transaction
                    )
                    .Where(row => row.Released == 1),
            ]
        );

    /// <summary>Adds a release, or its end; the caller records the event.</summary>
    public void Add(string edition, WrittenComment comment, bool released) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO comment_releases (edition, stage, entry, juror, criterion, released, words, salt, by, at)
                VALUES (@edition, @Stage, @Entry, @Juror, @Criterion, @released, @words, @salt, @Who, @now)
                """,
                new
                {
                    edition,
                    comment.Stage,
                    comment.Entry,
                    comment.Juror,
                    comment.Criterion,
                    released = released ? 1L : 0L,
                    words = released ? comment.Words : "",
                    salt = Salt.New(),
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A comment of a submitted sheet.</summary>
internal sealed record WrittenComment(string Stage, string Entry, string Juror, string Criterion, string Words);

/// <summary>A sheet with comments.</summary>
internal sealed record CommentedSheetRow(string Stage, string Entry, string Juror, string Comments);

/// <summary>A row of comment_releases.</summary>
internal sealed record ReleasedRow(string Stage, string Entry, string Juror, string Criterion, long Released, string Words, string Salt);
