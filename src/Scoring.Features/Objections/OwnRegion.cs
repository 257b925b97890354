using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Objections;

/// <summary>
/// A unit's region, and who may speak for it: an officer for their own region and its innovations, those who run the competition for all.
/// </summary>
internal static class OwnRegion
{
    private const Roles ForAll = Roles.Reader | Roles.Auditor | Roles.Chair | Roles.Secretariat | Roles.Administrator;

    /// <summary>The code of a unit's region, or null.</summary>
    public static string? Of(EditionFacts facts, Level level, int unit)
    {
        if (level == Level.Region)
            return facts.Regions.Id(unit);
        return level == Level.Innovation && facts.RegionOfInnovation[unit] is >= 0 and var region ? facts.Regions.Id(region) : null;
    }

    /// <summary>The code of the region of the unit with this id, or null.</summary>
    public static string? Of(EditionFacts facts, string id)
    {
        if (facts.Regions.Find(id) >= 0)
            return id;
        var unit = facts.Innovations.Find(id);
        return unit < 0 ? null : Of(facts, Level.Innovation, unit);
    }

    /// <summary>True for a user who may speak for a region, or read what is about it.</summary>
    public static bool MaySpeak(Person person, string? region) => person.IsAny(ForAll) || person.Represents(region);
}
