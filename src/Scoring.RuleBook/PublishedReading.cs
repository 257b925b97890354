using Scoring.Domain.Rules;

namespace Scoring.RuleBook;

/// <summary>What came of reading the published figures of an edition.</summary>
/// <param name="Figures">The figures, in the order of the file; empty if the edition has no such file.</param>
/// <param name="Faults">Everything that is wrong in it, by line. The rules of the edition are not affected.</param>
/// <param name="Warnings">What is allowed but may be a mistake, by line.</param>
public sealed record PublishedReading(
    IReadOnlyList<PublishedFigure> Figures,
    IReadOnlyList<RuleFault> Faults,
    IReadOnlyList<RuleFault> Warnings
);
