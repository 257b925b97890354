using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Audit;

/// <summary>Verifies the audit trail against its hashes.</summary>
/// <param name="Head">A head that was published or deposited earlier, or null.</param>
[Allow(Access.Readers)]
public sealed record VerifyAudit(AuditHead? Head = null) : IRequest<AuditVerdict>;

/// <summary>The result of the verification.</summary>
/// <param name="Events">The number of events.</param>
/// <param name="Head">The current head; null if there are no events yet.</param>
/// <param name="Broken">The first broken link; null if the trail is intact.</param>
public sealed record AuditVerdict(int Events, AuditHead? Head, BrokenLink? Broken);

/// <summary>Reads the whole trail and recomputes every hash.</summary>
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
