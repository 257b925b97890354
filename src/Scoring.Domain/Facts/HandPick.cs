namespace Scoring.Domain.Facts;

/// <summary>
/// A unit picked by the plenary where the rule allows it: for a ranking that is cut by hand, or a prize that is given by hand.
/// </summary>
/// <param name="For">The id of the ranking or of the prize.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Reason">The reason, in the plenary's words; shown wherever the pick is.</param>
/// <param name="DecidedBy">Who decided, for example "Tim Panel Independen, pleno 8 Agustus".</param>
public sealed record HandPick(string For, string Unit, string Reason, string DecidedBy);
