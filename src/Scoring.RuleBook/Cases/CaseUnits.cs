using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Cases;

/// <summary>Finds the unit that an expectation refers to.</summary>
internal static class CaseUnits
{
    /// <summary>
    /// The index of a case's unit at a level; −1 if it is not one there. A region's only innovation and the only group represent the unit
    /// too.
    /// </summary>
    public static int IndexOf(string id, Level level, EditionFacts facts)
    {
        var index = facts.Units(level).Find(id);
        if (index >= 0 || level == Level.Region)
            return index;
        var region = facts.Regions.Find(id);
        var own =
            region >= 0 ? facts.Items(Level.Region, Level.Innovation).Of(region).ToArray()
            : facts.Innovations.Find(id) is var innovation and >= 0 ? [innovation]
            : [];
        if (level == Level.Innovation)
            return own.Length == 1 ? own[0] : -1;
        if (level.GroupAttribute is not { } attribute)
            return -1;
        var groups = own.Select(item => facts.Innovations.Attribute(item, attribute)).OfType<string>().Distinct().ToList();
        return groups.Count == 1 ? facts.Units(level).Find(groups[0]) : -1;
    }
}
