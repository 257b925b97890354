using Scoring.Domain.Explanations;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Picks.PickByHand;

/// <summary>The plenary picks a unit where the rule lets it: for a ranking that is cut by hand, or for a prize that is given by hand.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="For">The id of the ranking or of the prize.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Reason">Why, in the plenary's words; of an undoing, why it is undone.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
/// <param name="Undo">True where the pick is taken back.</param>
public sealed record PickByHand(string Edition, string For, string Unit, string Reason, string DecidedBy, bool Undo = false)
    : IRequest<HandPickOutcome>, IWrites, INamesAnEdition;

/// <summary>What a pick changed.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Goes">True where it goes on, or has the prize, now.</param>
/// <param name="Notes">What its line, or its prize, says now: the reason, and what the marks alone would give.</param>
public sealed record HandPickOutcome(string Unit, string Name, bool Goes, IReadOnlyList<Note> Notes);
