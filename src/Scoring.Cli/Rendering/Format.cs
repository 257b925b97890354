using Scoring.Cli.Parsing;

namespace Scoring.Cli.Rendering;

/// <summary>The format in which results are written.</summary>
internal enum Format
{
    Table,
    Csv,
    Json,
    Xlsx,
    Parquet,
    Markdown,
}

/// <summary>The names of formats on the command line, and what each is for.</summary>
internal static class Formats
{
    private static readonly Dictionary<string, Format> Names = new(StringComparer.Ordinal)
    {
        ["table"] = Format.Table,
        ["csv"] = Format.Csv,
        ["json"] = Format.Json,
        ["xlsx"] = Format.Xlsx,
        ["parquet"] = Format.Parquet,
        ["markdown"] = Format.Markdown,
        ["md"] = Format.Markdown,
    };

    /// <summary>True for what programs read, which is the same in every language.</summary>
    public static bool IsForPrograms(this Format format) => format is Format.Csv or Format.Json or Format.Parquet;

    /// <summary>True for a file that holds one table: the first of several.</summary>
    public static bool IsOneTable(this Format format) => format is Format.Csv or Format.Parquet;

    /// <summary>True for bytes that would garble a terminal, and so need a file.</summary>
    public static bool IsBinary(this Format format) => format is Format.Xlsx or Format.Parquet;

    /// <summary>The format of that name; a table if it is null.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public static Format Of(string? name) =>
        name is null ? Format.Table
        : Names.TryGetValue(name, out var format) ? format
        : throw new UsageException("usage.value", "--format", name, Names.Keys.Where(one => one != "md").ToArray());
}
