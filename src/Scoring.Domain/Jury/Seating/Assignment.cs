namespace Scoring.Domain.Jury.Seating;

/// <summary>Who marks what, as the draw gave it.</summary>
/// <param name="Seats">The seats, by entry and juror.</param>
/// <param name="Unmet">The requirements that could not be met, and why; empty if all were met.</param>
/// <param name="Draws">
/// How many times lots were drawn: 1 unless the first draw could not be joined into one graph. The n-th draw is that of the seed "SEED#n".
/// </param>
public sealed record Assignment(IReadOnlyList<Seat> Seats, IReadOnlyList<Unmet> Unmet, int Draws)
{
    /// <summary>True if all jurors and entries with a seat are connected, so that severity can be estimated.</summary>
    public bool IsConnected => !Unmet.OfType<NotConnected>().Any();
}
