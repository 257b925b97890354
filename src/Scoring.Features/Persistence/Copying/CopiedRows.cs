using Scoring.Features.Core;

namespace Scoring.Features.Persistence.Copying;

/// <summary>Copies the rows of all tables and compares every byte of what was read with what then stands in the other database.</summary>
internal static class CopiedRows
{
    /// <summary>Copies; the caller commits.</summary>
    /// <param name="from">The original, in a transaction that reads everything as it was at one moment.</param>
    /// <param name="to">The empty tables.</param>
    /// <param name="tables">The tables in their order.</param>
    /// <param name="progress">Receives the table and the completed part; or null.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <returns>What each table of the original holds, and the tables whose copy holds something else.</returns>
    /// <exception cref="RefusalException">A row cannot be stored in the other kind of database.</exception>
    public static (IReadOnlyList<TableDigest> Tables, IReadOnlyList<string> Different) Copy(
        Db from,
        Db to,
        IReadOnlyList<CopiedTable> tables,
        Action<string, double>? progress,
        CancellationToken cancellationToken
    )
    {
        var digests = new List<TableDigest>();
        var different = new List<string>();
        foreach (var table in tables)
        {
            progress?.Invoke(table.Name, (double)digests.Count / tables.Count);
            var digest = Copy(from, to, table, cancellationToken);
            digests.Add(digest);
            if (TableRows.Digest(to, table) != digest)
                different.Add(table.Name);
        }
        Counters.Set(to, Counters.Of(from));
        return (digests, different);
    }

    private static TableDigest Copy(Db from, Db to, CopiedTable table, CancellationToken cancellationToken)
    {
        using var rows = new TableRows(from, table);
        using var writer = TableWriter.Of(to, table);
        var values = new object?[table.Columns.Count];
        while (rows.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = rows.Value(column);
                if (values[column] is string text && !writer.HoldsNul && text.Contains('\0', StringComparison.Ordinal))
                    throw rows.Unstorable(column);
            }
            writer.Add(values);
        }
        writer.Complete();
        return rows.Digest();
    }
}
