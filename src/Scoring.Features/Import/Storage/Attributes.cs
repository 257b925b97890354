using Scoring.Features.Import.Csv;

namespace Scoring.Features.Import.Storage;

/// <summary>The further columns of a file, kept as attributes that rules may use.</summary>
internal sealed class Attributes
{
    private readonly IReadOnlyList<CodedColumn> _columns;

    /// <summary>Columns that are still to be filled.</summary>
    /// <param name="names">Their names, as in the header.</param>
    public Attributes(IReadOnlyList<string> names)
        : this(names, [.. names.Select(_ => new CodedColumn())])
    {
    }

    /// <summary>Columns that were read back.</summary>
    public Attributes(IReadOnlyList<string> names, IReadOnlyList<CodedColumn> columns) => (Names, _columns) = (names, columns);

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Adds a value of the row that is being read; all names get one for every row.</summary>
    public void Add(int name, ReadOnlySpan<byte> value) => _columns[name].Add(value);

    /// <summary>A value; null where the row has none.</summary>
    public string? Of(int row, int name) => _columns[name][row];

    /// <summary>A whole column.</summary>
    public CodedColumn Coded(int name) => _columns[name];
}
