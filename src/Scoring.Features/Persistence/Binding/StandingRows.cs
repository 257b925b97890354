namespace Scoring.Features.Persistence.Binding;

/// <summary>Hashes every bound row as it stands now: an earlier program did not record what each event wrote.</summary>
internal static class StandingRows
{
    /// <summary>The rows of all bound tables.</summary>
    /// <param name="db">The connection and transaction.</param>
    /// <param name="except">Rows that an event is about to carry itself.</param>
    public static List<BoundRows> Of(Db db, IReadOnlyList<BoundRows> except)
    {
        var rows = new List<BoundRows>();
        foreach (var table in BoundTables.All)
        {
            var left = except.Where(one => one.Table == table.Name).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
            using var scan = TableScan.Of(db, table);
            rows.AddRange(table.As == BoundAs.Numbered ? Numbered(scan, table, left) : Keyed(scan, table, left));
        }
        return rows;
    }

    private static List<BoundRows> Keyed(TableScan scan, BoundTable table, HashSet<string> except)
    {
        var rows = new List<BoundRows>();
        string? key = null;
        while (scan.Next())
        {
            if (scan.Key is var next && next != key && key is not null)
                rows.Add(new BoundRows(table.Name, key, scan.Take()));
            key = next;
            scan.Add();
        }
        if (key is not null)
            rows.Add(new BoundRows(table.Name, key, scan.Take()));
        rows.RemoveAll(one => except.Contains(one.Key));
        return rows;
    }

    private static List<BoundRows> Numbered(TableScan scan, BoundTable table, HashSet<string> except)
    {
        var rows = new List<BoundRows>();
        List<(long First, long Last)> left = [.. except.Select(RangeKey.Of).OfType<(long, long)>()];
        var (first, last) = (0L, -1L);
        while (scan.Next())
        {
            var number = scan.Number;
            if (left.Exists(range => range.First <= number && number <= range.Last))
                continue;
            if (last >= first && (number != last + 1 || number - first >= RangeKey.Most))
            {
                rows.Add(new BoundRows(table.Name, RangeKey.Text(first, last), scan.Take()));
                first = number;
            }
            else if (last < first)
                first = number;
            last = number;
            scan.Add();
        }
        if (last >= first)
            rows.Add(new BoundRows(table.Name, RangeKey.Text(first, last), scan.Take()));
        return rows;
    }
}
