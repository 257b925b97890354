using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments;

/// <summary>The rows of files. Their bytes are in <see cref="Bytes.IFileBytes"/>.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class AttachmentStore(UnitOfWork work, AuditTrail trail)
{
    private const string Columns = """
        SELECT attachment_id AS AttachmentId, edition AS Edition, entry AS Entry, field AS Field, name AS Name, caption AS Caption,
            type AS Type, size AS Size, received AS Received, sha256 AS Sha256, state AS State, remarks AS Remarks, scan AS Scan,
            by AS By, at AS At, removed_at AS RemovedAt
        FROM attachments
        """;

    /// <summary>The files of an entry as it stands now, oldest first; without those taken out of it.</summary>
    public IReadOnlyList<Attachment> OfEntry(string edition, string entry) =>
        [.. AllOfEntry(edition, entry).Where(file => file.RemovedAt is null)];

    /// <summary>Every file that an entry ever had, oldest first.</summary>
    public IReadOnlyList<Attachment> AllOfEntry(string edition, string entry) =>
        work.Locked<IReadOnlyList<Attachment>>(db =>
            [
                .. db
                    .Connection.Query<AttachmentRow>(
                        Columns + " WHERE edition = @edition AND entry = @entry ORDER BY at, attachment_id",
                        new { edition, entry },
                        db.Transaction
                    )
                    .Select(row => row.Attachment()),
            ]
        );

    /// <summary>A file; null if there is none.</summary>
    public Attachment? Find(string id) =>
        work.Locked(db =>
                db.Connection.QuerySingleOrDefault<AttachmentRow>(Columns + " WHERE attachment_id = @id", new { id }, db.Transaction)
            )
            ?.Attachment();

    /// <summary>The files that wait for the scanner, oldest first.</summary>
    public IReadOnlyList<Attachment> Waiting() =>
        work.Locked<IReadOnlyList<Attachment>>(db =>
            [
                .. db
                    .Connection.Query<AttachmentRow>(
                        Columns + " WHERE state = 'checking' ORDER BY at, attachment_id LIMIT 20",
                        transaction: db.Transaction
                    )
                    .Select(row => row.Attachment()),
            ]
        );

    /// <summary>Every SHA-256 that must be kept, with its length.</summary>
    public IReadOnlyList<KeptBytes> Bytes() => work.Locked(BytesOf);

    /// <summary>The same on a connection of its own.</summary>
    public static IReadOnlyList<KeptBytes> BytesOf(Db db) =>
        [
            .. db.Connection.Query<KeptBytes>(
                "SELECT sha256 AS Sha256, min(size) AS Size FROM attachments WHERE state <> 'gone' GROUP BY sha256 ORDER BY sha256",
                transaction: db.Transaction
            ),
        ];

    /// <summary>Where bytes are named, for people: "edition entry, …", at most five.</summary>
    public static string WhereOf(Db db, string sha256) =>
        string.Join(
            ", ",
            db.Connection.Query<string>(
                """
                SELECT edition || ' ' || entry FROM attachments WHERE sha256 = @sha256 AND state <> 'gone' ORDER BY edition, entry LIMIT 5
                """,
                new { sha256 },
                db.Transaction
            )
        );

    /// <summary>Waits until no other transaction adds a file to the entry: how many there are decides.</summary>
    public void Hold(string edition, string entry) =>
        work.Locked(db =>
        {
            db.Dialect.HoldKey(db, $"files of {edition}/{entry}");
            return 0;
        });

    /// <summary>Stores a file; the caller records the event.</summary>
    public void Add(Attachment file) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO attachments (attachment_id, edition, entry, field, name, caption, type, size, received, sha256, state, remarks,
                    scan, by, at)
                VALUES (@AttachmentId, @Edition, @Entry, @Field, @Name, @Caption, @Type, @Size, @Received, @Sha256, @State, @Remarks, @Scan,
                    @By, @At)
                """,
                AttachmentRow.Of(file),
                db.Transaction
            )
        );

    /// <summary>Takes a file out of the draft; the caller records the event.</summary>
    public void Remove(string id) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE attachments SET removed_by = @who, removed_at = @at WHERE attachment_id = @id",
                new
                {
                    id,
                    who = trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    /// <summary>Sets what a file shows; the caller records the event.</summary>
    public void Caption(string id, string caption) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE attachments SET caption = @caption WHERE attachment_id = @id",
                new { id, caption },
                db.Transaction
            )
        );

    /// <summary>Sets how far a file is and what the scanner said; the caller records the event.</summary>
    public void Move(string id, AttachmentState state, string? scan) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE attachments SET state = @word, scan = @scan WHERE attachment_id = @id",
                new
                {
                    id,
                    word = AttachmentRow.Word(state),
                    scan,
                },
                db.Transaction
            )
        );
}

/// <summary>Bytes that must be kept.</summary>
internal sealed record KeptBytes(string Sha256, long Size);

/// <summary>A row of attachments.</summary>
internal sealed record AttachmentRow(
    string AttachmentId,
    string Edition,
    string Entry,
    string Field,
    string Name,
    string Caption,
    string Type,
    long Size,
    string Received,
    string Sha256,
    string State,
    string Remarks,
    string? Scan,
    string By,
    string At,
    string? RemovedAt
)
{
    /// <summary>A file as a row.</summary>
    public static AttachmentRow Of(Attachment file) =>
        new(
            file.Id,
            file.Edition,
            file.Entry,
            file.Field,
            file.Name,
            file.Caption,
            file.Type.ToString().ToLowerInvariant(),
            file.Size,
            file.Received,
            file.Sha256,
            Word(file.State),
            string.Join(' ', file.Remarks),
            file.Scan,
            file.By,
            Times.Text(file.At),
            Times.Text(file.RemovedAt)
        );

    /// <summary>A state as the database holds it.</summary>
    public static string Word(AttachmentState state) => state.ToString().ToLowerInvariant();

    /// <summary>The row as a file.</summary>
    public Attachment Attachment() =>
        new(
            AttachmentId,
            Edition,
            Entry,
            Field,
            Name,
            Caption,
            Enum.Parse<FileType>(Type, ignoreCase: true),
            Size,
            Received,
            Sha256,
            Enum.Parse<AttachmentState>(State, ignoreCase: true)
        )
        {
            Remarks = Remarks.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Scan = Scan,
            By = By,
            At = Times.Of(At)!.Value,
            RemovedAt = Times.Of(RemovedAt),
        };
}
