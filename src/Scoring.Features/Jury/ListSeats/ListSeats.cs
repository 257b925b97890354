using Scoring.Domain.Panels.Changes;
using Scoring.Features.Jury.Panels;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.ListSeats;

/// <summary>Somebody looks up who has which seat at a stage.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
public sealed record ListSeats(string Edition, string Stage) : IRequest<SeatListing>, INamesAnEdition;

/// <summary>Reads the seats beside the panel as it is now.</summary>
internal sealed class ListSeatsHandler(PanelInForce panels, SeatStore seats) : IRequestHandler<ListSeats, SeatListing>
{
    /// <inheritdoc/>
    public Task<SeatListing> Handle(ListSeats request, CancellationToken cancellationToken)
    {
        var reading = panels.Of(request.Edition, request.Stage);
        return Task.FromResult(SeatListing.Of(request.Edition, reading, Seating.Of(reading.Panel, seats.Of(request.Edition, request.Stage))));
    }
}
