using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>Reads a table of given sets of weights: a name and one column for each node.</summary>
internal static class WeightTable
{
    private const int MostSets = 100_000;

    /// <summary>The sets, in the order of the table.</summary>
    /// <param name="text">The table (CSV).</param>
    /// <param name="root">The tree whose nodes it names.</param>
    /// <exception cref="RefusalException">A column is no node, a field no weight from 0, or there is no set.</exception>
    public static IReadOnlyList<WeightSet> Read(string text, HierarchyNode root)
    {
        using var parser = new CsvParser(
            new StringReader(text.TrimStart('\uFEFF')),
            new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, BadDataFound = null }
        );
        if (!parser.Read())
            throw new RefusalException(RefusalKind.Data, "weight-sets-empty");
        var header = parser.Record!;
        var nodes = root.Flatten().Skip(1).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var unknown = header.Skip(1).FirstOrDefault(column => !nodes.Contains(column));
        if (header is not ["set", _, ..] || unknown is not null || header.Distinct(StringComparer.Ordinal).Count() != header.Length)
            throw new RefusalException(RefusalKind.Data, "weight-sets-header", unknown ?? header[0], string.Join(", ", nodes));
        var sets = new List<WeightSet>();
        while (parser.Read())
        {
            var record = parser.Record!;
            if (record.Length != header.Length || sets.Count == MostSets)
                throw new RefusalException(RefusalKind.Data, "weight-sets-row", parser.RawRow, record.Length, header.Length, MostSets);
            sets.Add(new WeightSet(record[0], WeightsOf(header, record, parser.RawRow)));
        }
        return sets.Count > 0 ? sets : throw new RefusalException(RefusalKind.Data, "weight-sets-empty");
    }

    private static Dictionary<string, decimal> WeightsOf(string[] header, string[] record, int line)
    {
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var i = 1; i < header.Length; i++)
        {
            if (record[i].Length == 0)
                continue;
            if (
                !decimal.TryParse(
                    record[i],
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                    CultureInfo.InvariantCulture,
                    out var weight
                )
            )
                throw new RefusalException(RefusalKind.Data, "weight-sets-value", line, header[i], record[i]);
            weights.Add(header[i], weight);
        }
        return weights;
    }
}
