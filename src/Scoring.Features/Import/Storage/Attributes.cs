using Scoring.Features.Import.Csv;

namespace Scoring.Features.Import.Storage;

/// <summary>A file's further columns, stored as attributes that rules may use.</summary>
internal sealed class Attributes
{
    private readonly IReadOnlyList<CodedColumn> _columns;

    /// <summary>Columns that are yet to be filled.</summary>
    /// <param name="names">The names of the columns, as in the header.</param>
    public Attributes(IReadOnlyList<string> names)
        : this(names, [.. names.Select(_ => new CodedColumn())]) { }

    /// <summary>Columns that were loaded.</summary>
    public Attributes(IReadOnlyList<string> names, IReadOnlyList<CodedColumn> columns) => (Names, _columns) = (names, columns);

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Adds a value to the row being read; every column gets one for every row.</summary>
    public void Add(int name, ReadOnlySpan<byte> value) => _columns[name].Add(value);

    /// <summary>A value, or null if the row has none.</summary>
    public string? Of(int row, int name) => _columns[name][row];

    /// <summary>The values of a row, each with its name, in the order of the names; empty ones are left out.</summary>
    public IEnumerable<string> Filled(int row) =>
        Names
            .Index()
            .Where(name => _columns[name.Index][row] is not null)
            .OrderBy(name => name.Item, StringComparer.Ordinal)
            .Select(name => $"{name.Item}={_columns[name.Index][row]}");

    /// <summary>A whole column.</summary>
    public CodedColumn Coded(int name) => _columns[name];
}
