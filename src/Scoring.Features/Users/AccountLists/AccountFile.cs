using Scoring.Features.Core;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users.AccountLists;

/// <summary>A row of a list of accounts as it was written.</summary>
/// <param name="Line">Its line, or its number in the sheet.</param>
/// <param name="Cells">Its cells by column; those left blank are missing.</param>
internal sealed record WrittenAccount(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>A cell; null if it was left blank.</summary>
    public string? this[string column] => Cells.GetValueOrDefault(column);
}

/// <summary>Reads a list of accounts from a text file or a workbook, with the limits of imports.</summary>
internal static class AccountFile
{
    /// <summary>The most rows of one list.</summary>
    public const int MostRows = 5000;

    private const int Head = 30;
    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t'];

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The rows, and the headers that stand for no column.</returns>
    /// <exception cref="RefusalException">It cannot be read, or is not a list of accounts.</exception>
    public static (IReadOnlyList<WrittenAccount> Rows, IReadOnlyList<string> Unknown) Read(string path)
    {
        var (file, problem) = InspectedFile.Look(path);
        if (file is null)
            throw Unreadable(problem!.Code, problem.Arguments);
        var table = file.IsWorkbook ? Sheet(file) : Text(file);
        var header = HeaderIn(table);
        if (header < 0)
            throw new RefusalException(RefusalKind.Data, "account-list-header", string.Join(", ", AccountColumns.Headers("id")));
        var names = table.Rows[header].Cells.ConvertAll(cell => AccountColumns.Of(cell.Text));
        var twice = names.OfType<string>().GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new RefusalException(RefusalKind.Data, "account-list-column-twice", twice.Key);
        var rows = table.Rows.Skip(header + 1).ToList();
        if (rows.Count == 0)
            throw new RefusalException(RefusalKind.Data, "account-list-empty");
        if (rows.Count > MostRows)
            throw new RefusalException(RefusalKind.Data, "account-list-long", MostRows, rows.Count);
        return (
            [.. rows.Select(row => Row(row, names))],
            [.. table.Rows[header].Cells.Where((cell, at) => names[at] is null && !cell.IsBlank).Select(cell => cell.Text.Trim())]
        );
    }

    private static WrittenAccount Row(RawRow row, List<string?> names)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < names.Count; at++)
        {
            if (names[at] is { } name && StorableText.Of(row[at].Text).Trim() is { Length: > 0 } text)
                cells.Add(name, text);
        }
        return new WrittenAccount(row.Line, cells);
    }

    private static RawTable Sheet(InspectedFile file)
    {
        try
        {
            var sheets = WorkbookTables.Read(file.Path, WorkbookLimits.Marks).Tables.Where(sheet => !sheet.IsHidden).ToList();
            return sheets.Find(sheet => HeaderIn(sheet) >= 0) ?? new RawTable();
        }
        catch (WorkbookException fault)
        {
            throw Unreadable(fault.Code, []);
        }
    }

    // The separator under which the header makes most sense: lists in a cell use semicolons too.
    private static RawTable Text(InspectedFile file)
    {
        if (file.Length > TextTable.Longest)
            throw new RefusalException(RefusalKind.Data, "account-list-long", MostRows, file.Length);
        var separator = Separators.MaxBy(candidate => Rows(file, candidate, Head).Rows.Select(Known).DefaultIfEmpty().Max());
        return Rows(file, separator, MostRows + Head + 1);
    }

    private static RawTable Rows(InspectedFile file, byte separator, int most)
    {
        var table = new RawTable();
        using var rows = CsvRows.ByCsvHelper(file.Open(), separator, file.Encoding);
        while (table.Rows.Count < most && rows.Read())
        {
            var cells = new List<RawCell>(rows.Count);
            for (var at = 0; at < rows.Count; at++)
                cells.Add(new RawCell(rows.Text(at)));
            var row = new RawRow(rows.Line, cells);
            if (!row.IsBlank)
                table.Rows.Add(row);
        }
        return table;
    }

    private static int HeaderIn(RawTable table) =>
        table.Rows.FindIndex(0, Math.Min(Head, table.Rows.Count), row => HasAddress(row) && Known(row) >= 2);

    private static bool HasAddress(RawRow row) => row.Cells.Exists(cell => AccountColumns.Of(cell.Text) == "email");

    private static int Known(RawRow row) => row.Cells.Count(cell => AccountColumns.Of(cell.Text) is not null);

    private static RefusalException Unreadable(string code, object[] arguments) =>
        new(
            RefusalKind.Data,
            "account-list-unreadable",
            new Domain.Rules.Text(
                Texts.Problem(new Import.Problems.Problem(code, "", 0, "", "", arguments), "id"),
                Texts.Problem(new Import.Problems.Problem(code, "", 0, "", "", arguments), "en")
            )
        );
}
