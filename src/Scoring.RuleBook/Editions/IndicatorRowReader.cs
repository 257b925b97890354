using System.Text.RegularExpressions;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads the rows of an indicator table.</summary>
/// <param name="place">The CSV file, with the citation of the table.</param>
/// <param name="levels">The levels that may be reported.</param>
internal sealed partial class IndicatorRowReader(Place place, IReadOnlyList<int> levels)
{
    private static readonly string[] RequiredColumns = ["number", "id", "name-id", "name-en", "weight"];

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The columns that a table must have and that may not be empty.</summary>
    public static IReadOnlyList<string> Required => RequiredColumns;

    /// <summary>The indicator of a row; null if the row is faulty.</summary>
    public Indicator? Read(CsvRow row)
    {
        var before = place.Faults.All.Count;
        foreach (var column in RequiredColumns.Where(column => row[column].Length == 0))
            Wrong(row, column);
        CheckIds(row);
        var weight = Weight(row);
        var mandatory = OneOf(row, "mandatory", "yes", "no") == "yes";
        var thresholds = ReadThresholds(row);
        var citation = Cite(row);
        if (place.Faults.All.Count > before)
            return null;
        var wording = levels.Where(level => level > 0).Select(level => row[$"level-{level}"]).ToList();
        return new Indicator(
            row["id"],
            row["number"],
            new Text(row["name-id"], row["name-en"]),
            weight,
            levels,
            wording.TrueForAll(text => text.Length == 0) ? [] : wording,
            mandatory,
            row["variable"] is { Length: > 0 } variable ? variable : null,
            thresholds,
            citation
        );
    }

    private void Wrong(CsvRow row, string column) => place.Faults.Add(FaultCodes.CsvValue, row.Line, column, row[column]);

    private void CheckIds(CsvRow row)
    {
        if (row["id"].Length > 0 && !KebabCase().IsMatch(row["id"]))
            place.Faults.Add(FaultCodes.IdForm, row.Line, row["id"]);
        foreach (var id in new[] { row["number"], row["id"] }.Distinct().Where(id => id.Length > 0))
        {
            if (!_seen.TryAdd(id, row.Line))
                place.Faults.Add(FaultCodes.IdDuplicate, row.Line, id, _seen[id]);
        }
    }

    private decimal Weight(CsvRow row)
    {
        var text = row["weight"];
        if (Numeral.Of(text) is not { } weight)
        {
            if (text.Length > 0)
                place.Faults.AddNumber(row.Line, "weight", text);
            return 0m;
        }
        if (weight <= 0m)
            place.Faults.Add(FaultCodes.NotPositive, row.Line, "weight", weight);
        return weight;
    }

    private string OneOf(CsvRow row, string column, params string[] words)
    {
        var word = row[column];
        if (word.Length > 0 && !words.Contains(word))
            place.Faults.AddNear(FaultCodes.UnknownChoice, row.Line, word, words, column, string.Join(", ", words));
        return word;
    }

    private Thresholds? ReadThresholds(CsvRow row)
    {
        var better = OneOf(row, "better", "higher", "lower");
        var last = levels[^1];
        while (last > 0 && row[$"limit-{last}"].Length == 0)
            last--;
        foreach (
            var column in row.Fields.Keys.Where(column => column.StartsWith("limit-", StringComparison.Ordinal) && row[column].Length > 0)
        )
        {
            // A limit needs a direction and a level that it leads to.
            if (better.Length == 0 || !levels.Contains(int.Parse(column.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture)))
                Wrong(row, column);
        }
        if (better.Length == 0)
            return null;
        if (last == 0)
            Wrong(row, "limit-1");
        var limits = new List<decimal?>();
        for (var level = 1; level <= last; level++)
            limits.Add(Limit(row, level, limits.LastOrDefault(), better == "higher"));
        return new Thresholds(limits, better == "higher");
    }

    private decimal? Limit(CsvRow row, int level, decimal? before, bool higher)
    {
        var (column, text) = ($"limit-{level}", row[$"limit-{level}"]);
        if (text.Length == 0)
        {
            if (level > 1)
                Wrong(row, column);
            return null;
        }
        if (Numeral.Of(text) is not { } limit)
        {
            place.Faults.AddNumber(row.Line, column, text);
            return null;
        }
        if (before is { } lower && (higher ? limit <= lower : limit >= lower))
            Wrong(row, column);
        return limit;
    }

    private Citation? Cite(CsvRow row) => RowCitation.Read(row, place);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
