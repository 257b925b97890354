using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Import.Tables;

/// <summary>A text, or one sheet of a workbook, under the kind's own column names.</summary>
internal sealed class TablePart
{
    private static readonly string[] Sums =
    [
        "jumlah",
        "total",
        "subtotal",
        "grandtotal",
        "jumlahtotal",
        "totalnilai",
        "jumlahnilai",
        "ratarata",
        "rerata",
        "sum",
        "average",
        "mean",
    ];

    private static readonly string[] Results =
    [
        "nilaitotal",
        "nilaiakhir",
        "skor",
        "skortotal",
        "skorakhir",
        "totalskor",
        "score",
        "totalscore",
        "finalscore",
        "peringkat",
        "ranking",
        "rangking",
        "rank",
    ];

    private static readonly string[] RowNumbers = ["no", "nomor", "nourut", "nomorurut", "number", "num"];

    private readonly RawTable _table;
    private readonly RawRow _headerRow;
    private readonly int _header;
    private readonly bool _skipsLabels;
    private readonly ColumnNames _names;
    private readonly List<(string Name, int Column)> _columns = [];
    private readonly List<(string Name, string Value)> _constants = [];
    private readonly List<(string Code, object[] Arguments)> _told = [];

    /// <summary>Finds the columns.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="header">The index of the header among them.</param>
    /// <param name="names">Knows the headers.</param>
    /// <param name="edition">The rules.</param>
    /// <param name="known">What is in force.</param>
    /// <param name="skipsLabels">True for a scoresheet of ours, whose row after the header holds labels.</param>
    public TablePart(RawTable table, int header, ColumnNames names, Edition edition, CurrentFacts known, bool skipsLabels)
    {
        (_table, _header, _names, _skipsLabels) = (table, header, names, skipsLabels);
        _headerRow = table.Rows[header];
        Names = names.Resolve([.. _headerRow.Cells.Select(cell => cell.Text)]);
        var resolved = Names.Names;
        if (_headerRow.QuoteMisplaced)
            Faults.Add(new TableFault("quote-misplaced", HeaderLine, _headerRow[0].Text));
        for (var column = 0; column < resolved.Length; column++)
        {
            if (_columns.Exists(known => known.Name.Equals(resolved[column], StringComparison.OrdinalIgnoreCase)))
                Faults.Add(new TableFault("header-duplicate", HeaderLine, resolved[column], resolved[column]));
            else if (resolved[column].Length > 0 && IsResult(resolved[column], column))
                _told.Add(("notice.sum-columns", [resolved[column]]));
            else if (resolved[column].Length > 0 && !IsRowNumber(resolved[column], column))
                _columns.Add((resolved[column], column));
            else if (resolved[column].Length > 0)
                _told.Add(("notice.columns-left-out", [resolved[column]]));
            else if (!Names.Omitted.Contains(HeaderOf(column)) && ValuesOf(column).Any(cell => !cell.IsBlank))
                _told.Add(("notice.column-without-name", [Workbooks.Cells.Column(column), ValuesOf(column).Count(cell => !cell.IsBlank)]));
        }
        if (header > 0)
            _told.Add(("notice.rows-above-header", [header, _headerRow.Line]));
        if (table.HiddenRows > 0)
            _told.Add(("notice.rows-hidden", [table.HiddenRows]));
        if (table.HiddenColumns > 0)
            _told.Add(("notice.columns-hidden", [table.HiddenColumns]));
        if (table.Merged.Count > 0)
            _told.Add(("notice.cells-merged", [table.Merged.Count, table.Merged[0]]));
        AddConstants(edition, known);
    }

    /// <summary>How the headers were read.</summary>
    public HeadersFound Names { get; }

    /// <summary>What is wrong with its header.</summary>
    public List<TableFault> Faults { get; } = [];

    /// <summary>The names of its columns, those that the sheet as a whole stands for at the end.</summary>
    public IEnumerable<string> Columns => _columns.Select(column => column.Name).Concat(_constants.Select(constant => constant.Name));

    /// <summary>The line of its header.</summary>
    public int HeaderLine => _headerRow.Line;

    /// <summary>Adds its rows to a table, whose columns include its own.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isOneOfMany">True if the table has the rows of several sheets.</param>
    public void AddTo(Table table, bool isOneOfMany)
    {
        var places = _columns
            .Select(column => table.Columns.ToList().FindIndex(name => name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var (again, sums, firstSum) = (0, 0, 0);
        foreach (var row in _table.Rows.Skip(_header + 1))
        {
            if (_skipsLabels && row.Line == _headerRow.Line + 1)
                continue;
            if (IsHeaderAgain(row))
            {
                again++;
                continue;
            }
            if (IsSum(row))
            {
                firstSum = sums++ == 0 ? row.Line : firstSum;
                continue;
            }
            var cells = new RawCell[table.Columns.Count];
            Array.Fill(cells, new RawCell(""));
            for (var i = 0; i < places.Count; i++)
                cells[places[i]] = row[_columns[i].Column];
            foreach (var (name, value) in _constants)
                cells[table.Columns.ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase))] = new RawCell(
                    value
                );
            if (Array.TrueForAll(cells, cell => cell.IsBlank) || IsOnlyConstants(row))
                continue;
            var line = isOneOfMany ? SheetLine.Of(_table.Number, row.Line) : row.Line;
            var surplus = SurplusOf(row);
            IEnumerable<RawCell> beyond = surplus > 0 ? row.Cells.TakeLast(surplus) : [];
            table.Rows.Add(new TableRow(line, cells, surplus, row.QuoteMisplaced) { Beyond = [.. beyond.Select(cell => cell.Text)] });
        }
        if (again > 0)
            _told.Add(("notice.header-again", [again]));
        if (sums > 0)
            _told.Add(("notice.sum-rows", [sums, firstSum]));
        foreach (var (code, arguments) in _told)
            table.NoticeOf(isOneOfMany ? _table.Number : 0, code, arguments);
    }

