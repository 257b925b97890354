using MediatR;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Evidence;

/// <summary>
/// An innovator claims a level for an indicator of an entry and names the document that shows it. It is a draft until the entry is sent.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Indicator">The indicator's number or id.</param>
/// <param name="Level">The level; null to claim none.</param>
/// <param name="Document">The document.</param>
/// <param name="Seen">The version of the draft that the innovator saw, 0 for none.</param>
[Allow(Access.Innovators)]
public sealed record ClaimEntryLevel(string Edition, string Entry, string Indicator, int? Level, EvidenceDocument Document, int Seen)
    : IRequest<EvidenceItem>,
        IWritesBeside,
        INamesAnEdition;

/// <summary>Shows the evidence of an entry to its owner.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
[Allow(Access.Innovators)]
public sealed record ShowEntryEvidence(string Edition, string Entry) : IRequest<EntryEvidence>, INamesAnEdition;

/// <summary>The evidence of an entry.</summary>
/// <param name="View">The entry.</param>
/// <param name="Items">An item for each indicator, in the order of the table.</param>
public sealed record EntryEvidence(EntryView View, IReadOnlyList<EvidenceItem> Items);

/// <summary>Reads it.</summary>
internal sealed class ShowEntryEvidenceHandler(EntryRights rights, EntryViews views, EntryClaimStore claims)
    : IRequestHandler<ShowEntryEvidence, EntryEvidence>
{
    /// <inheritdoc/>
    public Task<EntryEvidence> Handle(ShowEntryEvidence request, CancellationToken cancellationToken)
    {
        var view = views.Of(rights.Own(request.Edition, request.Entry));
        return Task.FromResult(
            new EntryEvidence(view, claims.Items(request.Edition, request.Entry, ClaimEntryLevelHandler.TableOf(view.Door)))
        );
    }
}

/// <summary>Stores the draft.</summary>
internal sealed class ClaimEntryLevelHandler(EntryRights rights, EntryDoor door, EvidenceStore store, EntryClaimStore claims)
    : IRequestHandler<ClaimEntryLevel, EvidenceItem>
{
    /// <inheritdoc/>
    public Task<EvidenceItem> Handle(ClaimEntryLevel request, CancellationToken cancellationToken)
    {
        rights.Own(request.Edition, request.Entry);
        var table = TableOf(door.Of(request.Edition));
        var indicator = EvidenceDesk.Required(table, request.Indicator);
        rights.Change(request.Edition, request.Entry, EvidenceClaim.FieldOf(indicator.Id));
        EvidenceItem Now() => claims.Items(request.Edition, request.Entry, table).Single(one => one.Indicator.Id == indicator.Id);
        new DraftClaim(request.Edition, request.Entry, request.Level, request.Document, request.Seen).Put(store, Now());
        return Task.FromResult(Now());
    }

    /// <summary>The indicators of innovations.</summary>
    /// <exception cref="RefusalException">The season asks entries for no evidence.</exception>
    public static IndicatorTable TableOf(OpenDoor open) =>
        open.Indicators ?? throw new RefusalException(RefusalKind.Data, "evidence-not-asked-of-entries", open.Edition.Id);
}
