using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Building;

/// <summary>Facts added one by one; <see cref="Facts"/> lays them out in the order added, or shuffled by a seed.</summary>
internal sealed class TestFacts
{
    private readonly List<GivenUnit> _regions = [];
    private readonly List<GivenUnit> _innovations = [];
    private readonly List<(IndicatorTable Table, string Unit, int?[] Levels)> _levels = [];
    private readonly Dictionary<(Level Level, string Id), Dictionary<string, decimal>> _measures = [];
    private readonly Dictionary<string, decimal> _results = [];
    private readonly List<(Stage Stage, GivenSheet Sheet)> _sheets = [];
    private readonly List<Disqualification> _disqualified = [];
    private IReadOnlyList<HandPick> _picks = [];
    private readonly Dictionary<string, EligibilityOverride> _overrides = [];
    private readonly List<AwardRecord> _history = [];
    private Level _resultLevel = Level.Region;

    public IReadOnlyList<GivenUnit> RegionList => _regions;

    public IReadOnlyList<GivenUnit> InnovationList => _innovations;

    public IEnumerable<(Stage Stage, GivenSheet Sheet)> SheetList => _sheets;

    public TestFacts Region(string code, string type = "kabupaten", params (string Name, string? Value)[] attributes)
    {
        _regions.Add(new GivenUnit(code, null, [("type", type), .. attributes]));
        return this;
    }

    public TestFacts Innovation(string id, string? region = null, params (string Name, string? Value)[] attributes)
    {
        _innovations.Add(new GivenUnit(id, region, attributes));
        return this;
    }

    public TestFacts Levels(IndicatorTable table, string unit, params int?[] levels)
    {
        _levels.Add((table, unit, levels));
        return this;
    }

    public TestFacts Measure(string unit, string id, decimal value, Level? level = null)
    {
        var key = (level ?? Level.Region, id);
        if (!_measures.TryGetValue(key, out var values))
            _measures.Add(key, values = []);
        values[unit] = value;
        return this;
    }

    public TestFacts Result(string unit, decimal value, Level? level = null)
    {
        _resultLevel = level ?? Level.Region;
        _results[unit] = value;
        return this;
    }

    public TestFacts Sheet(Stage stage, string innovation, string juror, params decimal?[] marks) =>
        Sheet(stage, new GivenSheet(innovation, juror, marks));

    public TestFacts Sheet(Stage stage, GivenSheet sheet)
    {
        _sheets.Add((stage, sheet));
        return this;
    }

    public TestFacts Picks(IReadOnlyList<HandPick> picks)
    {
        _picks = picks;
        return this;
    }

    public TestFacts ByHand(string entry, bool accepted, string reason = "reason", string by = "secretariat")
    {
        _overrides[entry] = new EligibilityOverride(entry, accepted, reason, by);
        return this;
    }

    public TestFacts Disqualified(string unit, string reason = "reason", string by = "plenary")
    {
        _disqualified.Add(new Disqualification(unit, reason, by));
        return this;
    }

    public TestFacts Award(string award, string edition, string? region, string title, string? id = null)
    {
        _history.Add(new AwardRecord(award, edition, region, title, id, new Origin("history.csv", _history.Count + 2)));
        return this;
    }

    public int?[]? LevelsOf(IndicatorTable table, string unit) =>
        _levels.Where(levels => levels.Table == table && levels.Unit == unit).Select(levels => levels.Levels).FirstOrDefault();

    public decimal? MeasureOf(Level level, string id, string unit) =>
        _measures.TryGetValue((level, id), out var values) && values.TryGetValue(unit, out var value) ? value : null;

    public decimal? ResultOf(string unit) => _results.TryGetValue(unit, out var value) ? value : null;

