using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Evidence;

/// <summary>An officer claims a level for an indicator and names the document that shows it. It stays a draft until it is sent.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Region">The code of the region.</param>
/// <param name="Indicator">The indicator's number or id.</param>
/// <param name="Level">The level; null to claim none.</param>
/// <param name="Document">The document.</param>
/// <param name="Seen">The version of the draft that the officer saw, 0 for none.</param>
[Allow(Roles.RegionOfficer)]
public sealed record ClaimLevel(string Edition, string Region, string Indicator, int? Level, EvidenceDocument Document, int Seen)
    : IRequest<EvidenceItem>,
        IWritesBeside,
        INamesAnEdition;

/// <summary>An officer sends all that is claimed; from then on it stays as it is.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Region">The code of the region.</param>
[Allow(Roles.RegionOfficer)]
public sealed record SendEvidence(string Edition, string Region) : IRequest<EvidenceSent>, IWrites, INamesAnEdition;

/// <summary>What was sent.</summary>
/// <param name="Count">How many indicators.</param>
public sealed record EvidenceSent(int Count);

/// <summary>Stores the draft.</summary>
internal sealed class ClaimLevelHandler(EvidenceDesk desk, EvidenceStore store) : IRequestHandler<ClaimLevel, EvidenceItem>
{
    /// <inheritdoc/>
    public Task<EvidenceItem> Handle(ClaimLevel request, CancellationToken cancellationToken)
    {
        var terms = desk.Terms(request.Edition);
        desk.NeedsRegion(request.Edition, request.Region, isWriting: true);
        var indicator = EvidenceDesk.Required(terms.Table!, request.Indicator);
        EvidenceItem Now() => store.Of(request.Edition, request.Region, terms.Table!).Single(one => one.Indicator.Id == indicator.Id);
        var item = Now();
        desk.NeedsTime(terms, item);
        new DraftClaim(request.Edition, request.Region, request.Level, request.Document, request.Seen).Put(store, item);
        return Task.FromResult(Now());
    }
}

/// <summary>Freezes the drafts.</summary>
internal sealed class SendEvidenceHandler(EvidenceDesk desk, EvidenceStore store, AuditTrail trail)
    : IRequestHandler<SendEvidence, EvidenceSent>
{
    /// <inheritdoc/>
    public Task<EvidenceSent> Handle(SendEvidence request, CancellationToken cancellationToken)
    {
        var terms = desk.Terms(request.Edition);
        desk.NeedsRegion(request.Edition, request.Region, isWriting: true);
        var drafts = store
            .Of(request.Edition, request.Region, terms.Table!)
            .Where(item => item.CanBeWritten && item.Version > 0 && terms.CanWrite(item, desk.Now))
            .ToList();
        if (drafts.Count == 0)
            throw new RefusalException(RefusalKind.State, "evidence-nothing-to-send");
        // The lowest level says that there is nothing, and nothing needs no document.
        if (drafts.Find(item => item.Claimed > item.Indicator.Levels[0] && !item.Document.IsNamed) is { } bare)
            throw new RefusalException(RefusalKind.Usage, "evidence-document-missing", bare.Indicator.Number);
        foreach (var item in drafts)
        {
            store.Add(request.Edition, item with { State = EvidenceState.Sent, Verified = null, Note = "", Checks = 0 });
            store.Remove(request.Edition, request.Region, item.Indicator.Id);
        }
        trail.Record(
            AuditAction.EvidenceSent,
            $"{request.Edition}/evidence/{request.Region}",
            "",
            ("count", drafts.Count),
            ("indicators", drafts.Select(item => item.Indicator.Id))
        );
        return Task.FromResult(new EvidenceSent(drafts.Count));
    }
}
