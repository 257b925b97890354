using Scoring.Domain.Seasons;
using Scoring.Features.Core;

namespace Scoring.Features.Evidence;

/// <summary>What somebody claims for an indicator of a region or an entry, as a draft.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The code of the region, or the entry's id.</param>
/// <param name="Level">The level; null to claim none.</param>
/// <param name="Document">The document.</param>
/// <param name="Seen">The version of the draft that the person saw, 0 for none.</param>
internal sealed record DraftClaim(string Edition, string Unit, int? Level, EvidenceDocument Document, int Seen)
{
    /// <summary>Stores the draft, or removes it if no level is claimed.</summary>
    /// <param name="store">The drafts.</param>
    /// <param name="item">The indicator's item as it stands.</param>
    /// <exception cref="RefusalException">Somebody else has changed the draft since, or the indicator has no such level.</exception>
    public void Put(EvidenceStore store, EvidenceItem item)
    {
        var (indicator, document) = (item.Indicator, EvidenceText.Cleaned(Document));
        if (item.Version != Seen)
            throw Changed(item);
        if (Level is not { } level)
        {
            store.Remove(Edition, Unit, indicator.Id);
            return;
        }
        if (!indicator.Levels.Contains(level))
            throw new RefusalException(RefusalKind.Usage, "evidence-level", indicator.Number, string.Join(", ", indicator.Levels));
        if (!store.Write(Edition, Unit, indicator.Id, level, document, Seen))
            throw Changed(item);
    }

    private static RefusalException Changed(EvidenceItem item) =>
        new(RefusalKind.State, "evidence-changed", item.By, item.Claimed ?? 0, item.Document.Line);
}
