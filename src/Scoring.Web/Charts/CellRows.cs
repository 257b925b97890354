using Scoring.Features.Output.Charts;

namespace Scoring.Web.Charts;

/// <summary>A cell of a map.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Answer">Its figures in words.</param>
/// <param name="Class">Its ink.</param>
internal sealed record MapCell(int Column, string Answer, string Class);

/// <summary>A row of a map.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cells">Its cells; a column without one stays empty.</param>
internal sealed record MapRow(string Name, IReadOnlyList<MapCell> Cells)
{
    /// <summary>A word in a column of the row, where there is room for one; null for none.</summary>
    public (int Column, string Text)? Word { get; init; }
}

/// <summary>Lays rows of cells out as a map: the names to the left where there is room, otherwise above their rows.</summary>
internal static class CellRows
{
    private const double Left = 0.26;
    private const double Step = 26;
    private const double NarrowStep = 46;
    private const double Cell = 20;
    private const double Top = Drawing.AnswerHeight + 4;
    private const int Letters = 24;
    private const int NarrowLetters = 36;

    // A word in a cell has room in so many columns.
    private const int MostWords = 24;
    private const int MostNarrowWords = 12;

    /// <summary>The drawing for wide places.</summary>
    /// <param name="rows">The rows, from the top.</param>
    /// <param name="columns">How many columns there are, from 1.</param>
    public static Drawing Wide(IReadOnlyList<MapRow> rows, int columns) => Lay(rows, columns, narrow: false);

    /// <summary>The drawing for narrow places.</summary>
    /// <inheritdoc cref="Wide"/>
    public static Drawing Narrow(IReadOnlyList<MapRow> rows, int columns) => Lay(rows, columns, narrow: true);

    private static Drawing Lay(IReadOnlyList<MapRow> rows, int columns, bool narrow)
    {
        var (left, step) = narrow ? (0, NarrowStep) : (Left, Step);
        var width = (1 - left) / columns;
        var shapes = new List<Shape>();
        foreach (var (i, row) in rows.Index())
        {
            var y = Top + i * step;
            var cellY = y + (narrow ? 19 : 0);
            shapes.Add(new Words("d-label", new(0), y + (narrow ? 14 : 15), RowChart.Short(row.Name, narrow ? NarrowLetters : Letters)));
            foreach (var cell in row.Cells)
            {
                var at = new Across(left + cell.Column * width);
                shapes.Add(new Point(cell.Answer, at, cellY, new(width), Cell, [new Block(cell.Class, at, cellY, new(width), Cell)]));
            }
            if (row.Word is var (column, text) && columns <= (narrow ? MostNarrowWords : MostWords))
                shapes.Add(new Words("d-note", new(left + (column + 0.5) * width), cellY + 15, text, Anchor.Middle));
        }
        return new Drawing(Top + rows.Count * step + 4, shapes);
    }
}
