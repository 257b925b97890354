using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads an indicator table: its map in edition.yaml and its CSV file.</summary>
/// <param name="folder">The edition's folder.</param>
/// <param name="folderName">Its name relative to the rules folder.</param>
internal sealed class IndicatorReader(string folder, string folderName)
{
    private static readonly string[] ListedColumns =
    [
        .. IndicatorRowReader.Required,
        "mandatory",
        "variable",
        "level-1",
        "level-2",
        "level-3",
        "better",
        "limit-1",
        "limit-2",
        "limit-3",
        "source",
        "at",
        "standing",
    ];

    private static readonly Dictionary<string, WithoutEvidence> EvidenceWords = new()
    {
        ["reported"] = WithoutEvidence.Reported,
        ["claimed"] = WithoutEvidence.Claimed,
        ["lowest"] = WithoutEvidence.Lowest,
        ["nothing"] = WithoutEvidence.Nothing,
    };

    /// <summary>The form of an item of <c>indicators</c>.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "indicators",
            Levels.Subject.NotDeciding().Must(),
            new Field("file", FieldType.Text).Must(),
            new Field("levels", FieldType.Numbers).Must(),
            new Field("total-weight", FieldType.Number).AboveZero().NotDeciding(),
            Field.Choice("without-evidence", EvidenceWords.Keys).Or("reported")
        );

    /// <summary>Reads the tables of an edition into its parts.</summary>
    public void Read(IReadOnlyList<Entry> entries, EditionParts parts)
    {
        foreach (var entry in entries)
        {
            var level = entry.Choice("subject", Levels.Words);
            var table = ReadTable(entry, level);
            if (!parts.Tables.TryAdd(level, table))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("subject"), level.Id, entry.Map.Line);
        }
    }

    /// <summary>True for the bare name of a file in the edition's own folder.</summary>
    public static bool IsBareName(string file) => file.AsSpan().IndexOfAny("/\\:") < 0 && file is not ("." or "..") && file.Length > 0;

    private IndicatorTable? ReadTable(Entry entry, Level level)
    {
        var (levels, file, total) = (ReadLevels(entry), entry.Text("file"), entry.Number("total-weight"));
        var withoutEvidence = entry.Choice("without-evidence", EvidenceWords);
        if (file is null)
            return null;
        if (!IsBareName(file))
        {
            entry.Faults.Add(FaultCodes.FileName, entry.LineOf("file"), file);
            return null;
        }
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            entry.Faults.Add(FaultCodes.FileMissing, entry.LineOf("file"), file);
            return null;
        }
        var faults = entry.Faults.For($"{folderName}/{file}");
        var before = faults.All.Count;
        if (
            levels is null
            || RuleText.Read(path, faults) is not { } text
            || CsvTable.Read(text, IsColumn, ListedColumns, IndicatorRowReader.Required, faults) is not { } rows
        )
            return null;
        var reader = new IndicatorRowReader(entry.Place with { Faults = faults }, levels);
        var indicators = rows.Select(reader.Read).ToList();
        if (rows.Count == 0)
            faults.Add(FaultCodes.FileEmpty, 1, file);
        if (faults.All.Count > before)
            return null;
        var table = new IndicatorTable(level, [.. indicators.OfType<Indicator>()])
        {
            WithoutEvidence = withoutEvidence,
            EvidenceCitation = entry.Has("without-evidence") ? entry.Citation : null,
        };
        var sum = table.Indicators.Sum(indicator => indicator.Weight);
        if (total is { } declared && sum != declared)
            entry.Faults.Add(FaultCodes.WeightsTotal, entry.LineOf("total-weight"), "total-weight", sum, declared);
        return table;
    }

    private static List<int>? ReadLevels(Entry entry)
    {
        if (entry.Numbers("levels") is not { } numbers)
            return null;
        if (
            numbers.Count > 0
            && numbers.All(number => number is >= 0m and < 255m && number == decimal.Truncate(number))
            && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second)
        )
            return [.. numbers.Select(number => (int)number)];
        entry.Faults.Add(FaultCodes.LevelsWrong, entry.LineOf("levels"), "levels");
        return null;
    }

    private static bool IsColumn(string column) =>
        ListedColumns.Contains(column)
        || (
            (column.StartsWith("level-", StringComparison.Ordinal) || column.StartsWith("limit-", StringComparison.Ordinal))
            && int.TryParse(column.AsSpan(6), System.Globalization.NumberStyles.None, null, out var number)
            && number is > 0 and < 255
        );
}
