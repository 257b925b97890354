using Scoring.Domain.Audit;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.RuleBook;

namespace Scoring.Features.Audit.ListAudit;

/// <summary>Reads the trail and keeps what fits.</summary>
internal sealed class ListAuditHandler(Session session) : IRequestHandler<ListAudit, AuditListing>
{
    /// <inheritdoc/>
    public Task<AuditListing> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        if (request.What is { } what && !AuditAction.All.Contains(what))
            throw new RefusalException(RefusalKind.Usage, "unknown-audit-action", what, Nearest.To(what, AuditAction.All) ?? "");
        var fit = AuditTrail.All(session.Connection).Where(record => Fits(record.Event, request)).ToList();
        return Task.FromResult(new AuditListing(request.Newest is { } newest ? [.. fit.TakeLast(newest)] : fit, fit.Count));
    }

    private static bool Fits(AuditEvent told, ListAudit request) =>
        (request.Edition is null || told.Subject == request.Edition || told.Subject.StartsWith(request.Edition + "/", StringComparison.Ordinal))
        && (request.Who is null || told.Who == request.Who)
        && (request.What is null || told.What == request.What)
        && (request.Text is not { Length: > 0 } text || Has(told.Subject, text) || Has(told.Why, text) || Has(told.Data, text));

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);
}
