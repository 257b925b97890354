using System.Reflection;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Kinds;

namespace Scoring.Features.Import.Tables;

/// <summary>What the values of a column are.</summary>
public enum ColumnType
{
    /// <summary>Text or an id, taken as it stands.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day, or a day and time.</summary>
    Time,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>A column that a kind of file may have for an edition.</summary>
/// <param name="Name">Its name in a plain file: "region_code", an attribute, a criterion's or an indicator's number.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsRequired">True if a file without it is refused; of the two forms of marks and indicators, the columns of both.</param>
public sealed record ExpectedColumn(string Name, ColumnType Type, bool IsRequired)
{
    /// <summary>Other headers that people give it, in both languages.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The lowest number that it may hold; null if there is none or rows differ.</summary>
    public decimal? From { get; init; }

    /// <summary>The highest number that it may hold; null if there is none or rows differ.</summary>
    public decimal? To { get; init; }

    /// <summary>True for a criterion, an indicator or a measure that has a column of its own: an empty cell there says nothing.</summary>
    public bool IsWide { get; init; }
}

/// <summary>The columns that files of a kind have for an edition, with the headers that people give them (column-names.csv).</summary>
public static class ExpectedColumns
{
    private static readonly string[] OfRegions = ["type", "province_code"];
    private static readonly Lazy<ILookup<(string Kind, string Column), string>> People = new(ReadNames);

