using Scoring.Features.Import.Csv;

namespace Scoring.Features.Import.Tables;

/// <summary>Reads a text file as it stands, with the separator under which it makes most sense.</summary>
internal static class TextTable
{
    /// <summary>The longest text that is held as a table, in bytes; a longer one is read row by row only.</summary>
    public const long Longest = 64 << 20;

    /// <summary>How many rows are enough to find the header.</summary>
    public const int Head = 30;
    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">Knows the headers.</param>
    /// <param name="most">The most rows that are read.</param>
    public static (RawTable Table, byte Separator) Read(InspectedFile file, ColumnNames names, int most = int.MaxValue)
    {
        var separator = Separators
            .OrderByDescending(candidate => names.BestIn(Rows(file, candidate, Head).Rows))
            .ThenByDescending(candidate => candidate == file.Separator)
            .First();
        return (Rows(file, separator, most), separator);
    }

    private static RawTable Rows(InspectedFile file, byte separator, int most)
    {
        var table = new RawTable();
        using var rows = CsvRows.ByCsvHelper(file.Open(), separator, file.Encoding);
        while (table.Rows.Count < most && rows.Read())
        {
            var cells = new List<RawCell>(rows.Count);
            for (var i = 0; i < rows.Count; i++)
                cells.Add(new RawCell(rows.Text(i)));
            var row = new RawRow(rows.Line, cells, rows.QuoteMisplaced);
            if (!row.IsBlank)
                table.Rows.Add(row);
        }
        (table.Fault, table.LastLine) = (rows.Fault, rows.Line);
        return table;
    }
}
