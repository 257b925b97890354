using MediatR;
using Scoring.Domain.Jury.Seating;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Jury.Seating;

/// <summary>Somebody looks up who has which seat at a stage.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
[Allow(Access.Readers)]
public sealed record ListSeats(string Edition, string Stage) : IRequest<SeatListing>, INamesAnEdition;

/// <summary>Reads the seats together with the current panel, and what was last changed by hand.</summary>
internal sealed class ListSeatsHandler(CurrentPanel panels, SeatStore seats) : IRequestHandler<ListSeats, SeatListing>
{
    /// <inheritdoc/>
    public Task<SeatListing> Handle(ListSeats request, CancellationToken cancellationToken)
    {
        var reading = panels.Of(request.Edition, request.Stage);
        var plan = SeatPlan.Of(reading.Panel, seats.Of(request.Edition, request.Stage));
        return Task.FromResult(
            SeatListing.Of(request.Edition, reading, plan) with
            {
                ByHand = SeatChangeByHand.Of(
                    seats.ByHand(request.Edition, request.Stage, SeatChangeByHand.MostRows),
                    plan.Seats.ToHashSet()
                ),
            }
        );
    }
}
