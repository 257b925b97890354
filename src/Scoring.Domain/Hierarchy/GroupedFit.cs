using Scoring.Domain.Explanations;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// An operation fitted within each group of units on its own. A unit without a group has no formula. With several years, the units of one
/// group in all of them make up the group.
/// </summary>
internal sealed class GroupedFit
{
    private readonly IReadOnlyList<IReadOnlyList<string?>> _groups;
    private readonly Dictionary<string, (Fitted? Fitted, int Count, bool AllEqual)> _known;

    /// <summary>Fits the operation to each group.</summary>
    /// <param name="attribute">The attribute of units that makes the groups.</param>
    /// <param name="years">The values of each unit, year by year.</param>
    /// <param name="groups">The group of each unit, year by year; null or empty if it has none.</param>
    /// <param name="fit">The formula for the values of one group; null if it needs none.</param>
    public GroupedFit(
        string attribute,
        IReadOnlyList<IReadOnlyList<decimal?>> years,
        IReadOnlyList<IReadOnlyList<string?>> groups,
        Func<IReadOnlyList<decimal?>, Fitted?> fit
    )
    {
        (Attribute, _groups) = (attribute, groups);
        _known = years
            .SelectMany((values, year) => values.Select((value, unit) => (Group: GroupOf(year, unit), value)))
            .Where(one => one.Group is not null)
            .GroupBy(one => one.Group!, one => one.value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Of([.. group], fit), StringComparer.Ordinal);
    }

    /// <summary>The attribute that makes the groups.</summary>
    public string Attribute { get; }

    /// <summary>The formulas that there are.</summary>
    public IEnumerable<Fitted> Fits => _known.Values.Select(one => one.Fitted).OfType<Fitted>();

    /// <summary>The groups in order, with how many values each has and whether all of them are equal.</summary>
    public IEnumerable<(string Group, int Count, bool AllEqual)> Groups =>
        _known.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Count, pair.Value.AllEqual));

    /// <summary>The group of a unit in a year; null if it has none.</summary>
    public string? GroupOf(int year, int unit) => _groups[year][unit] is { Length: > 0 } group ? group : null;

    /// <summary>The formula for a unit in a year; null if it has no group, or if the group needs none.</summary>
    public Fitted? Of(int year, int unit) => GroupOf(year, unit) is { } group ? _known[group].Fitted : null;

    /// <summary>What a reader should know of a unit of the edition itself: its group, or why it has no value.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="before">Its value before the operation.</param>
    /// <param name="after">Its value after it.</param>
    public IReadOnlyList<Note> NotesOf(int unit, decimal? before, decimal? after)
    {
        if (before is null)
            return [];
        if (GroupOf(0, unit) is not { } group)
            return [new Note(NoteCode.NoGroup, Attribute)];
        var (_, count, equal) = _known[group];
        if (count == 1)
            return [new Note(NoteCode.AloneInGroup, Attribute, group)];
        return after is null && equal
            ? [new Note(NoteCode.EqualInGroup, Attribute, group, count)]
            : [new Note(NoteCode.WithinGroup, Attribute, group, count)];
    }

    private static (Fitted?, int, bool) Of(IReadOnlyList<decimal?> values, Func<IReadOnlyList<decimal?>, Fitted?> fit)
    {
        var present = Moments.Present(values);
        return (fit(values), present.Length, present.Length > 0 && present[0] == present[^1]);
    }
}
