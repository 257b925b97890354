using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Objections;

/// <summary>The secretariat sets until when objections are accepted.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Until">The last moment, UTC, inclusive; null for no end.</param>
[Allow(Access.Secretariat)]
public sealed record SetObjectionWindow(string Edition, DateTime? Until) : IRequest<ObjectionWindow>, IWrites, INamesAnEdition;

/// <summary>Until when objections are accepted.</summary>
/// <param name="Until">The last moment, UTC, inclusive; null for no end.</param>
public sealed record ObjectionWindow(DateTime? Until)
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    /// <summary>
    /// The end, UTC, of the last day for objections in western Indonesian time (23:59:59), where nobody has set a last moment.
    /// </summary>
    /// <param name="published">When it was published, UTC.</param>
    /// <param name="days">How many days they are accepted, as the edition says.</param>
    public static DateTime After(DateTime published, int days) =>
        DateTime.SpecifyKind((published + Wib).Date.AddDays(days + 1).AddSeconds(-1) - Wib, DateTimeKind.Utc);
}

/// <summary>Stores the window and records it in the audit trail.</summary>
internal sealed class SetObjectionWindowHandler(ObjectionStore objections, EditionCatalog editions, AuditTrail trail)
    : IRequestHandler<SetObjectionWindow, ObjectionWindow>
{
    /// <inheritdoc/>
    public Task<ObjectionWindow> Handle(SetObjectionWindow request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        objections.SetUntil(request.Edition, request.Until);
        trail.Record(
            AuditAction.ObjectionWindowSet,
            $"{request.Edition}/objections",
            "",
            ("until", request.Until is { } until ? Times.Text(until) : null)
        );
        return Task.FromResult(new ObjectionWindow(request.Until));
    }
}
