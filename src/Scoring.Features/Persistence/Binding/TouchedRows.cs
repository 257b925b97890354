using System.Text.Json;

namespace Scoring.Features.Persistence.Binding;

/// <summary>The bound rows that a transaction has written and no event carries yet, with their hashes.</summary>
internal static class TouchedRows
{
    private static readonly Dictionary<string, BoundTable> Tables = BoundTables.All.ToDictionary(
        table => table.Name,
        StringComparer.Ordinal
    );

    /// <summary>True if rows were written that no event carries yet.</summary>
    public static bool Any(Db db) => db.Dialect.AnyTouched(db);

    /// <summary>The rows written since the last call, with their hashes.</summary>
    public static List<BoundRows> Take(Db db) =>
        [
            .. db
                .Dialect.TakeTouched(db)
                .GroupBy(one => one.Table)
                .SelectMany(table => Hashed(db, Tables[table.Key], [.. table.Select(one => one.Key)])),
        ];

    private static IEnumerable<BoundRows> Hashed(Db db, BoundTable table, List<object> keys)
    {
        if (table.As == BoundAs.Numbered)
        {
            foreach (var (first, last) in Ranges([.. keys.Cast<long>()]))
            {
                using var rows = TableScan.Of(db, table, first, last);
                yield return new BoundRows(table.Name, RangeKey.Text(first, last), rows.TakeAll());
            }
            yield break;
        }
        foreach (var key in keys)
        {
            object[] values = table.Key.Count == 1 ? [key] : Values((string)key);
            using var rows = TableScan.Of(db, table, values);
            yield return new BoundRows(table.Name, TableScan.KeyOf(values), rows.TakeAll());
        }
    }

    private static IEnumerable<(long First, long Last)> Ranges(List<long> numbers)
    {
        for (var from = 0; from < numbers.Count; )
        {
            var to = from + 1;
            while (to < numbers.Count && to - from < RangeKey.Most && numbers[to] == numbers[to - 1] + 1)
                to++;
            yield return (numbers[from], numbers[to - 1]);
            from = to;
        }
    }

    private static object[] Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(value => value.ValueKind == JsonValueKind.Number ? value.GetInt64() : (object)value.GetString()!),
        ];
    }
}
