using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>Writes down that somebody of the staff downloads what was sent: a version of an entry, or the register.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry, which the person may read; null for the register.</param>
/// <param name="Sha256">The hash (hex) of what is downloaded.</param>
[Allow(Access.Entries)]
public sealed record RecordTaking(string Edition, string? Id, string Sha256) : IRequest<TakingRecorded>, IWritesBeside, INamesAnEdition;

/// <summary>What became of it.</summary>
/// <param name="IsRecorded">False for what is one's own, which is nobody's business.</param>
public sealed record TakingRecorded(bool IsRecorded);

/// <summary>Writes it into the trail.</summary>
internal sealed class RecordTakingHandler(EntryStore entries, EntryRights rights, Caller caller, AuditTrail trail)
    : IRequestHandler<RecordTaking, TakingRecorded>
{
    /// <inheritdoc/>
    public Task<TakingRecorded> Handle(RecordTaking request, CancellationToken cancellationToken)
    {
        var entry = request.Id is null ? null : entries.Find(request.Edition, request.Id);
        if (
            entry is null
                ? request.Id is not null || !(Access.Examining.Allows(caller.Person) && rights.SeesAllGroups)
                : !rights.MayRead(entry)
        )
            throw new RefusalException(RefusalKind.Usage, "entry-unknown", request.Edition, request.Id ?? "");
        if (entry is not null && (rights.Owns(entry) || rights.Endorses(entry)))
            return Task.FromResult(new TakingRecorded(false));
        trail.Record(AuditAction.EntryTaken, entry?.Subject ?? request.Edition, "", ("sha256", request.Sha256));
        return Task.FromResult(new TakingRecorded(true));
    }
}
