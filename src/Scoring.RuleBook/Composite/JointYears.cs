using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Composite;

/// <summary>
/// Reads <c>over</c>, the editions whose figures are included in outliers and bounds, and those whose values are carried forward.
/// An edition that does not report an indicator or a denominator of this index, or reads it differently, cannot be combined with it.
/// </summary>
/// <param name="draft">The step.</param>
/// <param name="level">The level that is reported.</param>
internal sealed class JointYears(StepDraft draft, Level level)
{
    /// <summary>
    /// The other editions; the edition itself, which may be named for the reader's sake, is left out. Faulty ones are reported and left
    /// out.
    /// </summary>
    public IReadOnlyList<string> Of(HierarchyNode root)
    {
        if (draft.Entry.Child("normalise") is not { } entry || !entry.Has("over"))
            return [];
        var (line, faults) = (entry.LineOf("over"), entry.Faults);
        entry.Place.Reach.Demand(faults, line, "over");
        var editions = entry.Texts("over");
        var read = new List<string>();
        foreach (var id in editions.Where(id => id != draft.Book.Files.Id))
        {
            if (read.Contains(id))
                faults.Add(FaultCodes.IdDuplicate, line, id, line);
            else if (draft.Book.Reporting(id, line, faults) is { } other)
            {
                Check(root, other, line, faults);
                read.Add(id);
            }
        }
        return read;
    }

    /// <summary>Checks the editions whose values are carried forward: each is another one that reports what this index does.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="carry">The map that names them.</param>
    public void CheckEarlier(HierarchyNode root, Entry carry)
    {
        var (line, faults) = (carry.LineOf("from"), carry.Faults);
        carry.Place.Reach.Demand(faults, line, "from");
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in carry.Texts("from"))
        {
            if (!read.Add(id) || id == draft.Book.Files.Id)
                faults.Add(FaultCodes.IdDuplicate, line, id, line);
            else if (draft.Book.Reporting(id, line, faults) is { } other)
                Check(root, other, line, faults);
        }
    }

    private void Check(HierarchyNode root, Edition other, int line, FileFaults faults)
    {
        var measures = other
            .Measures.Where(measure => measure.Level == level)
            .Select(measure => measure.Id)
            .ToHashSet(StringComparer.Ordinal);
        var needed = root
            .Indicators.SelectMany(indicator => new[] { indicator.Id, indicator.Denominator })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var missing = needed.Where(id => !measures.Contains(id)).ToList();
        if (missing.Count > 0)
            faults.Add(FaultCodes.JointMissing, line, other.Id, string.Join(", ", missing));
        var there = other
            .Steps.Values.OfType<HierarchyStep>()
            .SelectMany(step => step.Rule.Root.Indicators)
            .ToLookup(indicator => indicator.Id, StringComparer.Ordinal);
        var differing = root
            .Indicators.Where(indicator => there[indicator.Id].Any() && !there[indicator.Id].Any(known => AreAlike(indicator, known)))
            .Select(indicator => indicator.Id)
            .ToList();
        if (differing.Count > 0)
            faults.Add(FaultCodes.JointDiffers, line, other.Id, string.Join(", ", differing));
    }

    private static bool AreAlike(HierarchyNode one, HierarchyNode other) =>
        one.Denominator == other.Denominator && one.Yardstick.LowerIsBetter == other.Yardstick.LowerIsBetter;
}
