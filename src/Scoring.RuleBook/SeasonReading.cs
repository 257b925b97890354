using Scoring.Domain.Seasons;

namespace Scoring.RuleBook;

/// <summary>What came of reading how the season of an edition is run.</summary>
/// <param name="Season">The season; null if the edition has no season.yaml, or one with faults.</param>
/// <param name="Faults">Everything that is wrong in it, by line. The rules of the edition are not affected.</param>
public sealed record SeasonReading(SeasonRules? Season, IReadOnlyList<RuleFault> Faults);
