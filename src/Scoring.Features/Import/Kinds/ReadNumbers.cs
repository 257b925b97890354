using System.Text.Json;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.Storage;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Reads measures (<c>region_code,indicator,value</c>) and published totals (<c>region_code,score[,rank]</c>), of regions or innovations.
/// </summary>
internal static class ReadNumbers
{
    /// <summary>Reads measures; null if the header is unusable.</summary>
    public static NumberRows? ReadMeasures(RowReader reading)
    {
        if (reading.ReadHeader() is not { } header)
            return null;
        return header["indicator"] < 0 && header["value"] < 0 && header.Others(Keys).Count > 0
            ? ReadWide(reading, header)
            : Read(reading, header, ["indicator", "value"], "value", level => MeasureOf(reading, level, header));
    }

    /// <summary>Reads published totals; null if the header is unusable.</summary>
    public static NumberRows? ReadResults(RowReader reading) =>
        reading.ReadHeader() is { } header ? Read(reading, header, ["score"], "score", level => ResultOf(reading, level)) : null;

    private static readonly string[] Keys = ["innovation_id", "region_code", "standing", "source", "note"];

    private sealed record Limits(string Measure, decimal? From, decimal? To);

    private static string IdNameIn(RowReader reading, Header header) =>
        header["innovation_id"] >= 0 || (header["region_code"] < 0 && TakesInnovations(reading.Edition)) ? "innovation_id" : "region_code";

    // Regions may be named instead.
    private static string[] IdNeeded(string idName, RegionColumns names) => idName == "region_code" && names.Name >= 0 ? [] : [idName];

    // One column for each measure; an empty cell reports nothing.
    private static NumberRows? ReadWide(RowReader reading, Header header)
    {
        var idName = IdNameIn(reading, header);
        var names = RegionColumns.Of(header, rowsAreRegions: true);
        if (!header.Require(reading.Problems, IdNeeded(idName, names), Keys))
            return null;
        var level = idName == "region_code" ? Level.Region : Level.Innovation;
        var columns = new List<(int Column, Limits Limits)>();
        foreach (var column in header.Others(Keys).Where(column => level != Level.Region || !names.Contains(column)))
        {
            var name = header.Name(column);
            if (FindMeasure(reading.Edition, level, name) is not { } limits)
                reading.Problems.Add(
                    "unknown-indicator",
                    header.Line,
                    name,
                    name,
                    Nearest.To(name, MeasuresOf(reading.Edition, level)) ?? ""
                );
            else if (columns.Exists(other => other.Limits.Measure == limits.Measure))
                reading.Problems.Add("header-duplicate", header.Line, name, name);
            else
                columns.Add((column, limits));
        }
        var units = level == Level.Region ? reading.Known.RegionIndex : reading.Known.InnovationIndex;
        var numbers = new NumberRows(level);
        var finder = level == Level.Region ? reading.RegionsOf(header, rowsAreRegions: true) : null;
        var seen = new Dictionary<int, int>();
        while (reading.Next(header))
        {
            var unit = finder is null ? reading.FindInnovation(header[idName]) : finder.Find();
            if (unit >= 0 && !seen.TryAdd(unit, reading.Rows.Line))
                reading.ProblemOf("duplicate-id", idName, units.Ids[unit], seen[unit]);
            var read = new List<NumberRow>();
            foreach (var (column, limits) in columns.Where(column => !reading.IsBlank(column.Column)))
            {
                if (ValueOf(reading, column, header.Name(column), limits) is { } value && unit >= 0)
                    read.Add(new NumberRow(units.Ids[unit], limits.Measure, value, null, null, reading.Rows.Line));
            }
            // A row is accepted as a whole or not at all.
            if (reading.RowIsRight)
                numbers.Numbers.AddRange(read);
        }
        return numbers;
    }

