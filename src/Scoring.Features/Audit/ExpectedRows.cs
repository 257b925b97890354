using System.Globalization;
using Scoring.Domain.Audit;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Audit;

/// <summary>The rows as the events of a trail say they are: the hash of each key and the event that recorded it.</summary>
internal sealed class ExpectedRows
{
    private readonly Dictionary<string, Dictionary<string, ExpectedHash>> _tables = new(StringComparer.Ordinal);

    /// <summary>Reads a trail from its first event to its last.</summary>
    public ExpectedRows(IReadOnlyList<AuditRecord> trail)
    {
        foreach (var told in trail.Select(record => record.Event))
        {
            if (EventData.BoundIn(told.Data) is not { } bound)
                continue;
            if (told.What == AuditAction.TablesBound)
                _tables.Clear(); // it names every row there is
            BoundSince ??= told.Sequence;
            foreach (var rows in bound)
                Of(rows.Table)[rows.Key] = new ExpectedHash(rows.Hash, told.Sequence);
        }
        // A trail without an event vouches for no row, so that none may be there.
        IsBound = trail.Count == 0 || BoundSince is not null;
    }

    /// <summary>True if the trail binds rows; false if only programs of before have written it.</summary>
    public bool IsBound { get; }

    /// <summary>The first event that binds rows: 1, or the one that bound a database of before; null if there is none.</summary>
    public long? BoundSince { get; }

    /// <summary>The first row of a table that is not as the events say; null if every one is.</summary>
    /// <remarks>The rows are read in the order of their keys, and hashed together where they were bound together.</remarks>
    public RowDifference? FirstDifference(TableScan rows, BoundTable table) =>
        table.As == BoundAs.Numbered ? FirstOfNumbered(rows, table) : FirstOfKeyed(rows, table);

    private Dictionary<string, ExpectedHash> Of(string table) =>
        _tables.TryGetValue(table, out var rows) ? rows : _tables[table] = new Dictionary<string, ExpectedHash>(StringComparer.Ordinal);

    private RowDifference? FirstOfKeyed(TableScan rows, BoundTable table)
    {
        var left = new Dictionary<string, ExpectedHash>(Of(table.Name), StringComparer.Ordinal);
        var more = rows.Next();
        while (more)
        {
            var (key, shown) = (rows.Key, rows.Shown());
            do
            {
                rows.Add();
                more = rows.Next();
            } while (more && rows.Key == key);
            var hash = rows.Take();
            if (!left.Remove(key, out var expected) || expected.Hash is null)
                return new RowDifference(table, RowChange.Added, key, shown, null);
            if (expected.Hash != hash)
                return new RowDifference(table, RowChange.Changed, key, shown, expected.Event);
        }
        return left.Where(one => one.Value.Hash is not null).OrderBy(one => one.Value.Event).FirstOrDefault() is { Key: not null } gone
            ? new RowDifference(table, RowChange.Gone, gone.Key, "", gone.Value.Event)
            : null;
    }

    private RowDifference? FirstOfNumbered(TableScan rows, BoundTable table)
    {
        var ranges = Of(table.Name)
            .Select(one => (Range: RangeKey.Of(one.Key), Expected: one.Value, one.Key))
            .Where(one => one.Range is not null)
            .OrderBy(one => one.Range!.Value.First)
            .ToList();
        var more = rows.Next();
        foreach (var (range, expected, key) in ranges)
        {
            var (first, last) = range!.Value;
            var shown = "";
            for (var number = first; number <= last; number++)
            {
                if (more && rows.Number < number)
                    return Added(rows, table);
                if (!more || rows.Number > number)
                    return new RowDifference(table, RowChange.Gone, RangeKey.Text(number, number), "", expected.Event);
                if (number == first)
                    shown = rows.Shown();
                rows.Add();
                more = rows.Next();
            }
            if (rows.Take() != expected.Hash)
                return new RowDifference(table, RowChange.Changed, key, first == last ? shown : "", expected.Event);
        }
        return more ? Added(rows, table) : null;
    }

    private static RowDifference Added(TableScan rows, BoundTable table) =>
        new(table, RowChange.Added, rows.Number.ToString(CultureInfo.InvariantCulture), rows.Shown(), null);

    private sealed record ExpectedHash(string? Hash, long Event);
}

/// <summary>How a row differs from what the events say.</summary>
internal enum RowChange
{
    /// <summary>Its contents are others.</summary>
    Changed,

    /// <summary>It is missing.</summary>
    Gone,

    /// <summary>No event wrote it.</summary>
    Added,
}

/// <summary>A row that is not as the events say.</summary>
/// <param name="Table">The table.</param>
/// <param name="Change">How it differs.</param>
/// <param name="Key">The key of the row, of the rows that share its hash, or of its import or run.</param>
/// <param name="Shown">What says to a person which row it is; may be empty.</param>
/// <param name="Event">The event that wrote it last; null if none did.</param>
internal sealed record RowDifference(BoundTable Table, RowChange Change, string Key, string Shown, long? Event);
