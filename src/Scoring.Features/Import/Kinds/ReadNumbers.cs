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
    public static NumberRows? ReadMeasures(RowReader reading) =>
        Read(reading, ["indicator", "value"], "value", (level, row, header) => MeasureOf(reading, level, header));

    /// <summary>Reads published totals; null if the header is unusable.</summary>
    public static NumberRows? ReadResults(RowReader reading) =>
        Read(reading, ["score"], "score", (level, row, header) => ResultOf(reading, level));

    private sealed record Limits(string Measure, decimal? From, decimal? To);

    private static NumberRows? Read(RowReader reading, string[] columns, string valueColumn, Func<Level, CsvRows, Header, Limits?> limitsOf)
    {
        if (Header.Read(reading.Rows, reading.Problems) is not { } header)
            return null;
        var regions = RegionColumns.Of(header, rowsAreRegions: true);
        var idName =
            header["innovation_id"] >= 0 || (header["region_code"] < 0 && TakesInnovations(reading.Edition))
                ? "innovation_id"
                : "region_code";
        string[] required = [idName, .. columns];
        if (!header.Require(reading.Problems, idName == "region_code" && regions.Name >= 0 ? columns : required, [.. required, "rank"]))
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
            var limits = limitsOf(level, reading.Rows, header);
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
        if (reading.Edition.Measures.FirstOrDefault(measure => measure.Level == level && measure.Id == name) is { } rule)
            return new Limits(rule.Id, rule.From, rule.To);
        var table = reading.Edition.TableOf(level);
        if (table?.Find(name) is >= 0 and var found && table.Indicators[found].Thresholds is not null)
            return new Limits(table.Indicators[found].Id, null, null);
        var known = reading
            .Edition.Measures.Where(measure => measure.Level == level)
            .Select(measure => measure.Id)
            .Concat(table?.Indicators.Where(indicator => indicator.Thresholds is not null).Select(indicator => indicator.Number) ?? []);
        reading.Problem("unknown-indicator", "indicator", header["indicator"], Nearest.To(name, known) ?? "");
        return null;
    }

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
