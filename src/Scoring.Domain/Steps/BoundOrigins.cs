using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// Where the bounds of an index over several years come from: the unit, the year, the file and the line that have the lowest or the
/// highest value. A bound that no line has, because a gap was filled or a mean was taken, comes from none.
/// </summary>
/// <param name="explain">
/// Explains a reported value: by the measure's id, the place of its year (0 for the edition itself), the unit.
/// </param>
/// <param name="years">The editions, the one itself first.</param>
/// <param name="columns">The computed index.</param>
internal sealed class BoundOrigins(Func<string, int, int, Explanation> explain, IReadOnlyList<string> years, CompositeColumns columns)
{
    private readonly Dictionary<string, IReadOnlyList<Note>> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// A note for each bound of an indicator that a line has; of equal values the first, the edition itself before others.
    /// </summary>
    public IReadOnlyList<Note> Of(HierarchyNode indicator, IEnumerable<Constant> constants)
    {
        if (!_known.TryGetValue(indicator.Id, out var notes))
        {
            notes = [.. constants.Where(IsBound).Select(bound => Find(indicator.Id, bound.Amount)).OfType<Note>()];
            _known.Add(indicator.Id, notes);
        }
        return notes;
    }

    private static bool IsBound(Constant constant) => constant.Name is "minimum" or "maximum" or "best";

    private Note? Find(string id, decimal bound)
    {
        var prepared = columns.PreparedYearsOf(id);
        for (var year = 0; year < prepared.Count; year++)
        {
            for (var unit = 0; unit < prepared[year].Count; unit++)
            {
                if (prepared[year][unit] == bound && explain(id, year, unit) is { Fact: { } fact } explained)
                    return new Note(NoteCode.BoundFrom, bound, explained.UnitName, years[year], fact.Origin.File, fact.Origin.Line);
            }
        }
        return null;
    }
}
