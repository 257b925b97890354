using Scoring.Domain.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Audit.ListAudit;

/// <summary>Somebody looks up what was done, by whom and why.</summary>
/// <param name="Edition">Only events of this edition; null for all.</param>
/// <param name="Who">Only of this person; null for all.</param>
/// <param name="What">Only of this kind, one of <see cref="AuditAction"/>; null for all.</param>
/// <param name="Text">Only events that have this text in subject, reason or data, whatever its capitals; null for all.</param>
/// <param name="Newest">At most so many, the newest; null for all.</param>
public sealed record ListAudit(string? Edition = null, string? Who = null, string? What = null, string? Text = null, int? Newest = null)
    : IRequest<AuditListing>;

/// <summary>Events that were looked for.</summary>
/// <param name="Events">The events, the oldest first.</param>
/// <param name="Found">How many there are in all that fit.</param>
public sealed record AuditListing(IReadOnlyList<AuditRecord> Events, int Found);
