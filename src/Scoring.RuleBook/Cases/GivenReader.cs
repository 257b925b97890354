using System.Globalization;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Cases;

/// <summary>Reads a case's input for one unit, and reports what is unknown to the edition.</summary>
/// <param name="edition">The rules.</param>
/// <param name="faults">The faults of the case file.</param>
internal sealed class GivenReader(Edition edition, FileFaults faults)
{
    private readonly CarriedReader _carried = new(edition, faults);

    private static readonly string[] TimeForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>The attributes in a map, without the keys that mean something else.</summary>
    /// <param name="node">The map, or null.</param>
    /// <param name="rules">The edition whose allowed values are checked; null if none are.</param>
    /// <param name="others">The keys that are no attributes.</param>
    public IReadOnlyDictionary<string, string?> Attributes(YamlNode? node, Edition? rules, IEnumerable<Field> others)
    {
        var attributes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var pair in GivenNumbers.Pairs(faults, node, "region").Where(pair => others.All(field => field.Name != pair.Key)))
        {
            if (pair.Value is not YamlScalar scalar)
            {
                faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "text");
                continue;
            }
            if (
                rules?.AllowedAttributes.TryGetValue(pair.Key, out var allowed) == true
                && !scalar.IsNull
                && !allowed.Contains(scalar.Text, StringComparer.OrdinalIgnoreCase)
            )
                faults.AddNear(FaultCodes.AttributeValue, pair.Line, scalar.Text, allowed, pair.Key, string.Join(", ", allowed));
            attributes[pair.Key] = scalar.IsNull ? null : scalar.Text;
        }
        return attributes;
    }

    /// <summary>Adds levels, measures, result and values of other editions to a unit.</summary>
    public GivenItem Facts(Entry entry, Level level, GivenItem item) =>
        item with
        {
            Levels = Levels(entry, level),
            Measures = Measures(entry, level),
            Result = Result(entry),
            Carried = entry.Form.Find("carried") is null ? item.Carried : _carried.Values(entry),
            CarriedMeasures = entry.Form.Find("carried") is null ? item.CarriedMeasures : _carried.Measures(entry, level),
        };

    /// <summary>The sheets of an innovation.</summary>
    public IReadOnlyList<(Stage Stage, Scoresheet Sheet)> Sheets(Entry entry, int innovation)
    {
        var sheets = new List<(Stage, Scoresheet)>();
        foreach (var sheet in entry.Children("sheets"))
        {
            var id = sheet.Text("stage") ?? (edition.Stages.Count == 1 ? edition.Stages[0].Id : "");
            if (edition.StageOf(id) is not { } stage)
            {
                faults.AddNear(FaultCodes.StageUnknown, sheet.LineOf("stage"), id, edition.Stages.Select(known => known.Id));
                continue;
            }
            sheets.Add(
                (
                    stage,
                    new Scoresheet(
                        innovation,
                        sheet.Text("juror") ?? $"juror {sheets.Count + 1}",
                        sheet.Text("number"),
                        Time(sheet),
                        Marks(sheet, stage),
                        new SheetOrigins((_, _) => Origin.Case)
                    )
                )
            );
        }
        return sheets;
    }

    /// <summary>
    /// The earlier awards given with an innovation. One that names a title, a region or another id is recorded with these; one without any
    /// is the innovation's own, by its id.
    /// </summary>
    /// <param name="entry">The unit or innovation.</param>
    /// <param name="id">The innovation's id.</param>
    /// <param name="region">The code of its region; null if it has none.</param>
    public static IEnumerable<AwardRecord> History(Entry entry, string id, string? region)
    {
        foreach (var award in entry.Children("history"))
        {
            var own = !award.Has("title") && !award.Has("innovation_id");
            yield return new AwardRecord(
                award.Text("award") ?? "",
                award.Text("edition") ?? "",
                award.Text("region_code") ?? region,
                award.Text("title") ?? "",
                own ? id : award.Text("innovation_id"),
                Origin.Case
            );
        }
    }

    private DateTime? Time(Entry sheet)
    {
        if (sheet.Text("submitted_at") is not { } text)
            return null;
        if (DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        faults.Add(FaultCodes.NotADate, sheet.LineOf("submitted_at"), "submitted_at", text);
        return null;
    }

    private decimal?[] Marks(Entry sheet, Stage stage)
    {
        var marks = new decimal?[stage.Leaves.Count];
        foreach (var (pair, mark) in GivenNumbers.AllFirst(faults, sheet.Node("marks"), "marks", pair => LabelledMark(stage, pair)))
        {
            if (pair.Key != "all" && stage.Leaves.All(leaf => leaf.Id != pair.Key))
                faults.AddNear(FaultCodes.CriterionUnknown, pair.Line, pair.Key, stage.Leaves.Select(leaf => leaf.Id), stage.Id);
            for (var i = 0; i < marks.Length; i++)
            {
                var leaf = stage.Leaves[i];
                if (pair.Key != "all" && pair.Key != leaf.Id)
                    continue;
                if (mark is { } number && !stage.ScaleOf(leaf).Allows(number))
                    faults.Add(FaultCodes.MarkOffScale, pair.Line, number.ToString(CultureInfo.InvariantCulture), leaf.Id);
                marks[i] = mark;
            }
        }
        return marks;
    }

    /// <summary>The mark that a word of the criterion's scale stands for.</summary>
    private static decimal? LabelledMark(Stage stage, YamlPair pair) =>
        stage
            .Leaves.Where(leaf => pair.Key == "all" || leaf.Id == pair.Key)
            .Select(leaf => stage.ScaleOf(leaf).MarkOf(((YamlScalar)pair.Value).Text))
            .FirstOrDefault(mark => mark is not null);

    private byte[]? Levels(Entry entry, Level level)
    {
        if (entry.Node("levels") is not { } node)
            return null;
        if (edition.TableOf(level) is not { } table)
        {
            faults.Add(FaultCodes.TableMissing, entry.LineOf("levels"), level.Id);
            return null;
        }
        var cells = new byte[table.Indicators.Count];
        Array.Fill(cells, LevelFacts.Absent);
        foreach (var (pair, number) in GivenNumbers.AllFirst(faults, node, "levels"))
        {
            var index = table.Find(pair.Key);
            if (index < 0 && pair.Key != "all")
                faults.AddNear(FaultCodes.IndicatorUnknown, pair.Line, pair.Key, table.Indicators.Select(indicator => indicator.Id));
            for (var i = pair.Key == "all" ? 0 : Math.Max(index, 0); i < (pair.Key == "all" ? cells.Length : index + 1); i++)
                cells[i] = Cell(pair, number, table.Indicators[i]);
        }
        return cells;
    }

    private byte Cell(YamlPair pair, decimal? number, Indicator indicator)
    {
        if (number is not { } given)
            return LevelFacts.Absent;
        if (indicator.Levels.Any(level => level == given))
            return (byte)given;
        faults.Add(
            FaultCodes.LevelNotAllowed,
            pair.Line,
            given.ToString(CultureInfo.InvariantCulture),
            indicator.Number,
            string.Join(", ", indicator.Levels)
        );
        return LevelFacts.Absent;
    }

    private Dictionary<string, decimal> Measures(Entry entry, Level level)
    {
        var measures = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var table = edition.TableOf(level);
        foreach (var (pair, number) in GivenNumbers.AllFirst(faults, entry.Node("measures"), "measures"))
        {
            var index = table?.Find(pair.Key) ?? -1;
            var id = index >= 0 ? table!.Indicators[index].Id : pair.Key;
            var known = edition
                .Measures.Where(measure => measure.Level == level)
                .Select(measure => measure.Id)
                .Concat(table?.Indicators.Where(indicator => indicator.Thresholds is not null).Select(indicator => indicator.Id) ?? [])
                .ToList();
            if (!known.Contains(id))
                faults.AddNear(FaultCodes.MeasureUnknown, pair.Line, pair.Key, known);
            else if (number is { } measured)
                measures[id] = measured;
        }
        return measures;
    }

    private decimal? Result(Entry entry)
    {
        if (entry.Has("result") && edition.Results is null)
            faults.Add(FaultCodes.ResultsMissing, entry.LineOf("result"), "result");
        return entry.Number("result");
    }
}
