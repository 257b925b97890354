using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Audit;

/// <summary>Lists what was done, by whom and why.</summary>
/// <param name="Edition">Only events of this edition; null for all.</param>
/// <param name="Who">Only events by this person; null for all.</param>
/// <param name="What">Only of this kind, one of <see cref="AuditAction"/>; null for all.</param>
/// <param name="Text">Only events with this text in the subject, reason or data, ignoring case; null for all.</param>
/// <param name="Newest">The maximum number of events, taking the newest; null for all.</param>
[Allow(Access.Readers)]
public sealed record ListAudit(string? Edition = null, string? Who = null, string? What = null, string? Text = null, int? Newest = null)
    : IRequest<AuditListing>;

/// <summary>The events found.</summary>
/// <param name="Events">The events, oldest first.</param>
/// <param name="Found">The total number of matching events.</param>
public sealed record AuditListing(IReadOnlyList<AuditRecord> Events, int Found);

/// <summary>Reads and filters the trail.</summary>
internal sealed class ListAuditHandler(UnitOfWork work) : IRequestHandler<ListAudit, AuditListing>
{
    /// <inheritdoc/>
    public Task<AuditListing> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        if (request.What is { } what && !AuditAction.All.Contains(what))
            throw new RefusalException(RefusalKind.Usage, "unknown-audit-action", what, Nearest.To(what, AuditAction.All) ?? "");
        var fit = AuditTrail.All(work.Db).Where(record => Fits(record.Event, request)).ToList();
        return Task.FromResult(new AuditListing(request.Newest is { } newest ? [.. fit.TakeLast(newest)] : fit, fit.Count));
    }

    private static bool Fits(AuditEvent told, ListAudit request) =>
        (
            request.Edition is null
            || told.Subject == request.Edition
            || told.Subject.StartsWith(request.Edition + "/", StringComparison.Ordinal)
        )
        && (request.Who is null || told.Who == request.Who)
        && (request.What is null || told.What == request.What)
        && (request.Text is not { Length: > 0 } text || Has(told.Subject, text) || Has(told.Why, text) || Has(told.Data, text));

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);
}
