using Dapper;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Evidence;

/// <summary>
/// Drafts of evidence of regions and entries, and what was sent and decided: rows that are only ever added. The column region holds a
/// region's code or an entry's id, which never look the same.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class EvidenceStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The evidence of a region or an entry, an item for each indicator, in the order of the table.</summary>
    public IReadOnlyList<EvidenceItem> Of(string edition, string unit, IndicatorTable table) =>
        work.Locked(db =>
        {
            var drafts = db
                .Connection.Query<EvidenceDraftRow>(
                    """
                    SELECT indicator AS Indicator, claimed AS Claimed, document AS Document, dated AS Dated, subject AS Subject,
                        version AS Version, by AS WrittenBy, at AS At
                    FROM evidence_drafts WHERE edition = @edition AND region = @unit
                    """,
                    new { edition, unit },
                    db.Transaction
                )
                .ToDictionary(row => row.Indicator, StringComparer.Ordinal);
            var newest = Newest(db, edition, unit).ToDictionary(row => row.Indicator, StringComparer.Ordinal);
            return (IReadOnlyList<EvidenceItem>)
                [
                    .. table.Indicators.Select(indicator =>
                        Item(unit, indicator, drafts.GetValueOrDefault(indicator.Id), newest.GetValueOrDefault(indicator.Id))
                    ),
                ];
        });

    /// <summary>All that was sent of an edition for the indicators of a table, by unit and in the order of the table.</summary>
    public IReadOnlyList<EvidenceItem> Sent(string edition, IndicatorTable table) =>
        work.Locked<IReadOnlyList<EvidenceItem>>(db =>
            [
                .. Newest(db, edition, null)
                    .Where(row => table.Find(row.Indicator) >= 0)
                    .Select(row => Item(row.Unit, table.Indicators[table.Find(row.Indicator)], null, row))
                    .OrderBy(item => item.Unit, StringComparer.Ordinal)
                    .ThenBy(item => table.Find(item.Indicator.Id)),
            ]
        );

    /// <summary>Writes a draft; answers false if it has another version than the one that was seen.</summary>
    public bool Write(string edition, string unit, string indicator, int claimed, EvidenceDocument document, int seen) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO evidence_drafts (edition, region, indicator, claimed, document, dated, subject, version, by, at)
                SELECT @Edition, @Unit, @Indicator, @Claimed, @Number, @Dated, @Subject, 1, @Who, @Now
                WHERE @Seen = 0
                ON CONFLICT (edition, region, indicator) DO NOTHING
                """,
                Values(edition, unit, indicator, claimed, document, seen),
                db.Transaction
            )
            + db.Connection.Execute(
                """
                UPDATE evidence_drafts SET claimed = @Claimed, document = @Number, dated = @Dated, subject = @Subject,
                    version = version + 1, by = @Who, at = @Now
                WHERE edition = @Edition AND region = @Unit AND indicator = @Indicator AND version = @Seen AND @Seen > 0
                """,
                Values(edition, unit, indicator, claimed, document, seen),
                db.Transaction
            )
        ) == 1;

    /// <summary>Removes a draft.</summary>
    public void Remove(string edition, string unit, string indicator) =>
        work.Locked(db =>
            db.Connection.Execute(
                "DELETE FROM evidence_drafts WHERE edition = @edition AND region = @unit AND indicator = @indicator",
                new
                {
                    edition,
                    unit,
                    indicator,
                },
                db.Transaction
            )
        );

    /// <summary>Adds what was sent or decided; the caller records the event.</summary>
    public void Add(string edition, EvidenceItem item) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO evidence_revisions (edition, region, indicator, state, checks, claimed, verified, document, dated, subject,
                    note, by, at)
                VALUES (@edition, @Unit, @Indicator, @State, @Checks, @Claimed, @Verified, @Number, @Dated, @Subject, @Note, @Who, @now)
                """,
                new
                {
                    edition,
                    item.Unit,
                    Indicator = item.Indicator.Id,
                    State = item.State.ToString().ToLowerInvariant(),
                    Checks = (long)item.Checks,
                    Claimed = (long)item.Claimed!.Value,
                    Verified = (long?)item.Verified,
                    item.Document.Number,
                    item.Document.Dated,
                    item.Document.Subject,
                    item.Note,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    private EvidenceValues Values(string edition, string unit, string indicator, int claimed, EvidenceDocument document, int seen) =>
        new(edition, unit, indicator, claimed, document.Number, document.Dated, document.Subject, seen, trail.Who, Times.Text(trail.Now));

    private static IEnumerable<EvidenceRow> Newest(Db db, string edition, string? unit) =>
        db.Connection.Query<EvidenceRow>(
            """
            SELECT region AS Unit, indicator AS Indicator, state AS State, checks AS Checks, claimed AS Claimed, verified AS Verified,
                document AS Document, dated AS Dated, subject AS Subject, note AS Note, by AS WrittenBy, at AS At
            FROM evidence_revisions WHERE revision_id IN (
                SELECT max(revision_id) FROM evidence_revisions
                WHERE edition = @edition AND (CAST(@unit AS text) IS NULL OR region = @unit) GROUP BY region, indicator)
            """,
            new { edition, unit },
            db.Transaction
        );

    // A draft stands before what was sent: it is there only where nothing was, or where a repair was asked for.
    private static EvidenceItem Item(string unit, Indicator indicator, EvidenceDraftRow? draft, EvidenceRow? sent)
    {
        var state = sent is null
            ? (draft is null ? EvidenceState.Empty : EvidenceState.Claimed)
            : Enum.Parse<EvidenceState>(sent.State, true);
        var document =
            draft is not null ? new EvidenceDocument(draft.Document, draft.Dated, draft.Subject)
            : sent is not null ? new EvidenceDocument(sent.Document, sent.Dated, sent.Subject)
            : EvidenceDocument.None;
        return new EvidenceItem(
            unit,
            indicator,
            state,
            (int?)(draft?.Claimed ?? sent?.Claimed),
            (int?)sent?.Verified,
            document,
            sent?.Note ?? "",
            draft?.WrittenBy ?? sent?.WrittenBy ?? "",
            Times.Of(draft?.At ?? sent?.At),
            (int)(draft?.Version ?? 0),
            (int)(sent?.Checks ?? 0)
        )
        {
            IsRewritten =
                draft is not null
                && sent is not null
                && (draft.Claimed, draft.Document, draft.Dated, draft.Subject) != (sent.Claimed, sent.Document, sent.Dated, sent.Subject),
        };
    }
}

/// <summary>The values of a draft.</summary>
internal sealed record EvidenceValues(
    string Edition,
    string Unit,
    string Indicator,
    long Claimed,
    string Number,
    string Dated,
    string Subject,
    long Seen,
    string Who,
    string Now
);

/// <summary>A row of evidence_drafts.</summary>
internal sealed record EvidenceDraftRow(
    string Indicator,
    long Claimed,
    string Document,
    string Dated,
    string Subject,
    long Version,
    string WrittenBy,
    string At
);

/// <summary>A row of evidence_revisions.</summary>
internal sealed record EvidenceRow(
    string Unit,
    string Indicator,
    string State,
    long Checks,
    long Claimed,
    long? Verified,
    string Document,
    string Dated,
    string Subject,
    string Note,
    string WrittenBy,
    string At
);
