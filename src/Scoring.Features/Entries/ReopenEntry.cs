using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>
/// The secretariat opens an entry for its owner again, or gives a draft more time: for this entry alone, with a reason that is recorded
/// in the audit trail.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
/// <param name="Until">The last day, in the season's zone; null for the season's own closing, if that lies ahead.</param>
/// <param name="Reason">Why.</param>
[Allow(Access.Secretariat)]
public sealed record ReopenEntry(string Edition, string Id, DateOnly? Until, string Reason) : IRequest<Entry>, IWrites, INamesAnEdition;

/// <summary>Stores the step.</summary>
internal sealed class ReopenEntryHandler(EntryRights rights, EntryDoor door, EntryStore entries, AuditTrail trail)
    : IRequestHandler<ReopenEntry, Entry>
{
    /// <inheritdoc/>
    public Task<Entry> Handle(ReopenEntry request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Id);
        var reason = Require.Reason(request.Reason);
        var open = door.Of(request.Edition);
        DateTime? until = request.Until is { } day ? open.Season.Calendar.Zone.EndOf(day) : null;
        var deadline = EntryDeadline.OfDraft(open.Season.Calendar, until);
        if (deadline.IsOver(door.Now))
            throw new RefusalException(RefusalKind.Usage, until is null ? "until-missing" : "until-past");
        var back = entries.Add(entry, new NewStep(EntryState.Draft) { Reason = reason, Until = until });
        trail.Record(AuditAction.EntryReopened, entry.Subject, reason, ("until", until), ("was", entry.State.Word()));
        return Task.FromResult(back);
    }
}
