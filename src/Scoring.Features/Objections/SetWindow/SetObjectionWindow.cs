using Scoring.Features.Audit;
using Scoring.Features.Pipeline;
using Scoring.Features.Rules;

namespace Scoring.Features.Objections.SetWindow;

/// <summary>The secretariat says until when objections are taken.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Until">The last moment, UTC, itself still in time; null for no end.</param>
public sealed record SetObjectionWindow(string Edition, DateTime? Until) : IRequest<DateTime?>, IWrites, INamesAnEdition;

/// <summary>Keeps the window and tells it.</summary>
internal sealed class SetObjectionWindowHandler(ObjectionStore objections, EditionsInForce editions, AuditTrail trail) : IRequestHandler<SetObjectionWindow, DateTime?>
{
    /// <inheritdoc/>
    public Task<DateTime?> Handle(SetObjectionWindow request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        objections.SetUntil(request.Edition, request.Until);
        trail.Tell(AuditAction.ObjectionWindowSet, $"{request.Edition}/objections", "", ("until", request.Until is { } until ? Persistence.Times.Text(until) : null));
        return Task.FromResult(request.Until);
    }
}
