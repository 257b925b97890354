using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Persistence;

namespace Scoring.Features.Evidence;

/// <summary>The regions of an edition: those that were imported, or the list that comes with the program.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The payloads of imports.</param>
internal sealed class CurrentRegions(UnitOfWork work, PayloadCache cache)
{
    private readonly Dictionary<string, CurrentFacts> _known = new(StringComparer.Ordinal);

    /// <summary>The name of a region of an edition; null if it has no such region.</summary>
    public string? NameOf(string edition, string code)
    {
        if (!_known.TryGetValue(edition, out var facts))
            _known[edition] = facts = new CurrentFacts(work, cache, edition);
        if (facts.Imports.Any(import => import.Kind == ImportKind.Regions))
            return facts.Regions.Find(code) is >= 0 and var found ? facts.Regions.Name(found) : null;
        return RegionWords.NameOf(code) is var name && name != code ? name : null;
    }
}
