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
    private readonly Dictionary<(string Indicator, string? Group), IReadOnlyList<Note>> _known = [];

    /// <summary>
    /// A note for each bound of an indicator that a line has; of equal values the first, the edition itself before others.
    /// </summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="unit">A unit, whose group alone has the bounds where they are taken within groups.</param>
    /// <param name="constants">The numbers that its normalisation used at the unit.</param>
    public IReadOnlyList<Note> Of(HierarchyNode indicator, int unit, IEnumerable<Constant> constants)
    {
        var within = columns.StagesOf(indicator.Id)[^1].Within;
        var key = (indicator.Id, within?.GroupOf(0, unit));
        if (!_known.TryGetValue(key, out var notes))
        {
            bool Among(int year, int other) => within is null || within.GroupOf(year, other) == key.Item2;
            notes = [.. constants.Where(IsBound).Select(bound => Find(indicator.Id, bound.Amount, Among)).OfType<Note>()];
            _known.Add(key, notes);
        }
        return notes;
    }

    private static bool IsBound(Constant constant) => constant.Name is "minimum" or "maximum" or "best";

    private Note? Find(string id, decimal bound, Func<int, int, bool> among)
    {
        var prepared = columns.PreparedYearsOf(id);
        for (var year = 0; year < prepared.Count; year++)
        {
            for (var unit = 0; unit < prepared[year].Count; unit++)
            {
                if (prepared[year][unit] == bound && among(year, unit) && explain(id, year, unit) is { Fact: { } fact } explained)
                    return new Note(NoteCode.BoundFrom, bound, explained.UnitName, years[year], fact.Origin.File, fact.Origin.Line);
            }
        }
        return null;
    }
}