    /// <summary>The columns, those that the kind requires first; both forms of marks, indicators and measures.</summary>
    public static IReadOnlyList<ExpectedColumn> Of(ImportKind kind, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        IEnumerable<ExpectedColumn> columns = kind switch
        {
            ImportKind.Regions => Regions(edition),
            ImportKind.Submissions => Submissions(edition),
            ImportKind.Indicators => Indicators(edition),
            ImportKind.Measures => Measures(edition),
            ImportKind.Results =>
            [
                Text(kind, edition.Results?.Level == Level.Innovation ? "innovation_id" : "region_code", true),
                Number(kind, "score", true, edition.Results?.From, edition.Results?.To),
                .. Texts(kind, false, "rank", "standing", "source", "note"),
            ],
            ImportKind.Marks => Marks(edition),
            ImportKind.History => Texts(kind, true, "award", "edition", "region_code", "title"),
            ImportKind.Jurors => [.. Texts(kind, true, "juror", "name", "institution", "region_code"), Text(kind, "stages", false)],
            _ => [.. Texts(kind, true, "juror", "reason"), .. Texts(kind, false, "innovation_id", "region_code")],
        };
        return [.. columns.DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>True if people give the header to the column in a file of any kind.</summary>
    public static bool IsHeaderOf(string header, string column)
    {
        var key = ColumnNames.KeyOf(header);
        return key == ColumnNames.KeyOf(column) || Keys.Value.Contains((key, column));
    }

    private static readonly Lazy<HashSet<(string Key, string Column)>> Keys = new(() =>
        [.. People.Value.SelectMany(group => group.Select(header => (ColumnNames.KeyOf(header), group.Key.Column)))]
    );

    private static IEnumerable<ExpectedColumn> Regions(Edition edition)
    {
        foreach (var column in Texts(ImportKind.Regions, true, "code", "name", "type"))
            yield return column;
        yield return Text(ImportKind.Regions, "province_code", edition.UnitTypes.Count == 0);
        foreach (var use in ReadRegions.AttributesRead(edition))
        {
            if (use.IsNumber || use.IsDay)
                yield return Text(ImportKind.Regions, use.Name, false) with
                {
                    Type = use.IsNumber ? ColumnType.Number : ColumnType.Date,
                };
        }
        yield return Text(ImportKind.Regions, "standing", false);
    }

    private static IEnumerable<ExpectedColumn> Submissions(Edition edition)
    {
        var needed = ReadSubmissions.Needed(edition);
        var times = edition.Eligibility.SelectMany(rule => rule.TimeAttributes).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = edition.AttributesOf(Level.Innovation);
        var used = edition.Eligibility.SelectMany(rule => rule.Attributes).Concat(read.All.Select(use => use.Name)).Except(OfRegions);
        foreach (
            var name in needed.Concat(["region_code", "category", "agency", "start_date", "digital", "institution", "team"]).Concat(used)
        )
        {
            var type =
                name == "start_date" ? ColumnType.Date
                : name == "digital" ? ColumnType.YesNo
                : times.Contains(name) ? ColumnType.Time
                : read[name] is { IsDay: true } ? ColumnType.Date
                : read.Numbers.Contains(name) ? ColumnType.Number
                : ColumnType.Text;
            yield return Text(ImportKind.Submissions, name, needed.Contains(name)) with
            {
                Type = type,
            };
        }
    }

    private static IEnumerable<ExpectedColumn> Indicators(Edition edition)
    {
        foreach (var table in edition.Indicators)
            yield return Text(ImportKind.Indicators, table.Level == Level.Region ? "region_code" : "innovation_id", true);
        yield return Text(ImportKind.Indicators, "indicator", true);
        yield return Number(ImportKind.Indicators, "level", true, 0, 63);
        yield return Number(ImportKind.Indicators, "claimed_level", false, 0, 63);
        foreach (var column in Texts(ImportKind.Indicators, false, "evidence", "standing", "source", "note"))
            yield return column;
        foreach (var indicator in edition.Indicators.SelectMany(table => table.Indicators))
        {
            yield return new ExpectedColumn(indicator.Number, ColumnType.Number, false)
            {
                Headers = [indicator.Id, indicator.Name.Id, indicator.Name.En],
                From = indicator.Levels[0],
                To = indicator.Levels[^1],
                IsWide = true,
            };
        }
    }

    private static IEnumerable<ExpectedColumn> Measures(Edition edition)
    {
        var measured = edition.Indicators.Where(table => table.Indicators.Any(indicator => indicator.Thresholds is not null));
        foreach (var level in edition.Measures.Select(measure => measure.Level).Concat(measured.Select(table => table.Level)).Distinct())
            yield return Text(ImportKind.Measures, level == Level.Region ? "region_code" : "innovation_id", true);
        yield return Text(ImportKind.Measures, "indicator", true);
        yield return Number(ImportKind.Measures, "value", true, null, null);
        foreach (var column in Texts(ImportKind.Measures, false, "standing", "source", "note"))
            yield return column;
        foreach (var measure in edition.Measures)
        {
            yield return new ExpectedColumn(measure.Id, ColumnType.Number, false)
            {
                Headers = [measure.Name.Id, measure.Name.En],
                From = measure.From,
                To = measure.To,
                IsWide = true,
            };
        }
        // What an indicator's level is made of may be reported as a number.
        foreach (
            var indicator in edition.Indicators.SelectMany(table => table.Indicators).Where(indicator => indicator.Thresholds is not null)
        )
        {
            yield return new ExpectedColumn(indicator.Number, ColumnType.Number, false)
            {
                Headers = [indicator.Id, indicator.Name.Id, indicator.Name.En],
                IsWide = true,
            };
        }
    }

    private static IEnumerable<ExpectedColumn> Marks(Edition edition)
    {
        foreach (var column in Texts(ImportKind.Marks, true, "stage", "innovation_id", "juror", "criterion"))
            yield return column;
        var scales = edition.Stages.SelectMany(stage => stage.Leaves.Select(leaf => stage.ScaleOf(leaf))).ToList();
        yield return Number(
            ImportKind.Marks,
            "score",
            true,
            scales.Count == 0 ? null : scales.Min(scale => scale.From),
            scales.Count == 0 ? null : scales.Max(scale => scale.To)
        );
        yield return Text(ImportKind.Marks, "sheet", false);
        yield return Text(ImportKind.Marks, "submitted_at", false) with
        {
            Type = ColumnType.Time,
        };
        foreach (var column in Texts(ImportKind.Marks, false, "standing", "source", "note"))
            yield return column;
        foreach (
            var leaves in edition
                .Stages.SelectMany(stage => stage.Leaves.Select(leaf => (Stage: stage, Leaf: leaf)))
                .GroupBy(pair => pair.Leaf.Id)
        )
        {
            yield return new ExpectedColumn(leaves.Key, ColumnType.Number, false)
            {
                Headers = [.. leaves.SelectMany(pair => new[] { pair.Leaf.Name.Id, pair.Leaf.Name.En }).Distinct()],
                From = leaves.Min(pair => pair.Stage.ScaleOf(pair.Leaf).From),
                To = leaves.Max(pair => pair.Stage.ScaleOf(pair.Leaf).To),
                IsWide = true,
            };
        }
    }

    private static IEnumerable<ExpectedColumn> Texts(ImportKind kind, bool required, params string[] names) =>
        names.Select(name => Text(kind, name, required));

    private static ExpectedColumn Text(ImportKind kind, string name, bool required) =>
        new(name, ColumnType.Text, required)
        {
            Headers = [.. People.Value[(kind.ToString().ToLowerInvariant(), name)], .. People.Value[("", name)]],
        };

    private static ExpectedColumn Number(ImportKind kind, string name, bool required, decimal? from, decimal? to) =>
        Text(kind, name, required) with
        {
            Type = ColumnType.Number,
            From = from,
            To = to,
        };

    private static ILookup<(string Kind, string Column), string> ReadNames()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Scoring.Features.Import.Tables.column-names.csv")!;
        using var text = new StreamReader(stream);
        var names = new List<((string, string) Column, string Header)>();
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            var values = line.Split(',', 3);
            names.AddRange(
                values[2]
                    .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(header => ((values[0], values[1]), header))
            );
        }
        return names.ToLookup(pair => pair.Column, pair => pair.Header);
    }
}
