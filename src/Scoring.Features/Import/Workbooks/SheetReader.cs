using System.Globalization;
using System.Xml;

namespace Scoring.Features.Import.Workbooks;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing, or a formula whose value was not stored.</summary>
    Empty,

    /// <summary>A number, a date or a percentage: the number format tells which. The text is what is stored, with a point.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false, stored as 1 or 0.</summary>
    Boolean,

    /// <summary>An error, "#N/A".</summary>
    Error,

    /// <summary>A date in ISO 8601, which few programs write.</summary>
    Date,
}

/// <summary>A cell.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Kind">What it holds; of a formula, what its stored value is.</param>
/// <param name="Text">The stored text, unchanged: "7.0999999999999996", "46082", "1".</param>
/// <param name="Format">The number of its number format; 0 is general, 14 a date.</param>
/// <param name="IsFormula">True if a formula gave the value.</param>
internal readonly record struct WorkbookCell(int Column, CellKind Kind, string Text, int Format, bool IsFormula);

/// <summary>Reads the rows of a sheet forwards.</summary>
internal sealed class SheetReader : IDisposable
{
    private readonly WorkbookReader _book;
    private readonly WorkbookSheet _sheet;
    private readonly XmlReader _xml;
    private readonly List<WorkbookCell> _cells = [];
    private readonly List<string> _merged = [];
    private readonly List<(int First, int Last)> _hiddenColumns = [];

    internal SheetReader(WorkbookReader book, WorkbookSheet sheet, XmlReader xml) => (_book, _sheet, _xml) = (book, sheet, xml);

    /// <summary>The row's number, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>True if the row is hidden, by hand or by a filter.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>The row's cells that are written down, by column.</summary>
    public IReadOnlyList<WorkbookCell> Cells => _cells;

    /// <summary>The hidden columns, from 0; known from the first row on.</summary>
    public IReadOnlyList<(int First, int Last)> HiddenColumns => _hiddenColumns;

    /// <summary>The merged ranges, "A1:C1"; known after the last row.</summary>
    public IReadOnlyList<string> Merged => _merged;

    /// <summary>The range of the sheet's filter, "A1:F20"; null without one; known after the last row.</summary>
    public string? Filter { get; private set; }

    /// <summary>Reads the next row that is written down; false after the last one.</summary>
    /// <exception cref="WorkbookException">The sheet is damaged or passes a limit.</exception>
    public bool Read()
    {
        while (_xml.ReadWithin(_book.Limits, _sheet.Part))
        {
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            switch (_xml.LocalName)
            {
                case "row":
                    ReadRow();
                    return true;
                case "col" when IsHiddenNow():
                    _hiddenColumns.Add((Number("min") - 1, Number("max") - 1));
                    break;
                case "mergeCell":
                    _merged.Add(_xml.GetAttribute("ref") ?? "");
                    break;
                case "autoFilter" when Filter is null:
                    Filter = _xml.GetAttribute("ref") ?? "";
                    break;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private void ReadRow()
    {
        var number = _xml.GetAttribute("r") is { } text ? WorkbookXml.NumberOf(text) ?? throw Misplaced(text) : Row + 1;
        if (number > _book.Limits.Rows)
            throw new WorkbookException("workbook-rows", _book.Limits.Rows);
        if (number <= Row)
            throw Misplaced(number.ToString(CultureInfo.InvariantCulture));
        (Row, IsHidden) = (number, IsHiddenNow());
        _cells.Clear();
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (_xml.ReadWithin(_book.Limits, _sheet.Part) && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c")
                ReadCell();
        }
    }

    private void ReadCell()
    {
        var before = _cells.Count == 0 ? -1 : _cells[^1].Column;
        var reference = _xml.GetAttribute("r");
        var column = reference is null ? before + 1 : ColumnOf(reference);
        if (column >= _book.Limits.Columns)
            throw new WorkbookException("workbook-columns", _book.Limits.Columns);
        if (column <= before)
            throw Misplaced(reference!);
        var (type, style) = (_xml.GetAttribute("t"), WorkbookXml.NumberOf(_xml.GetAttribute("s")) ?? 0);
        var (value, isFormula) = ReadValue();
        var kind = value is null
            ? CellKind.Empty
            : type switch
            {
                null or "n" => CellKind.Number,
                "b" => CellKind.Boolean,
                "e" => CellKind.Error,
                "d" => CellKind.Date,
                _ => CellKind.Text,
            };
        if (value is not null && type == "s")
            value = _book.TextOf(value, PlaceOf(column));
        _book.Count(value ?? "");
        _cells.Add(new WorkbookCell(column, kind, value ?? "", _book.FormatOf(style), isFormula));
    }

    private (string? Value, bool IsFormula) ReadValue()
    {
        (string? Value, bool IsFormula) read = (null, false);
        if (_xml.IsEmptyElement)
            return read;
        var depth = _xml.Depth;
        while (_xml.ReadWithin(_book.Limits, _sheet.Part) && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            if (_xml.LocalName == "f")
                (read.IsFormula, _) = (true, _xml.TextBelow(_book.Limits, _sheet.Part));
            else if (_xml.LocalName is "v" or "is")
                read.Value = _xml.TextBelow(_book.Limits, _sheet.Part, without: "rPh");
        }
        return read.Value is "" ? (null, read.IsFormula) : read;
    }

    private string PlaceOf(int column) => $"{_sheet.Name}!{Workbooks.Cells.Column(column)}{Row.ToString(CultureInfo.InvariantCulture)}";

    private bool IsHiddenNow() => WorkbookXml.IsTrue(_xml.GetAttribute("hidden"));

    private int Number(string attribute) =>
        _xml.GetAttribute(attribute) is { } text && WorkbookXml.NumberOf(text) is { } number and > 0
            ? Math.Min(number, _book.Limits.Columns)
            : throw Misplaced(attribute);

    // "BC12": at most three letters, then the row that it stands in.
    private int ColumnOf(string reference)
    {
        var letters = reference.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        return letters is > 0 and <= 3 && WorkbookXml.NumberOf(reference[letters..]) == Row
            ? Workbooks.Cells.IndexOf(reference)
            : throw Misplaced(reference);
    }

    private WorkbookException Misplaced(string place) => new("workbook-place", WorkbookPackage.Shown($"{_sheet.Name}!{place}"));
}
