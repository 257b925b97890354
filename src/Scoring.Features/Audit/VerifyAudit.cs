using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Audit;

/// <summary>Somebody holds the audit trail against its hashes.</summary>
/// <param name="Head">A head that was published or deposited before; null where none is known.</param>
[Allow(Access.Readers)]
public sealed record VerifyAudit(AuditHead? Head = null) : IRequest<AuditVerdict>;

/// <summary>What became of it.</summary>
/// <param name="Events">How many events the trail has.</param>
/// <param name="Head">Its head now; null where nothing was told yet.</param>
/// <param name="Broken">The first broken link; null where the trail is whole.</param>
public sealed record AuditVerdict(int Events, AuditHead? Head, BrokenLink? Broken);

/// <summary>Reads the whole trail and computes every hash again.</summary>
internal sealed class VerifyAuditHandler(UnitOfWork session) : IRequestHandler<VerifyAudit, AuditVerdict>
{
    /// <inheritdoc/>
    public Task<AuditVerdict> Handle(VerifyAudit request, CancellationToken cancellationToken)
    {
        var records = AuditTrail.All(session.Db);
        var head = records.Count == 0 ? null : new AuditHead(records[^1].Event.Sequence, records[^1].Hash);
        return Task.FromResult(new AuditVerdict(records.Count, head, AuditVerification.FirstBroken(records, request.Head)));
    }
}
