using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking.Awards;

/// <summary>A unit that has a prize.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">The unit's name.</param>
/// <param name="Cluster">Its cluster in the ranking; empty where it has none there.</param>
/// <param name="Rank">Its rank there; null where it has none.</param>
/// <param name="Notes">Why, where the rank alone does not say it.</param>
public sealed record Winner(string Unit, string Name, string Cluster, decimal? Rank, IReadOnlyList<Note> Notes);

/// <summary>A prize and who has it.</summary>
/// <param name="Rule">The prize.</param>
/// <param name="Winners">Who has it, in the order of the ranking; of prizes by hand in the order of ids. Empty where nobody has.</param>
/// <param name="Notes">What is to be known of the prize: a decision that is awaited, a unit that holds another prize, nobody has it.</param>
public sealed record AwardGiven(AwardRule Rule, IReadOnlyList<Winner> Winners, IReadOnlyList<Note> Notes);
