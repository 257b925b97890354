using Dapper;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Evidence;

/// <summary>
/// The levels that entries claim. Drafts stay after an entry was sent, as its answers do: they are what its owner goes on writing when
/// it is opened again.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="store">The evidence.</param>
internal sealed class EntryClaimStore(UnitOfWork work, EvidenceStore store) : IEntryClaims
{
    /// <summary>The evidence of an entry as it is written now, an item for each indicator, with what was decided last.</summary>
    public IReadOnlyList<EvidenceItem> Items(string edition, string entry, IndicatorTable table) =>
        [.. store.Of(edition, entry, table).Select(AsWritten)];

    /// <inheritdoc/>
    public IReadOnlyList<EvidenceClaim> OfEntry(string edition, string entry, IndicatorTable table) =>
        [
            .. Items(edition, entry, table)
                .Where(item => item.Claimed is { } level && item.Indicator.Levels.Contains(level))
                .Select(item => new EvidenceClaim(item.Indicator.Id, item.Claimed!.Value, item.Document)),
        ];

    /// <inheritdoc/>
    public void Send(Entry entry, IndicatorTable table, IReadOnlyList<EvidenceClaim> claims)
    {
        foreach (var claim in claims)
            store.Add(
                entry.Edition,
                new EvidenceItem(
                    entry.Id,
                    table.Indicators[table.Find(claim.Indicator)],
                    EvidenceState.Sent,
                    claim.Level,
                    null,
                    claim.Document,
                    "",
                    "",
                    null,
                    0,
                    0
                )
            );
    }

    /// <inheritdoc/>
    public bool HasDrafts(Entry entry) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM evidence_drafts WHERE edition = @Edition AND region = @Id",
                new { entry.Edition, entry.Id },
                db.Transaction
            )
        ) > 0;

    /// <inheritdoc/>
    public void RemoveDrafts(Entry entry) =>
        work.Locked(db =>
            db.Connection.Execute(
                "DELETE FROM evidence_drafts WHERE edition = @Edition AND region = @Id",
                new { entry.Edition, entry.Id },
                db.Transaction
            )
        );

    // Of an entry the draft alone says what is claimed; what was sent before says how it was decided, while the claim is the same.
    private static EvidenceItem AsWritten(EvidenceItem item) =>
        item.Version == 0 ? item with { State = EvidenceState.Empty, Claimed = null, Verified = null, Document = EvidenceDocument.None }
        : item.IsRewritten ? item with { State = EvidenceState.Claimed, Verified = null }
        : item;
}
