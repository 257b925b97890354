using Scoring.Domain.Rules;

namespace Scoring.Domain.Facts;

/// <summary>Everything that was reported for one edition, ready to be scored.</summary>
/// <remarks>Groups of innovations (agencies, categories) are built here from the innovations' attributes when a rule needs them.</remarks>
public sealed class EditionFacts
{
    private readonly Dictionary<Level, UnitTable> _groups = [];
    private readonly Dictionary<(Level Owner, Level Item), Ownership> _ownerships = [];
    private readonly Dictionary<Level, LevelFacts> _noLevels = [];
    private readonly Dictionary<string, SheetFacts> _noSheets = [];
    private IReadOnlyDictionary<Level, LevelFacts> _levels = new Dictionary<Level, LevelFacts>();
    private AwardFacts? _awards;
    private IReadOnlyList<AwardRecord> _history = [];
    private IReadOnlyList<Disqualification> _disqualified = [];
    private Dictionary<string, Disqualification>? _disqualifiedById;

    /// <summary>The regions.</summary>
    public required UnitTable Regions { get; init; }

    /// <summary>The innovations.</summary>
    public required UnitTable Innovations { get; init; }

    /// <summary>The index of each innovation's region; −1 if it has none.</summary>
    public required int[] RegionOfInnovation { get; init; }

    /// <summary>The reported levels, by level of the table.</summary>
    public IReadOnlyDictionary<Level, LevelFacts> Levels
    {
        get => _levels;
        init => _levels = value;
    }

    /// <summary>The reported measures, by level and id (an indicator's id or a measure's).</summary>
    public IReadOnlyDictionary<(Level Level, string Id), NumberFacts> Measures { get; init; } =
        new Dictionary<(Level, string), NumberFacts>();

    /// <summary>The published totals; null if none were imported.</summary>
    public NumberFacts? Results { get; init; }

    /// <summary>The ranks that were published with the totals, as written, by unit of their level; null if no file has one.</summary>
    public IReadOnlyList<string?>? PublishedRanks { get; init; }

    /// <summary>The scoresheets, by stage.</summary>
    public IReadOnlyDictionary<string, SheetFacts> Sheets { get; init; } = new Dictionary<string, SheetFacts>();

    /// <summary>The plenary's decisions by hand; empty if there are none yet.</summary>
    public IReadOnlyList<HandPick> HandPicks { get; init; } = [];

    /// <summary>
    /// The units that were disqualified after the fact, each once; empty if there are none. An id that takes no part has no effect.
    /// </summary>
    public IReadOnlyList<Disqualification> Disqualified
    {
        get => _disqualified;
        init => _disqualified = value;
    }

    /// <summary>Persons' decisions about eligibility, by submission id; one for an id that took no part has no effect.</summary>
    public IReadOnlyDictionary<string, EligibilityOverride> EligibilityOverrides { get; init; } =
        new Dictionary<string, EligibilityOverride>();

    /// <summary>The awards of earlier years; empty if no history was imported.</summary>
    public IReadOnlyList<AwardRecord> History
    {
        get => _history;
        init => _history = value;
    }

    /// <summary>Matches awards of earlier years to submissions; built on first use.</summary>
    public AwardFacts Awards => _awards ??= new AwardFacts(this, History);

    /// <summary>The attributes whose values are the steps of a process, as the rules say (<see cref="Edition.Processes"/>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Processes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The disqualification of a unit, or null.</summary>
    public Disqualification? DisqualificationOf(string unit)
    {
        if (_disqualified.Count == 0)
            return null;
        _disqualifiedById ??= _disqualified.ToDictionary(gone => gone.Unit, StringComparer.Ordinal);
        return _disqualifiedById.GetValueOrDefault(unit);
    }

    /// <summary>The same facts as if nobody had been disqualified.</summary>
    public EditionFacts WithoutDisqualification()
    {
        var same = (EditionFacts)MemberwiseClone();
        (same._disqualified, same._disqualifiedById) = ([], null);
        return same;
    }

    /// <summary>The same facts with other levels of the same tables and units.</summary>
    /// <param name="levels">By level of the table.</param>
    public EditionFacts WithLevels(IReadOnlyDictionary<Level, LevelFacts> levels)
    {
        var same = (EditionFacts)MemberwiseClone();
        same._levels = levels;
        return same;
    }

    /// <summary>The same facts with the results of other editions as history, in place of those that it had.</summary>
    /// <param name="results">Awards with <see cref="AwardRecord.Result"/>.</param>
    public EditionFacts WithResults(IReadOnlyList<AwardRecord> results)
    {
        var same = (EditionFacts)MemberwiseClone();
        (same._history, same._awards) = ([.. _history.Where(award => award.Result is null), .. results], null);
        return same;
    }

    /// <summary>
    /// The units of a level. Groups are ordered by name; sheets have the id "innovation/juror/number", a second one with the same id gets
    /// the suffix "#2".
    /// </summary>
    public UnitTable Units(Level level)
    {
        if (level == Level.Region)
            return Regions;
        if (level == Level.Innovation)
            return Innovations;
        if (!_groups.TryGetValue(level, out var units))
            _groups.Add(level, units = level.GroupAttribute is { } attribute ? MakeGroups(level, attribute) : MakeSheets(level));
        return units;
    }

