namespace Scoring.Cli.Rendering;

/// <summary>A column of a table as text.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsOfNumbers">True for a column of figures, which are never shortened.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record FitColumn(string Title, bool IsOfNumbers, IReadOnlyList<string> Cells)
{
    private const int LongestWord = 20;
    private const int LeastProse = 24;

    /// <summary>The width at which nothing is broken, in characters.</summary>
    public int Natural { get; } = Math.Max(Title.Length, Cells.Select(cell => cell.Length).DefaultIfEmpty().Max());

    /// <summary>
    /// The least width at which the column can be read, in characters: figures and short codes stay whole, and words of up to twenty
    /// letters.
    /// </summary>
    public int Least
    {
        get
        {
            var cells = Cells.Select(cell => cell.Length).DefaultIfEmpty().Max();
            if (IsOfNumbers)
                return Math.Max(cells, Longest(Title));
            var word = Math.Max(Math.Min(Cells.Select(Longest).DefaultIfEmpty().Max(), LongestWord), Longest(Title));
            return Math.Min(Natural, cells > 2 * LeastProse ? Math.Max(word, LeastProse) : word);
        }
    }

    /// <summary>True if it says nothing: every cell is empty, or all of several are the same.</summary>
    public bool SaysNothing => Cells.All(string.IsNullOrEmpty) || (Cells.Count > 1 && Cells.All(cell => cell == Cells[0]));

    private static int Longest(string text) => text.Split(' ').Max(word => word.Length);
}

/// <summary>
/// Fits a table to the width of a terminal: long texts are wrapped first, then the columns that matter least are left out.
/// </summary>
internal static class TableFit
{
    // A line and a space on both sides of each cell, and the last line.
    private const int Frame = 3;

    /// <summary>
    /// The widths of the columns, null for one that is left out; all natural where the table fits or the width is unknown.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="width">The characters of a line; null for no limit.</param>
    public static IReadOnlyList<int?> Widths(IReadOnlyList<FitColumn> columns, int? width)
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        if (width is { } most)
        {
            while (shown.Count > 1 && Room(shown.Count, most) < shown.Sum(i => columns[i].Least))
                shown.Remove(LeastOf(shown, columns));
        }
        var widths = shown.ToDictionary(i => i, i => columns[i].Natural);
        for (var excess = width is { } limit ? widths.Values.Sum() - Room(shown.Count, limit) : 0; excess > 0; excess--)
        {
            var widest = shown.Where(i => widths[i] > columns[i].Least).OrderByDescending(i => widths[i]).Take(1).ToList();
            if (widest.Count == 0)
                break;
            widths[widest[0]]--;
        }
        return [.. Enumerable.Range(0, columns.Count).Select(i => widths.TryGetValue(i, out var one) ? one : (int?)null)];
    }

    /// <summary>
    /// A cell as it fits: a code that is longer than its column ends in an ellipsis, other texts are wrapped by the table.
    /// </summary>
    public static string Cut(string cell, int width) =>
        string.Join(
            ' ',
            cell.Split(' ')
                .Select(word =>
                    word.Length <= width ? word
                    : width > 1 ? word[..(width - 1)] + "…"
                    : word[..width]
                )
        );

    /// <summary>A heading broken at its spaces: the table would leave a space at the end of each line, which figures do not have.</summary>
    public static string Heading(string title, int width)
    {
        var lines = new List<string>();
        foreach (var word in title.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return string.Join('\n', lines);
    }

    private static int Room(int columns, int width) => width - (Frame * columns) - 1;

    // What says nothing goes first, then the last one; the first column says which row it is and stays.
    private static int LeastOf(List<int> shown, IReadOnlyList<FitColumn> columns) =>
        shown.Skip(1).LastOrDefault(i => columns[i].SaysNothing, shown[^1]);
}