    /// <param name="shuffle">The seed; null for the order added.</param>
    public EditionFacts Facts(int? shuffle = null)
    {
        var order = shuffle is { } seed ? new Random(seed) : null;
        var regions = Table(Level.Region, Ordered(_regions, order));
        var innovationList = Ordered(_innovations, order);
        var innovations = Table(Level.Innovation, innovationList);
        UnitTable Units(Level level) => level == Level.Region ? regions : innovations;
        return new EditionFacts
        {
            Regions = regions,
            Innovations = innovations,
            RegionOfInnovation = [.. innovationList.Select(innovation => innovation.Owner is null ? -1 : regions.Find(innovation.Owner))],
            History = Ordered(_history, order),
            Levels = _levels
                .GroupBy(levels => levels.Table)
                .ToDictionary(group => group.Key.Level, group => Pack(group.Key, Units(group.Key.Level), group)),
            Measures = _measures.ToDictionary(measure => measure.Key, measure => Numbers(Units(measure.Key.Level), measure.Value, 100)),
            Results = _results.Count > 0 ? Numbers(Units(_resultLevel), _results, 200) : null,
            HandPicks = _picks,
            Disqualified = [.. _disqualified],
            EligibilityOverrides = new Dictionary<string, EligibilityOverride>(_overrides),
            Sheets = _sheets
                .GroupBy(sheet => sheet.Stage)
                .ToDictionary(
                    group => group.Key.Id,
                    group => new SheetFacts(
                        group.Key,
                        innovations.Count,
                        Ordered([.. group.Select(sheet => sheet.Sheet)], order).Select(sheet => sheet.In(innovations))
                    )
                ),
        };
    }

    /// <summary>These facts under an edition's rules.</summary>
    public Evaluation Under(Edition edition, Func<string, Evaluation>? other = null, int? shuffle = null) =>
        new(edition, Facts(shuffle), other);

    /// <summary>The value of a step at a unit.</summary>
    public decimal? ValueOf(Step step, string unit)
    {
        var evaluation = Under(Make.Edition([step]));
        return evaluation.Of(step)[evaluation.Facts.Units(step.Level).Find(unit)].OrNull;
    }

    private static List<T> Ordered<T>(List<T> items, Random? order)
    {
        var copy = items.ToArray();
        order?.Shuffle(copy);
        return [.. copy];
    }

    private static UnitTable Table(Level level, List<GivenUnit> units)
    {
        var names = units.SelectMany(unit => unit.Attributes).Select(attribute => attribute.Name).Distinct();
        var attributes = names.ToDictionary(name => name, name => units.Select(unit => unit.Attribute(name)).ToArray());
        var ids = units.Select(unit => unit.Id).ToArray();
        return new UnitTable(
            level,
            ids,
            [.. units.Select(unit => unit.Attribute("title") ?? "Unit " + unit.Id)],
            attributes,
            unit => new Origin(level.Id + "s.csv", unit + 2)
        );
    }

    private static LevelFacts Pack(
        IndicatorTable table,
        UnitTable units,
        IEnumerable<(IndicatorTable Table, string Unit, int?[] Levels)> given
    )
    {
        var width = table.Indicators.Count;
        var cells = new byte[units.Count * width];
        Array.Fill(cells, LevelFacts.Absent);
        foreach (var (_, unit, levels) in given)
        {
            for (var i = 0; i < width; i++)
                cells[units.Find(unit) * width + i] = levels[i] is { } level ? (byte)level : LevelFacts.Absent;
        }
        return new LevelFacts(table, units.Count, cells, (unit, indicator) => new Origin("indicators.csv", 2 + unit * width + indicator));
    }

    private static NumberFacts Numbers(UnitTable units, Dictionary<string, decimal> given, int line)
    {
        var values = new decimal?[units.Count];
        foreach (var (unit, value) in given)
            values[units.Find(unit)] = value;
        return new NumberFacts(values, unit => new Origin("measures.csv", line + unit));
    }
}

internal sealed record GivenUnit(string Id, string? Owner, IReadOnlyList<(string Name, string? Value)> Attributes)
{
    public string? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name).Value;
}

internal sealed record GivenSheet(string Innovation, string Juror, IReadOnlyList<decimal?> Marks, string? Number = null, string? At = null)
{
    public Scoresheet In(UnitTable innovations) =>
        new(
            innovations.Find(Innovation),
            Juror,
            Number,
            At is null ? null : DateTime.Parse(At, System.Globalization.CultureInfo.InvariantCulture),
            Marks,
            new SheetOrigins((_, leaf) => new Origin("marks.csv", leaf + 2))
        );
}
