using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;
using static Scoring.Features.Ranking.WhatIf.TypedChanges;

namespace Scoring.Features.Ranking.WhatIf;

/// <summary>The current facts with a region's hypothetical changes: copies of what changes, everything else shared.</summary>
/// <param name="edition">The rules.</param>
/// <param name="facts">The current facts.</param>
/// <param name="region">The region the changes are for.</param>
internal sealed class HypotheticalFacts(Edition edition, EditionFacts facts, int region)
{
    private readonly Dictionary<Level, byte[]> _cells = [];
    private readonly Dictionary<(Level, string), decimal?[]> _measures = [];
    private readonly List<AddedInnovation> _added = [];
    private decimal?[]? _results;

    /// <summary>
    /// Parses a change as typed: <c>12=3</c>, <c>INNOVATION:16=3</c>, <c>*:16=3</c>, <c>measure=40</c>, <c>result=50</c>; <c>=+1</c> raises
    /// the reported level, at most to the highest level.
    /// </summary>
    /// <exception cref="RefusalException">The change cannot be understood; the code says why.</exception>
    public void Change(string typed)
    {
        var (left, right) = Halves(typed, typed);
        var colon = left.LastIndexOf(':');
        if (colon >= 0)
            ChangeInnovations(typed, left[..colon], left[(colon + 1)..], right);
        else if (edition.TableOf(Level.Region) is { } table && table.Find(left) is >= 0 and var cell)
            SetLevel(table, facts.Regions.Count, region, cell, right, typed);
        else if (left == "result" && edition.Results?.Level == Level.Region)
            (_results ??= Copy(facts.Results, facts.Regions.Count))[region] = Within(
                NumberOf(right, typed),
                edition.Results.From,
                edition.Results.To,
                typed
            );
        else if (edition.Measures.FirstOrDefault(measure => measure.Id == left && measure.Level == Level.Region) is { } rule)
            MeasureOf(rule)[region] = Within(NumberOf(right, typed), rule.From, rule.To, typed);
        else
            throw Wrong(typed, edition.TableOf(Level.Innovation)?.Find(left) >= 0 ? "on-innovations" : "unknown-indicator");
    }

    /// <summary>Parses an added innovation as typed: <c>all=2,16=3,affair=kesehatan,count=4</c>.</summary>
    /// <exception cref="RefusalException">It cannot be understood; the code says why.</exception>
    public void Add(string typed)
    {
        var levels = new Dictionary<int, byte>();
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var count = 1;
        var table = edition.TableOf(Level.Innovation);
        foreach (var part in typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (left, right) = Halves(part, typed);
            if (left == "count")
                count =
                    NumberOf(right, typed) is var number && number is >= 1 and <= 10_000 && number == decimal.Truncate(number)
                        ? (int)number
                        : throw Wrong(typed, "count");
            else if (left == "all" && table is not null)
            {
                for (var i = 0; i < table.Indicators.Count; i++)
                    levels.TryAdd(i, LevelOf(table.Indicators[i], right, typed));
            }
            else if (table?.Find(left) is >= 0 and var cell)
                levels[cell] = LevelOf(table.Indicators[cell], right, typed);
            else if (left == "all")
                throw Wrong(typed, "no-table");
            else if (facts.Innovations.AttributeNames.Concat(UsedAttributes()).Contains(left, StringComparer.OrdinalIgnoreCase))
                attributes[left] = right;
            else
                throw Wrong(typed, "unknown-attribute");
        }
        AssumeCounted(attributes);
        for (var i = 0; i < count; i++)
            _added.Add(new AddedInnovation(levels, attributes));
    }

    private IEnumerable<string> UsedAttributes() =>
        edition
            .CountedInnovations.SelectMany(condition => condition.Attributes)
            .Concat(edition.AllowedAttributes.Keys)
            .Concat(edition.Steps.Values.OfType<CountOfItems>().Select(step => step.OnlyIf?.Attribute).OfType<string>());

