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
    : IRequest<AuditListing>
{
    /// <summary>The first moment, UTC; null for the beginning.</summary>
    public DateTime? From { get; init; }

    /// <summary>The first moment that is too late, UTC; null for no end.</summary>
    public DateTime? Until { get; init; }

    /// <summary>True if <see cref="Who"/> is any part of a name, whatever its case.</summary>
    public bool IsPartOfName { get; init; }

    /// <summary>How many of the newest are passed over before <see cref="Newest"/> counts.</summary>
    public int Skipped { get; init; }
}

/// <summary>The events found.</summary>
/// <param name="Events">The events, oldest first.</param>
/// <param name="Found">The total number of matching events.</param>
public sealed record AuditListing(IReadOnlyList<AuditRecord> Events, int Found)
{
    /// <summary>Everybody who did something, in the whole trail.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
}

/// <summary>Reads and filters the trail.</summary>
internal sealed class ListAuditHandler(UnitOfWork work) : IRequestHandler<ListAudit, AuditListing>
{
    /// <inheritdoc/>
    public Task<AuditListing> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        if (request.What is { } what && !AuditAction.All.Contains(what))
            throw new RefusalException(RefusalKind.Usage, "unknown-audit-action", what, Nearest.To(what, AuditAction.All) ?? "");
        var all = AuditTrail.All(work.Db);
        var fit = all.Where(record => Fits(record.Event, request)).ToList();
        var rest = fit.SkipLast(request.Skipped);
        return Task.FromResult(
            new AuditListing([.. request.Newest is { } newest ? rest.TakeLast(newest) : rest], fit.Count)
            {
                People = [.. all.Select(record => record.Event.Who).Distinct().Order(StringComparer.Ordinal)],
            }
        );
    }

    private static bool Fits(AuditEvent told, ListAudit request) =>
        (
            request.Edition is null
            || told.Subject == request.Edition
            || told.Subject.StartsWith(request.Edition + "/", StringComparison.Ordinal)
        )
        && (request.Who is null || (request.IsPartOfName ? Has(told.Who, request.Who) : told.Who == request.Who))
        && (request.From is null || told.When >= request.From)
        && (request.Until is null || told.When < request.Until)
        && (request.What is null || told.What == request.What)
        && (request.Text is not { Length: > 0 } text || Has(told.Subject, text) || Has(told.Why, text) || Has(told.Data, text));

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);
}
