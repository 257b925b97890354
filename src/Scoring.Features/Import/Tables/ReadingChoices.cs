namespace Scoring.Features.Import.Tables;

/// <summary>The order of day and month where a date is written in figures.</summary>
public enum DateOrder
{
    /// <summary>25/04/2024.</summary>
    DayFirst,

    /// <summary>04/25/2024.</summary>
    MonthFirst,
}

/// <summary>
/// How a person says that a file is to be read, where the file alone does not tell. None of it is needed for a plain file.
/// </summary>
public sealed record ReadingChoices
{
    /// <summary>Nothing was said.</summary>
    public static ReadingChoices None { get; } = new();

    /// <summary>
    /// The column that a header of the file stands for, by header ("Kode Daerah" → "region_code"); "-" to leave it out, empty for the
    /// program's own reading even if another is remembered.
    /// </summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The same, as it was said of earlier files of the edition; it holds for headers of which <see cref="Columns"/> says nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Remembered { get; init; } = new Dictionary<string, string>();

    /// <summary>The decimal sign of its numbers, '.' or ','; null if its numbers tell.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The order of day and month; null if its dates tell.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>The sheets of a workbook that are read, by name; empty for every visible one with a usable header.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>What was said, in one line for the audit trail; empty if nothing was.</summary>
    public string Said =>
        string.Join(
            "; ",
            Columns
                .Where(pair => pair.Value.Length > 0)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}")
                .Concat(DecimalSign is { } sign ? [$"decimal {sign}"] : [])
                .Concat(Dates is { } order ? [order == DateOrder.DayFirst ? "dates dmy" : "dates mdy"] : [])
                .Concat(Sheets.Select(sheet => $"sheet {sheet}"))
        );

    /// <summary>True if a file would be read as an earlier one was; what is remembered counts where it was used for that one.</summary>
    /// <param name="said">What was said of the earlier one, as <see cref="Said"/> gives it.</param>
    public bool IsAs(string said)
    {
        var parts = said.Split("; ");
        return With(Remembered.Where(pair => parts.Contains($"{pair.Key}={pair.Value}")).Select(pair => (pair.Key, pair.Value))).Said
            == said;
    }

    /// <summary>The same, with further columns said where nothing else was.</summary>
    public ReadingChoices With(IEnumerable<(string Header, string Column)> columns)
    {
        var all = new Dictionary<string, string>(Columns);
        foreach (var (header, column) in columns)
            all.TryAdd(header, column);
        return this with { Columns = all };
    }
}
