namespace Scoring.Features.Import.Tables;

/// <summary>The order of day and month where a date is written in figures.</summary>
public enum DateOrder
{
    /// <summary>25/04/2024.</summary>
    DayFirst,

    /// <summary>04/25/2024.</summary>
    MonthFirst,
}

/// <summary>How a person says that a file is to be read, where the file alone does not tell. None of it is needed for a plain file.</summary>
public sealed record ReadingChoices
{
    /// <summary>Nothing was said.</summary>
    public static ReadingChoices None { get; } = new();

    /// <summary>The column that a header of the file stands for, by header ("Kode Daerah" → "region_code").</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

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
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}")
                .Concat(DecimalSign is { } sign ? [$"decimal {sign}"] : [])
                .Concat(Dates is { } order ? [order == DateOrder.DayFirst ? "dates dmy" : "dates mdy"] : [])
                .Concat(Sheets.Select(sheet => $"sheet {sheet}"))
        );
}