    // An innovation is added to be counted: what the edition requires of counted innovations is assumed unless stated otherwise.
    private void AssumeCounted(Dictionary<string, string> attributes)
    {
        foreach (var (attribute, value) in edition.CountedInnovations.SelectMany(Meeting))
            attributes.TryAdd(attribute, value);
    }

    // One way to meet a condition; none if it is met by having nothing.
    private static IEnumerable<(string Attribute, string Value)> Meeting(Condition condition)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        if (condition is AllOf all)
            return all.Conditions.SelectMany(Meeting);
        if (condition is AnyOf { Conditions: [var first, ..] })
            return Meeting(first);
        var value = condition switch
        {
            AttributeIsOneOf { Values: [var one, ..] } => one,
            DateIsWithin within => (within.From ?? within.To)?.ToString("yyyy-MM-dd", invariant),
            NumberIsWithin within => (within.AtLeast ?? within.AtMost)?.ToString(invariant),
            AttributeIsPresent { Present: true } => Origin.Simulated.File,
            _ => null,
        };
        return value is null ? [] : [(condition.Attribute, value)];
    }

    /// <summary>The hypothetical facts.</summary>
    public EditionFacts ToFacts()
    {
        var levels = facts.Levels.ToDictionary(pair => pair.Key, pair => pair.Value);
        var innovations = AppendedInnovations();
        if (_added.Count > 0 && edition.TableOf(Level.Innovation) is { } table)
            levels[Level.Innovation] = Levels(table, AppendedCells(table), innovations.Count);
        foreach (var (level, cells) in _cells)
        {
            if (level != Level.Innovation || _added.Count == 0)
                levels[level] = Levels(edition.TableOf(level)!, cells, cells.Length / edition.TableOf(level)!.Indicators.Count);
        }
        var measures = facts.Measures.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (key, values) in _measures)
            measures[key] = new NumberFacts(values, Assumed(facts.Measures.GetValueOrDefault(key)));
        foreach (var key in measures.Keys.Where(key => key.Item1 == Level.Innovation).ToList())
            measures[key] = Longer(measures[key], innovations.Count);
        var results =
            edition.Results?.Level == Level.Innovation && facts.Results is { } published
                ? Longer(published, innovations.Count)
                : facts.Results;
        return new EditionFacts
        {
            Regions = facts.Regions,
            Innovations = innovations,
            RegionOfInnovation = [.. facts.RegionOfInnovation, .. _added.Select(_ => region)],
            History = facts.History,
            Disqualified = facts.Disqualified,
            HandPicks = facts.HandPicks,
            Processes = facts.Processes,
            EligibilityOverrides = facts.EligibilityOverrides,
            Levels = levels,
            Measures = measures,
            Results = _results is null ? results : new NumberFacts(_results, Assumed(facts.Results)),
            Sheets =
                _added.Count == 0
                    ? facts.Sheets
                    : facts.Sheets.ToDictionary(
                        pair => pair.Key,
                        pair => new SheetFacts(pair.Value.Stage, innovations.Count, pair.Value.Sheets)
                    ),
        };
    }

    private sealed record AddedInnovation(IReadOnlyDictionary<int, byte> Levels, IReadOnlyDictionary<string, string> Attributes);

    private void ChangeInnovations(string typed, string innovation, string indicator, string level)
    {
        var table = edition.TableOf(Level.Innovation) ?? throw Wrong(typed, "no-table");
        var cell = table.Find(indicator);
        if (cell < 0)
            throw Wrong(typed, "unknown-indicator");
        var own = facts.Items(Level.Region, Level.Innovation).Of(region).ToArray();
        var chosen = innovation == "*" ? own : [.. own.Where(i => facts.Innovations.Id(i) == innovation)];
        if (chosen.Length == 0)
            throw new RefusalException(
                RefusalKind.Usage,
                "simulate-wrong",
                typed,
                "unknown-innovation",
                Nearest.To(innovation, own.Select(facts.Innovations.Id)) ?? ""
            );
        foreach (var i in chosen)
            SetLevel(table, facts.Innovations.Count, i, cell, level, typed);
    }

    private void SetLevel(IndicatorTable table, int units, int unit, int cell, string level, string typed)
    {
        var indicator = table.Indicators[cell];
        var cells = Cells(table, units);
        var at = unit * table.Indicators.Count + cell;
        if (!level.StartsWith('+'))
        {
            cells[at] = LevelOf(indicator, level, typed);
            return;
        }
        if (
            !int.TryParse(
                level.AsSpan(1),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var steps
            ) || steps is < 1 or > 100
        )
            throw Wrong(typed, "number");
        var now = cells[at] != LevelFacts.Absent ? cells[at] : ReportedLevels.Of(facts, table, unit, cell) ?? indicator.Levels[0];
        for (; steps > 0 && now < indicator.Levels[^1]; steps--)
            now = indicator.Levels.First(known => known > now);
        cells[at] = (byte)now;
    }

    private byte[] Cells(IndicatorTable table, int units)
    {
        if (!_cells.TryGetValue(table.Level, out var cells))
        {
            _cells.Add(table.Level, cells = new byte[units * table.Indicators.Count]);
            if (facts.Levels.TryGetValue(table.Level, out var known))
                known.Cells.CopyTo(cells);
            else
                Array.Fill(cells, LevelFacts.Absent);
        }
        return cells;
    }

    private byte[] AppendedCells(IndicatorTable table)
    {
        var before = Cells(table, facts.Innovations.Count);
        var cells = new byte[before.Length + _added.Count * table.Indicators.Count];
        Array.Fill(cells, LevelFacts.Absent);
        before.CopyTo(cells, 0);
        for (var i = 0; i < _added.Count; i++)
        {
            foreach (var (cell, level) in _added[i].Levels)
                cells[before.Length + i * table.Indicators.Count + cell] = level;
        }
        return cells;
    }

    private UnitTable AppendedInnovations()
    {
        if (_added.Count == 0)
            return facts.Innovations;
        var (known, count) = (facts.Innovations, facts.Innovations.Count);
        string[] ids = [.. Enumerable.Range(0, count).Select(known.Id), .. _added.Select((_, i) => $"+{i + 1}")];
        string[] names = [.. Enumerable.Range(0, count).Select(known.Name), .. _added.Select((_, i) => $"+{i + 1}")];
        var attributes = known
            .AttributeNames.Union(_added.SelectMany(added => added.Attributes.Keys), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                name => name,
                name =>
                    (string?[])
                        [
                            .. known.Attribute(name) ?? new string?[count],
                            .. _added.Select(added => added.Attributes.GetValueOrDefault(name)),
                        ]
            );
        return new UnitTable(Level.Innovation, ids, names, attributes, unit => unit < count ? known.OriginOf(unit) : Origin.Simulated);
    }

    private LevelFacts Levels(IndicatorTable table, byte[] cells, int units)
    {
        var known = facts.Levels.GetValueOrDefault(table.Level);
        return new LevelFacts(table, units, cells, (unit, cell) =>
            known is not null && unit < known.Units && known.Of(unit)[cell] == cells[unit * table.Indicators.Count + cell]
                ? known.OriginOf(unit, cell)
                : Origin.Simulated
        );
    }

    private Func<int, Origin> Assumed(NumberFacts? known) =>
        unit => unit == region || known is null ? Origin.Simulated : known.OriginOf(unit);

    private decimal?[] MeasureOf(MeasureRule rule)
    {
        var key = (rule.Level, rule.Id);
        if (!_measures.TryGetValue(key, out var values))
            _measures.Add(key, values = Copy(facts.Measures.GetValueOrDefault(key), facts.Regions.Count));
        return values;
    }

    // Added innovations have no numbers.
    private static NumberFacts Longer(NumberFacts known, int count) =>
        known.Count >= count
            ? known
            : new NumberFacts([.. Enumerable.Range(0, count).Select(unit => unit < known.Count ? known[unit] : null)], known.OriginOf);

    private static decimal?[] Copy(NumberFacts? known, int count) => [.. Enumerable.Range(0, count).Select(unit => known?[unit])];
}
