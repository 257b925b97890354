namespace Scoring.Domain.Jury.Seating;

/// <summary>Who marks what, as the draw gave it.</summary>
/// <param name="Seats">The seats, by entry and juror.</param>
/// <param name="Unmet">What could not be met, and why; empty where everything was.</param>
/// <param name="Draws">How often lots were drawn: 1 unless the first draw could not be joined into one graph. The n-th draw is that of the seed "SEED#n".</param>
public sealed record Assignment(IReadOnlyList<Seat> Seats, IReadOnlyList<Unmet> Unmet, int Draws)
{
    /// <summary>True where jurors and entries with a seat hang together, so that severity can be estimated.</summary>
    public bool IsConnected => !Unmet.OfType<NotConnected>().Any();
}
