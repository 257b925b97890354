namespace Scoring.Features.Import.Tables;

/// <summary>What a cell is before anybody asks what its column holds.</summary>
internal enum RawKind
{
    /// <summary>Text, or nothing.</summary>
    Text,

    /// <summary>A number of a workbook: exact, with a point.</summary>
    Number,

    /// <summary>A number that a workbook shows as percent: the text is what is shown, 80 for 80 %.</summary>
    Percent,

    /// <summary>A number that a workbook shows as a day or a time: the text is the day.</summary>
    Date,

    /// <summary>A formula whose value was not stored.</summary>
    NoValue,

    /// <summary>An error, "#REF!".</summary>
    Error,
}

/// <summary>A cell as it stands in the file.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsMerged">True if it is a part of merged cells and has its text from the first of them.</param>
internal readonly record struct RawCell(string Text, RawKind Kind = RawKind.Text, bool IsMerged = false)
{
    /// <summary>True if nothing stands in it.</summary>
    public bool IsBlank => Kind == RawKind.Text && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A row as it stands in the file.</summary>
/// <param name="Line">Its line, or its number in the sheet, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="QuoteMisplaced">True if a quoted value of it continues after its closing quote.</param>
internal sealed record RawRow(int Line, List<RawCell> Cells, bool QuoteMisplaced = false)
{
    /// <summary>A cell; blank beyond the last.</summary>
    public RawCell this[int column] => column < Cells.Count ? Cells[column] : new RawCell("");

    /// <summary>True if nothing stands in it.</summary>
    public bool IsBlank => Cells.TrueForAll(cell => cell.IsBlank);
}

/// <summary>A text file, or a sheet of a workbook, as it stands.</summary>
internal sealed class RawTable
{
    /// <summary>The sheet's name; empty for a text file.</summary>
    public string Name { get; init; } = "";

    /// <summary>The sheet's place in the workbook, from 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>True if a person does not see the sheet.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True if its days are counted from 1904-01-01.</summary>
    public bool CountsFrom1904 { get; init; }

    /// <summary>The rows, without those in which nothing stands.</summary>
    public List<RawRow> Rows { get; } = [];

    /// <summary>How many of the rows are hidden, by hand or by a filter.</summary>
    public int HiddenRows { get; set; }

    /// <summary>How many columns are hidden.</summary>
    public int HiddenColumns { get; set; }

    /// <summary>The merged ranges whose text was repeated.</summary>
    public List<string> Merged { get; } = [];

    /// <summary>What ended the reading of a text early.</summary>
    public Csv.RowFault Fault { get; set; }

    /// <summary>The line that the reading ended on.</summary>
    public int LastLine { get; set; }
}
