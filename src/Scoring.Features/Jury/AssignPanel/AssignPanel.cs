using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Assigning;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.AssignPanel;

/// <summary>The secretariat has the seats of a stage drawn by lot from a seed that was published before.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Seed">What was published; the same seed over the same panel gives the same seats.</param>
/// <param name="PerEntry">How many jurors each entry is to have; null where the rule says.</param>
/// <param name="AtMost">How many entries a juror is to have at most; null for what the rule says, or for any number.</param>
/// <param name="Again">True to draw though seats were given: those take the place of the old ones.</param>
/// <param name="Reason">Why it is drawn again; empty for a first draw.</param>
public sealed record AssignPanel(string Edition, string Stage, string Seed, int? PerEntry = null, int? AtMost = null, bool Again = false, string Reason = "")
    : IRequest<DrawnPanel>, IWrites, INamesAnEdition;

/// <summary>What a draw gave.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">How often lots were drawn: the n-th draw is that of the seed "SEED#n".</param>
/// <param name="Listing">The seats with the loads.</param>
/// <param name="Unmet">What could not be met, and why; empty where everything was.</param>
/// <param name="IsConnected">True where jurors and entries hang together, so that the severity of jurors can be estimated.</param>
/// <param name="Left">Seats whose sheet was begun or handed in and that the juror has no more after this draw.</param>
public sealed record DrawnPanel(string Seed, int Draws, SeatListing Listing, IReadOnlyList<Unmet> Unmet, bool IsConnected, IReadOnlyList<Seat> Left);
