using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>The editions of the rules folder, ready to score with, or the reason why not.</summary>
/// <param name="folder">The rules folder.</param>
public sealed class EditionsInForce(RuleFolder folder)
{
    /// <summary>An edition's rules.</summary>
    /// <exception cref="RefusalException">There is no such edition, or its files have faults.</exception>
    public Edition Get(string editionId)
    {
        if (!folder.Has(editionId))
            throw new RefusalException(RefusalKind.Usage, "unknown-edition", editionId, Nearest.To(editionId, folder.EditionIds) ?? "");
        var reading = folder.Read(editionId);
        return reading.Edition ?? throw new RefusalException(RefusalKind.Rules, "rules-faulty", editionId, reading.Faults.Count) { Faults = reading.Faults };
    }
}
