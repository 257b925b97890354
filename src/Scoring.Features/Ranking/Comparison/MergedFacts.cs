using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>The facts of one year with those of a single region, and of its innovations, from another year.</summary>
/// <param name="rules">The rules that both are in the form of.</param>
/// <param name="field">The facts of everybody else.</param>
/// <param name="own">The facts of the region.</param>
/// <param name="region">The region's code; it takes part in <paramref name="own"/>.</param>
internal sealed class MergedFacts(Edition rules, EditionFacts field, EditionFacts own, string region)
{
    private readonly List<(EditionFacts Facts, int Unit)> _regions = [];
    private readonly List<(EditionFacts Facts, int Unit)> _innovations = [];

    /// <summary>The facts, in the order of the others' with the region in its place.</summary>
    public EditionFacts ToFacts()
    {
        var (there, here) = (field.Regions.Find(region), own.Regions.Find(region));
        _regions.AddRange(Enumerable.Range(0, field.Regions.Count).Select(unit => unit == there ? (own, here) : (field, unit)));
        if (there < 0)
            _regions.Add((own, here));
        var place = there < 0 ? _regions.Count - 1 : there;
        var regionOf = new List<int>();
        for (var i = 0; i < field.Innovations.Count; i++)
        {
            if (there >= 0 && field.RegionOfInnovation[i] == there)
                continue;
            _innovations.Add((field, i));
            regionOf.Add(field.RegionOfInnovation[i]);
        }
        foreach (var i in own.Items(Level.Region, Level.Innovation).Of(here))
        {
            _innovations.Add((own, i));
            regionOf.Add(place);
        }
        return new EditionFacts
        {
            Regions = Units(Level.Region, facts => facts.Regions),
            Innovations = Units(Level.Innovation, facts => facts.Innovations),
            RegionOfInnovation = [.. regionOf],
            Levels = rules
                .Indicators.Where(table => table.Level == Level.Region || table.Level == Level.Innovation)
                .ToDictionary(table => table.Level, Levels),
            Measures = field
                .Measures.Keys.Concat(own.Measures.Keys)
                .Distinct()
                .Where(key => key.Level == Level.Region || key.Level == Level.Innovation)
                .ToDictionary(key => key, key => Numbers(key.Level, facts => facts.MeasureOf(key.Level, key.Id))),
            Results =
                rules.Results is { } rule && (rule.Level == Level.Region || rule.Level == Level.Innovation)
                    ? Numbers(rule.Level, facts => facts.Results ?? NumberFacts.None(facts.Units(rule.Level).Count))
                    : null,
            Disqualified =
            [
                .. field.Disqualified.Where(gone => gone.Unit != region),
                .. own.Disqualified.Where(gone => gone.Unit == region),
            ],
            History = field.History,
            EligibilityOverrides = field.EligibilityOverrides,
        };
    }

    private List<(EditionFacts Facts, int Unit)> Of(Level level) => level == Level.Region ? _regions : _innovations;

    private UnitTable Units(Level level, Func<EditionFacts, UnitTable> table)
    {
        var picked = Of(level);
        // An innovation of another year may have the id of somebody else's of this year.
        var ids = new string[picked.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = table(picked[i].Facts).Id(picked[i].Unit);
            while (!seen.Add(ids[i]))
                ids[i] += "′";
        }
        return new UnitTable(
            level,
            picked.Count,
            unit => ids[unit],
            unit => table(picked[unit].Facts).Name(picked[unit].Unit),
            null,
            table(field)
                .AttributeNames.Concat(table(own).AttributeNames)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToDictionary(
                    name => name,
                    name => new Lazy<string?[]>(() => [.. picked.Select(one => table(one.Facts).Attribute(one.Unit, name))])
                ),
            unit => table(picked[unit].Facts).OriginOf(picked[unit].Unit)
        );
    }

    private LevelFacts Levels(IndicatorTable table)
    {
        var picked = Of(table.Level);
        return new LevelFacts(
            table,
            picked.Count,
            [.. picked.SelectMany(one => one.Facts.LevelsOf(table).Of(one.Unit).ToArray())],
            (unit, cell) => picked[unit].Facts.LevelsOf(table).OriginOf(picked[unit].Unit, cell)
        );
    }

    private NumberFacts Numbers(Level level, Func<EditionFacts, NumberFacts> numbers)
    {
        var picked = Of(level);
        return new NumberFacts([.. picked.Select(one => numbers(one.Facts)[one.Unit])], unit =>
            numbers(picked[unit].Facts).OriginOf(picked[unit].Unit)
        );
    }
}
