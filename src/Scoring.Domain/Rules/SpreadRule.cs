using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>The unit of the spread of jurors.</summary>
public enum SpreadUnit
{
    /// <summary>highest − lowest, in points of the sheet.</summary>
    Points,

    /// <summary>(highest − lowest) / highest × 100.</summary>
    PercentOfHighest,
}

/// <summary>The spread of the jurors of a stage above which an entry must be discussed.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Mark">The mark of a juror's seat.</param>
/// <param name="Limit">A spread above it is flagged; an equal one is not.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="SettledBy">
/// The stage whose marks settle the matter (the caucus); null if only the plenary's sheet or a decision does.
/// </param>
public sealed record SpreadRule(Stage Stage, Step Mark, Constant Limit, SpreadUnit Unit, Stage? SettledBy);
