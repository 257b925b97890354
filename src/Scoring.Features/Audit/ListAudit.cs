using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Audit;

/// <summary>Somebody looks up what was done, by whom and why.</summary>
/// <param name="Edition">Only events of this edition; null for all.</param>
/// <param name="Who">Only of this person; null for all.</param>
/// <param name="What">Only of this kind, one of <see cref="AuditAction"/>; null for all.</param>
/// <param name="Text">Only events that have this text in subject, reason or data, whatever its capitals; null for all.</param>
/// <param name="Newest">At most so many, the newest; null for all.</param>
[Allow(Access.Readers)]
public sealed record ListAudit(string? Edition = null, string? Who = null, string? What = null, string? Text = null, int? Newest = null)
    : IRequest<AuditListing>;

/// <summary>Events that were looked for.</summary>
/// <param name="Events">The events, the oldest first.</param>
/// <param name="Found">How many there are in all that fit.</param>
public sealed record AuditListing(IReadOnlyList<AuditRecord> Events, int Found);

/// <summary>Reads the trail and keeps what fits.</summary>
internal sealed class ListAuditHandler(UnitOfWork session) : IRequestHandler<ListAudit, AuditListing>
{
    /// <inheritdoc/>
    public Task<AuditListing> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        if (request.What is { } what && !AuditAction.All.Contains(what))
            throw new RefusalException(RefusalKind.Usage, "unknown-audit-action", what, Nearest.To(what, AuditAction.All) ?? "");
        var fit = AuditTrail.All(session.Db).Where(record => Fits(record.Event, request)).ToList();
        return Task.FromResult(new AuditListing(request.Newest is { } newest ? [.. fit.TakeLast(newest)] : fit, fit.Count));
    }

    private static bool Fits(AuditEvent told, ListAudit request) =>
        (request.Edition is null || told.Subject == request.Edition || told.Subject.StartsWith(request.Edition + "/", StringComparison.Ordinal))
        && (request.Who is null || told.Who == request.Who)
        && (request.What is null || told.What == request.What)
        && (request.Text is not { Length: > 0 } text || Has(told.Subject, text) || Has(told.Why, text) || Has(told.Data, text));

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);
}
