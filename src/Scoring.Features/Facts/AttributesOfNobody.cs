using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.RuleBook;

namespace Scoring.Features.Facts;

/// <summary>Attributes that rules ask for and no unit has, each with the nearest name that units do have.</summary>
internal static class AttributesOfNobody
{
    /// <summary>
    /// Those that matter. A condition that only shuts a value out misses nothing in files without the column, unless there is one of nearly
    /// that name: then one of the two is misspelt.
    /// </summary>
    public static IEnumerable<(AskedAttribute Asked, string? Near)> In(Edition edition, EditionFacts facts) =>
        AskedAttributes
            .OfNobody(edition, facts)
            .Select(asked => (asked, Near: NearestOf(asked, facts.Units(asked.Level))))
            .Where(one => !one.asked.OnlyExcludes || one.Near is not null);

    private static string? NearestOf(AskedAttribute asked, UnitTable known) =>
        Nearest.To(
            asked.Name,
            known.AttributeNames.Where(name =>
                !name.Equals(asked.Name, StringComparison.OrdinalIgnoreCase) && known.Attribute(name) is not null
            )
        );
}
