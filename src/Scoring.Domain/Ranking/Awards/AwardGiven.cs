using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking.Awards;

/// <summary>A unit that has a prize.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">The unit's name.</param>
/// <param name="Cluster">Its cluster in the ranking; empty if it has none there.</param>
/// <param name="Rank">Its rank there; null if it has none.</param>
/// <param name="Notes">The reason, if the rank alone does not give it.</param>
public sealed record Winner(string Unit, string Name, string Cluster, decimal? Rank, IReadOnlyList<Note> Notes);

/// <summary>A prize and who has it.</summary>
/// <param name="Rule">The prize.</param>
/// <param name="Winners">Its holders, in the order of the ranking, or of ids for prizes given by hand. Empty if nobody has it.</param>
/// <param name="Notes">Notes on the prize: a decision that is awaited, a unit that holds another prize, no holder.</param>
public sealed record AwardGiven(AwardRule Rule, IReadOnlyList<Winner> Winners, IReadOnlyList<Note> Notes);
