using Scoring.Domain.Rules;

namespace Scoring.RuleBook;

/// <summary>What came of reading an edition.</summary>
/// <param name="EditionId">"programme/edition".</param>
/// <param name="Edition">The rules; null when there are faults.</param>
/// <param name="Faults">Everything that is wrong, by file and line, faults of sources.yaml among them; empty if the rules are good.</param>
public sealed record EditionReading(string EditionId, Edition? Edition, IReadOnlyList<RuleFault> Faults)
{
    /// <summary>What is allowed but may be a mistake, by file and line; empty if there are faults.</summary>
    public IReadOnlyList<RuleFault> Warnings { get; init; } = [];
}
