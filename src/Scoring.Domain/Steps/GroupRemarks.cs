using Scoring.Domain.Explanations;

namespace Scoring.Domain.Steps;

/// <summary>
/// What must be known of an index that compares units within groups: who belongs to no group and has no value, which groups have a single
/// value of an indicator and so compare it with nobody, and in which all values are equal.
/// </summary>
public static class GroupRemarks
{
    private const int MostNamed = 8;

    /// <summary>The remarks on an index; empty if it compares all units with each other, or if there is nothing to say.</summary>
    /// <param name="step">The index.</param>
    /// <param name="evaluation">The rules over the facts.</param>
    public static IReadOnlyList<Note> Of(HierarchyStep step, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(evaluation);
        if (step.Rule.Normalisation.Group is not { } attribute)
            return [];
        var (columns, units) = (step.ColumnsOf(evaluation), evaluation.Facts.Units(step.Level));
        var (without, alone, equal) = (new SortedSet<int>(), new List<string>(), new List<string>());
        foreach (var indicator in step.Rule.Root.Indicators)
        {
            if (columns.StagesOf(indicator.Id)[^1].Within is not { } within)
                continue;
            var prepared = columns.PreparedOf(indicator.Id);
            without.UnionWith(
                Enumerable.Range(0, units.Count).Where(unit => prepared[unit] is not null && within.GroupOf(0, unit) is null)
            );
            alone.AddRange(within.Groups.Where(group => group.Count == 1).Select(group => $"{group.Group} ({indicator.Id})"));
            equal.AddRange(
                within.Groups.Where(group => group.Count > 1 && group.AllEqual).Select(group => $"{group.Group} ({indicator.Id})")
            );
        }
        return
        [
            .. Remark(NoteCode.UnitsWithoutGroup, without.Select(units.Id).ToList(), step, attribute),
            .. Remark(NoteCode.GroupsOfOne, alone, step, attribute),
            .. Remark(NoteCode.GroupsAllEqual, equal, step, attribute),
        ];
    }

    private static IEnumerable<Note> Remark(NoteCode code, List<string> found, HierarchyStep step, string attribute) =>
        found.Count == 0
            ? []
            :
            [
                new Note(
                    code,
                    step.Name,
                    attribute,
                    found.Count,
                    string.Join(", ", found.Take(MostNamed)) + (found.Count > MostNamed ? ", …" : "")
                ),
            ];
}