    /// <summary>
    /// The items of one level that belong to each unit of another: region ← innovation ← sheet, group ← innovation.
    /// </summary>
    /// <exception cref="ArgumentException">The levels do not belong to each other; the rule reader refuses such a rule.</exception>
    public Ownership Items(Level owner, Level item)
    {
        if (_ownerships.TryGetValue((owner, item), out var known))
            return known;
        Ownership made;
        if (item.SheetStage is { } stage && owner == Level.Innovation)
            made = Sheets.TryGetValue(stage, out var sheets) ? sheets.Counted : new Ownership(Innovations.Count, []);
        else if (item == Level.Innovation && owner == Level.Region)
            made = new Ownership(Regions.Count, RegionOfInnovation);
        else if (item == Level.Innovation && owner.GroupAttribute is { } attribute)
            made = new Ownership(Units(owner).Count, GroupOfEach(Units(owner), attribute));
        else
            throw new ArgumentException($"{item} does not belong to {owner}.");
        _ownerships.Add((owner, item), made);
        return made;
    }

    /// <summary>The scoresheets of a stage; none if nobody has marked yet.</summary>
    public SheetFacts SheetsOf(Stage stage)
    {
        if (!Sheets.TryGetValue(stage.Id, out var sheets) && !_noSheets.TryGetValue(stage.Id, out sheets))
            _noSheets.Add(stage.Id, sheets = new SheetFacts(stage, Innovations.Count, []));
        return sheets;
    }

    /// <summary>The reported levels of a table; all absent if none were imported.</summary>
    public LevelFacts LevelsOf(IndicatorTable table)
    {
        if (!Levels.TryGetValue(table.Level, out var levels) && !_noLevels.TryGetValue(table.Level, out levels))
            _noLevels.Add(table.Level, levels = LevelFacts.None(table, Units(table.Level).Count));
        return levels;
    }

    /// <summary>A reported measure; all absent if none were imported.</summary>
    public NumberFacts MeasureOf(Level level, string id) =>
        Measures.TryGetValue((level, id), out var numbers) ? numbers : NumberFacts.None(Units(level).Count);

    /// <summary>Whose an innovation is: its agency and its region, as far as they are known; empty if neither is.</summary>
    /// <param name="innovation">The innovation's index.</param>
    public string HolderOf(int innovation) =>
        string.Join(
            ", ",
            new[]
            {
                Innovations.Attribute(innovation, "agency"),
                RegionOfInnovation[innovation] is >= 0 and var region ? Regions.Name(region) : null,
            }
                .Where(part => !string.IsNullOrWhiteSpace(part))
                .Distinct()
        );

    private UnitTable MakeGroups(Level level, string attribute)
    {
        var names = (Innovations.Attribute(attribute) ?? [])
            .OfType<string>()
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (Processes.TryGetValue(attribute, out var process))
            names = [.. process.Union(names, StringComparer.Ordinal)];
        return new UnitTable(level, names, names, new Dictionary<string, string?[]>(), _ => default);
    }

    private UnitTable MakeSheets(Level level)
    {
        if (level.SheetStage is not { } stage || !Sheets.TryGetValue(stage, out var facts))
            return UnitTable.None(level);
        var sheets = facts.Sheets;
        // Where nothing in a name can be taken for what stands between the parts of an id, ids are made when they are asked for: a large
        // jury has a million sheets, and a ranking names none.
        var made = sheets.Any(sheet => HasSign(sheet.Juror) || HasSign(sheet.Number)) ? MakeIds(sheets) : null;
        return new UnitTable(
            level,
            sheets.Count,
            sheet => made is null ? IdOf(sheets, sheet) : made[sheet],
            sheet => sheets[sheet].Juror,
            null,
            new Dictionary<string, Lazy<string?[]>>(),
            sheet => sheets[sheet].OriginOf(0)
        );
    }

    private static bool HasSign(string? text) => text.AsSpan().ContainsAny('/', '#');

    private string BareIdOf(Scoresheet sheet) => $"{Innovations.Id(sheet.Innovation)}/{sheet.Juror}/{sheet.Number ?? "-"}";

    // Sheets of one juror for one innovation follow each other.
    private string IdOf(IReadOnlyList<Scoresheet> sheets, int at)
    {
        var (sheet, times) = (sheets[at], 1);
        for (var before = at - 1; before >= 0 && sheets[before].Innovation == sheet.Innovation; before--)
        {
            if (sheets[before].Juror != sheet.Juror)
                break;
            times += (sheets[before].Number ?? "-") == (sheet.Number ?? "-") ? 1 : 0;
        }
        return times == 1 ? BareIdOf(sheet) : $"{BareIdOf(sheet)}#{times}";
    }

    private string[] MakeIds(IReadOnlyList<Scoresheet> sheets)
    {
        var ids = new string[sheets.Count];
        var times = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            var id = BareIdOf(sheets[i]);
            times[id] = times.GetValueOrDefault(id) + 1;
            ids[i] = times[id] == 1 ? id : $"{id}#{times[id]}";
        }
        return ids;
    }

    private int[] GroupOfEach(UnitTable groups, string attribute)
    {
        var column = Innovations.Attribute(attribute);
        var owners = new int[Innovations.Count];
        for (var i = 0; i < owners.Length; i++)
            owners[i] = column?[i] is { Length: > 0 } name ? groups.Find(name) : -1;
        return owners;
    }
}
