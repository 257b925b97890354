using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// Reads a file of any shape that a spreadsheet or a hand gives it into rows under the kind's own column names, so that the kind's reader
/// sees a plain file. What it changes it says; what can be read in two ways is a fault.
/// </summary>
/// <param name="kind">The kind.</param>
/// <param name="edition">The rules.</param>
/// <param name="known">What is in force.</param>
/// <param name="choices">What a person said.</param>
internal sealed class TableReader(ImportKind kind, Edition edition, CurrentFacts known, ReadingChoices choices)
{
    /// <summary>Reads a text file; null if it is too long to be held, or has no row.</summary>
    public ReadableTable? Read(InspectedFile file)
    {
        if (file.Length > TextTable.Longest)
            return null;
        var names = new ColumnNames(kind, edition, choices);
        var (table, separator) = TextTable.Read(file, names);
        if (table.Rows.Count == 0)
            return null;
        return Join(names, [table], null, (char)separator);
    }

    /// <summary>Reads a workbook.</summary>
    /// <exception cref="WorkbookException">It cannot be read, passes a limit, or holds no table.</exception>
    public (ReadableTable Table, ScoresheetMarker? Marker) ReadWorkbook(InspectedFile file)
    {
        var names = new ColumnNames(kind, edition, choices);
        var (tables, marker) = WorkbookTables.Read(file.Path, kind == ImportKind.Marks ? WorkbookLimits.Marks : WorkbookLimits.Tables);
        if (tables.Count == 0)
            throw new WorkbookException("workbook-empty");
        return (Join(names, tables, marker, null), marker);
    }

    private ReadableTable Join(ColumnNames names, List<RawTable> tables, ScoresheetMarker? marker, char? separator)
    {
        var faults = new List<TableFault>();
        var told = new List<(string, object[])>();
        var used = Used(names, tables, marker is not null, told, faults);
        var parts = used.ConvertAll(pair => new TablePart(pair.Table, pair.Header, names, edition, known, marker is not null));
        var columns = parts.SelectMany(part => part.Columns).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var table = new Table(columns)
        {
            Separator = separator ?? ',',
            HeaderLine = parts.Count == 1 ? parts[0].HeaderLine : SheetLine.Of(used[0].Table.Number, parts[0].HeaderLine),
        };
        foreach (var (code, arguments) in told)
            table.Notice(code, arguments);
        foreach (var part in parts)
            part.AddTo(table, isOneOfMany: parts.Count > 1);
        var isWorkbook = tables[0].Name.Length > 0;
        TableTexts.Read(table, names, isWorkbook);
        TableWords.Read(table, kind, edition);
        TableNumbers.Read(table, names, choices.DecimalSign, isWorkbook, LimitsIn(table));
        TableDates.Read(table, names, choices.Dates, tables[0].CountsFrom1904);
        if (separator == '\t')
            table.Notice("notice.tabs");
        faults.AddRange(parts.SelectMany(part => part.Faults));
        var last = tables[0].Name.Length == 0 ? tables[0].LastLine : table.HeaderLine;
        return new ReadableTable(table, names, parts.ConvertAll(part => part.Names), faults, tables[0].Fault, last);
    }

    // Which sheets are read: those that a person named, or all that are to be seen and have a header. The others are listed in a notice.
    private List<(RawTable Table, int Header)> Used(
        ColumnNames names,
        List<RawTable> tables,
        bool isOurs,
        List<(string, object[])> told,
        List<TableFault> faults
    )
    {
        foreach (var name in choices.Sheets.Where(name => tables.TrueForAll(table => !Is(table, name))))
            faults.Add(new TableFault("sheet-unknown", 0, name, name, string.Join(", ", tables.Select(table => table.Name))));
        var used = new List<(RawTable, int)>();
        foreach (var table in tables.Where(table => !TemplateSheets.Explains(table)))
        {
            var header = names.HeaderIn(table.Rows);
            var isNamed = choices.Sheets.Any(name => Is(table, name));
            if (header >= 0 && used.Count < SheetLine.MostSheets && (choices.Sheets.Count == 0 ? !table.IsHidden : isNamed))
                used.Add((table, header));
            else if (isNamed && header < 0)
                faults.Add(new TableFault("sheet-without-header", 0, table.Name, table.Name));
            else if (table.Name.Length > 0 && !isOurs)
                told.Add(
                    (
                        header < 0 ? "notice.sheet-not-a-table"
                        : table.IsHidden ? "notice.sheet-hidden"
                        : "notice.sheet-not-named",
                        [table.Name, table.Rows.Count]
                    )
                );
        }
        if (used.Count == 0)
        {
            told.Clear();
            used.Add((tables.Find(table => !table.IsHidden) ?? tables[0], 0));
        }
        else if (used.Count > 1 || tables.Count > 1 && !isOurs)
            told.Insert(0, ("notice.sheets-read", [string.Join(", ", used.Select(pair => pair.Item1.Name))]));
        return used;
    }

    private static bool Is(RawTable table, string name) => table.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);

    // In a long file each row has the limits of what it reports.
    private Func<TableRow, ExpectedColumn, (decimal? From, decimal? To)> LimitsIn(Table table)
    {
        int ColumnOf(string name) => table.Columns.ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (kind == ImportKind.Measures && ColumnOf("indicator") is >= 0 and var indicator)
        {
            var measures = edition.Measures.GroupBy(measure => measure.Id).ToDictionary(group => group.Key, group => group.First());
            return (row, rule) =>
                rule.Name == "value" && measures.GetValueOrDefault(row.Texts[indicator].Trim()) is { } measure
                    ? (measure.From, measure.To)
                    : (rule.From, rule.To);
        }
        if (kind == ImportKind.Marks && ColumnOf("stage") is >= 0 and var stage)
        {
            var criterion = ColumnOf("criterion");
            var scales = edition
                .Stages.SelectMany(each => each.Leaves.Select(leaf => (Key: (each.Id, leaf.Id), Scale: each.ScaleOf(leaf))))
                .ToDictionary(pair => pair.Key, pair => pair.Scale);
            return (row, rule) =>
                scales.TryGetValue(
                    (row.Texts[stage].Trim(), rule.Name == "score" && criterion >= 0 ? row.Texts[criterion].Trim() : rule.Name),
                    out var scale
                )
                    ? (scale.From, scale.To)
                    : (rule.From, rule.To);
        }
        return (_, rule) => (rule.From, rule.To);
    }
}