    private static NumberRows? Read(RowReader reading, Header header, string[] columns, string valueColumn, Func<Level, Limits?> limitsOf)
    {
        var idName = IdNameIn(reading, header);
        string[] required = [idName, .. columns];
        var names = RegionColumns.Of(header, rowsAreRegions: true);
        if (!header.Require(reading.Problems, [.. IdNeeded(idName, names), .. columns], [.. required, "rank"]))
            return null;
        var level = idName == "region_code" ? Level.Region : Level.Innovation;
        var units = level == Level.Region ? reading.Known.RegionIndex : reading.Known.InnovationIndex;
        var finder = level == Level.Region ? reading.RegionsOf(header, rowsAreRegions: true) : null;
        var others = header.Others([.. required, "rank"]);
        var numbers = new NumberRows(level);
        var seen = new Dictionary<string, int>();
        while (reading.Next(header))
        {
            var unit = finder is null ? reading.FindInnovation(header[idName]) : finder.Find();
            var limits = limitsOf(level);
            var value = ValueOf(reading, header[valueColumn], valueColumn, limits);
            if (unit < 0 || limits is null || value is null)
                continue;
            var key = units.Ids[unit] + " " + limits.Measure;
            if (!seen.TryAdd(key, reading.Rows.Line))
                reading.ProblemOf("duplicate-fact", idName, units.Ids[unit], seen[key]);
            else
            {
                numbers.Numbers.Add(
                    new NumberRow(
                        units.Ids[unit],
                        limits.Measure,
                        value.Value,
                        header["rank"] < 0 ? null : reading.Text(header["rank"]),
                        Further(reading, header, others),
                        reading.Rows.Line
                    )
                );
            }
        }
        return numbers;
    }

    private static bool TakesInnovations(Edition edition) => edition.Results?.Level == Level.Innovation;

    private static Limits? MeasureOf(RowReader reading, Level level, Header header)
    {
        var name = reading.Text(header["indicator"]);
        var limits = FindMeasure(reading.Edition, level, name);
        if (limits is null)
            reading.Problem(
                "unknown-indicator",
                "indicator",
                header["indicator"],
                Nearest.To(name, MeasuresOf(reading.Edition, level)) ?? ""
            );
        return limits;
    }

    private static Limits? FindMeasure(Edition edition, Level level, string name)
    {
        if (edition.Measures.FirstOrDefault(measure => measure.Level == level && measure.Id == name) is { } rule)
            return new Limits(rule.Id, rule.From, rule.To);
        var table = edition.TableOf(level);
        return table?.Find(name) is >= 0 and var found && table.Indicators[found].Thresholds is not null
            ? new Limits(table.Indicators[found].Id, null, null)
            : null;
    }

    private static IEnumerable<string> MeasuresOf(Edition edition, Level level) =>
        edition
            .Measures.Where(measure => measure.Level == level)
            .Select(measure => measure.Id)
            .Concat(
                edition
                    .TableOf(level)
                    ?.Indicators.Where(indicator => indicator.Thresholds is not null)
                    .Select(indicator => indicator.Number)
                    ?? []
            );

    private static Limits? ResultOf(RowReader reading, Level level)
    {
        if (reading.Edition.Results is { } rule && rule.Level == level)
            return new Limits("", rule.From, rule.To);
        reading.ProblemOf("kind-not-taken", "", level.Id, "results " + level.Id);
        return null;
    }

    private static decimal? ValueOf(RowReader reading, int column, string name, Limits? limits)
    {
        if (!reading.Filled(column, name))
            return null;
        if (reading.Numbers.Read(reading.Rows[column], out var number) is { } code)
        {
            reading.Problem(code, name, column, (object?)reading.Numbers.Sign ?? '.');
            return null;
        }
        if (limits is null || ((limits.From is not { } from || number >= from) && (limits.To is not { } to || number <= to)))
            return number;
        reading.Problem(
            name == "score" ? "result-out-of-range" : "measure-out-of-range",
            name,
            column,
            (object?)limits.From ?? "−∞",
            (object?)limits.To ?? "∞"
        );
        return null;
    }

    private static string? Further(RowReader reading, Header header, IReadOnlyList<int> columns)
    {
        var values = columns
            .Select(column => (header.Name(column), Value: reading.Text(column)))
            .Where(pair => pair.Value.Length > 0)
            .ToDictionary(pair => pair.Item1, pair => pair.Value);
        return values.Count == 0 ? null : JsonSerializer.Serialize(values, RowJson.Default.DictionaryStringString);
    }
}