    private string HeaderOf(int column) =>
        string.Join(' ', _headerRow[column].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<RawCell> ValuesOf(int column) => _table.Rows.Skip(_header + 1).Select(row => row[column]);

    private bool IsOnlyConstants(RawRow row) => _columns.TrueForAll(column => row[column.Column].IsBlank);

    // A text's row must have as many values as its header: one too many means that all after it may stand in the wrong column. Only the
    // columns without a name at the end may be missing.
    private int SurplusOf(RawRow row) =>
        _table.Name.Length > 0 ? 0
        : row.Cells.Count > _headerRow.Cells.Count ? row.Cells.Count - _headerRow.Cells.Count
        : Math.Min(0, row.Cells.Count - _headerRow.Cells.FindLastIndex(cell => !cell.IsBlank) - 1);

    private bool IsHeaderAgain(RawRow row) =>
        _columns.Count > 1
        && _columns.TrueForAll(column =>
            row[column.Column].Text.Trim().Equals(_headerRow[column.Column].Text.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    // "Jumlah" or "Rata-rata" before numbers alone: a row that sums up the others.
    private bool IsSum(RawRow row)
    {
        var first = row.Cells.FindIndex(cell => !cell.IsBlank);
        return first >= 0
            && Sums.Contains(ColumnNames.KeyOf(row[first].Text))
            && _columns.TrueForAll(column =>
                column.Column == first || row[column.Column].IsBlank || _names.Find(column.Name) is { Type: ColumnType.Number }
            )
            && _columns.Exists(column => _names.Find(column.Name) is { Type: ColumnType.Number } && !row[column.Column].IsBlank);
    }

    // "Total", "Rata-rata (100)" or "Peringkat" over numbers alone, where every other column is a fact: it is computed from them.
    private bool IsResult(string name, int column)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        var key = ColumnNames.KeyOf(bracket > 0 ? name[..bracket] : name);
        return !_names.TakesOthers
            && _names.Find(name) is null
            && (Sums.Contains(key) || Results.Contains(key))
            && ValuesOf(column)
                .All(cell => cell.IsBlank || cell.Kind == RawKind.Number || NumberText.Of(cell.Text) is not { Point: null, Comma: null });
    }

    // "No": 1, 2, 3 … says nothing of the entries.
    private bool IsRowNumber(string name, int column)
    {
        if (!RowNumbers.Contains(ColumnNames.KeyOf(name)) || _names.Find(name) is not null)
            return false;
        var values = ValuesOf(column).Where(cell => !cell.IsBlank).Select(cell => cell.Text.Trim().TrimEnd('.')).ToList();
        return values.Count > 0 && values.TrueForAll(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }

    // A sheet for each juror, or for each stage, needs no column that says so; neither does the only stage.
    private void AddConstants(Edition edition, CurrentFacts known)
    {
        bool Lacks(string name) =>
            _names.Find(name) is { IsRequired: true } && Columns.All(column => !column.Equals(name, StringComparison.OrdinalIgnoreCase));
        var sheet = ColumnNames.KeyOf(_table.Name);
        if (Lacks("stage"))
        {
            var named = edition
                .Stages.Where(stage =>
                    sheet.Length > 0
                    && (
                        ColumnNames.KeyOf(stage.Id) == sheet
                        || ColumnNames.KeyOf(stage.Name.Id) == sheet
                        || ColumnNames.KeyOf(stage.Name.En) == sheet
                    )
                )
                .ToList();
            var stage =
                named.Count == 1 ? named[0]
                : edition.Stages.Count == 1 ? edition.Stages[0]
                : null;
            if (stage is not null)
                AddConstant("stage", stage.Id, named.Count == 1 ? "notice.column-from-sheet" : "notice.only-stage");
        }
        if (
            Lacks("juror")
            && known.Jurors is { } jurors
            && sheet.Length > 0
            && (jurors.Where(juror => ColumnNames.KeyOf(juror) == sheet).ToList() is [var byId] ? byId : known.JurorNamed(_table.Name))
                is { } ofSheet
        )
            AddConstant("juror", ofSheet, "notice.column-from-sheet");
    }

    private void AddConstant(string name, string value, string told)
    {
        _constants.Add((name, value));
        _told.Add((told, [name, value]));
    }
}
