namespace Scoring.Features.Import.Tables;

/// <summary>The columns of a file's headers.</summary>
/// <param name="names">The headers; each that stands for a column is replaced by its name.</param>
internal sealed class HeadersFound(string[] names)
{
    private readonly Dictionary<string, string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the columns, in the order of the file; empty for a column that is left out.</summary>
    public string[] Names => names;

    /// <summary>The headers that were read as columns of another name.</summary>
    public List<(string Header, string Column)> Renamed { get; } = [];

    /// <summary>Those of them of which a person said so for an earlier file.</summary>
    public List<(string Header, string Column)> Remembered { get; } = [];

    /// <summary>The headers of columns that are left out because a person said so.</summary>
    public List<string> Omitted { get; } = [];

    /// <summary>Two headers that stand for one column.</summary>
    public List<(string First, string Second, string Column)> Doubled { get; } = [];

    /// <summary>Headers that a person named and the file does not have.</summary>
    public List<string> Unused { get; } = [];

    /// <summary>True if a header stands for the column.</summary>
    public bool Has(string column) => _taken.ContainsKey(column);

    /// <summary>The header of a column, as in the file.</summary>
    public string HeaderOf(string column) => _taken.GetValueOrDefault(column, column);

    /// <summary>Notes that a header is a column's own name.</summary>
    public void Take(string column, string header) => _taken.TryAdd(column, header);

    /// <summary>Gives a header the name of the column that it stands for.</summary>
    public void Name(int header, string column)
    {
        if (column == ColumnNames.LeftOut)
        {
            Omitted.Add(names[header]);
            names[header] = "";
        }
        else if (_taken.TryAdd(column, names[header]))
        {
            if (!names[header].Equals(column, StringComparison.OrdinalIgnoreCase))
                Renamed.Add((names[header], column));
            names[header] = column;
        }
        else
            Doubled.Add((_taken[column], names[header], column));
    }

    /// <summary>
    /// Notes a header that stands for a column that has one already; beside the column's own name it is a further attribute.
    /// </summary>
    public void Repeat(int header, string column)
    {
        if (_taken.TryGetValue(column, out var first) && !first.Equals(column, StringComparison.OrdinalIgnoreCase))
            Doubled.Add((first, names[header], column));
    }
}
