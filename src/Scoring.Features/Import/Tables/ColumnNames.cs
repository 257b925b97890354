using System.Text;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Problems;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Tables;

/// <summary>Finds out which column a header of a file stands for.</summary>
/// <remarks>
/// What a person said comes first, then the column's own name, then the headers that people give it. A header that could be two columns, or
/// two headers that could be one, are left as they are and reported.
/// </remarks>
internal sealed class ColumnNames
{
    /// <summary>A column that a person wants left out.</summary>
    public const string LeftOut = "-";

    private const int Head = 30;

    private readonly ImportKind _kind;
    private readonly ReadingChoices _choices;
    private readonly Dictionary<string, ExpectedColumn> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, ExpectedColumn> _known;

    /// <summary>The names for a kind of file of an edition.</summary>
    public ColumnNames(ImportKind kind, Edition edition, ReadingChoices choices)
    {
        (_kind, _choices, Columns) = (kind, choices, ExpectedColumns.Of(kind, edition));
        foreach (var column in Columns)
            _exact.TryAdd(column.Name, column);
        _known = Columns
            .SelectMany(column => column.Headers.Append(column.Name).Select(header => (Key: KeyOf(header), Column: column)))
            .Where(pair => pair.Key.Length > 0)
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.Column);
    }

    /// <summary>The columns that the kind has.</summary>
    public IReadOnlyList<ExpectedColumn> Columns { get; }

    /// <summary>The remembered columns that the file has; empty before <see cref="Report"/>.</summary>
    public IReadOnlyList<(string Header, string Column)> Applied { get; private set; } = [];

    /// <summary>The expected column of that name; null for any other.</summary>
    public ExpectedColumn? Find(string column) => _exact.GetValueOrDefault(column);

    /// <summary>Finds the columns of headers; a header that stands for none keeps its own name.</summary>
    public HeadersFound Resolve(IReadOnlyList<string> headers)
    {
        var found = new HeadersFound([.. headers.Select(Trimmed)]);
        var names = found.Names;
        var open = new List<int>();
        var said = new Dictionary<string, string>();
        foreach (var (header, column) in _choices.Columns)
            said.TryAdd(KeyOf(header), column);
        foreach (var (header, column) in _choices.Remembered.Where(pair => pair.Value == LeftOut || MayBe(pair.Value)))
        {
            if (said.TryAdd(KeyOf(header), column))
                found.Remembered.AddRange(names.Where(name => KeyOf(name) == KeyOf(header)).Select(name => (name, column)));
        }
        found.Unused.AddRange(_choices.Columns.Keys.Where(header => !names.Any(name => KeyOf(name) == KeyOf(header))));
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && said.TryGetValue(KeyOf(names[i]), out var column) && column.Length > 0)
                found.Name(i, column);
            else if (_exact.TryGetValue(names[i], out var same))
                found.Take(same.Name, names[i]);
            else
                open.Add(i);
        }
        foreach (var i in open)
        {
            var meant = _known[KeyOf(names[i])].ToList();
            // "Kebaruan (40%)", "Manfaat (0–100)": what stands in brackets explains.
            if (meant.Count == 0 && names[i].EndsWith(')') && names[i].IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket)
                meant = [.. _known[KeyOf(names[i][..bracket])]];
            var free = meant.Where(column => !found.Has(column.Name)).ToList();
            // A column's own name in other spelling, or what the kind requires, goes before what it may have besides.
            if (free.Count > 1 && free.Where(column => KeyOf(column.Name) == KeyOf(names[i])).ToList() is { Count: 1 } own)
                free = own;
            if (free.Count > 1 && free.Where(column => column.IsRequired).ToList() is { Count: 1 } required)
                free = required;
            if (free.Count == 1)
                found.Name(i, free[0].Name);
            else if (free.Count == 0 && meant.Count == 1)
                found.Repeat(i, meant[0].Name);
        }
        return found;
    }

    /// <summary>The row that is most likely the header: the first of those in which most columns are known. −1 if none is.</summary>
    public int HeaderIn(IReadOnlyList<RawRow> rows)
    {
        var (best, most) = (-1, 1);
        for (var i = 0; i < Math.Min(Head, rows.Count); i++)
        {
            if (KnownIn(rows[i]) is var known && known > most)
                (best, most) = (i, known);
        }
        return best;
    }

    /// <summary>How many columns the likely header has.</summary>
    public int BestIn(IReadOnlyList<RawRow> rows) => HeaderIn(rows) is >= 0 and var header ? KnownIn(rows[header]) : 0;

    /// <summary>The letters and figures of a header, in lower case: "Kode Daerah*" and "kode_daerah" are one.</summary>
    public static string KeyOf(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var letter in header.Where(char.IsLetterOrDigit))
            key.Append(char.ToLowerInvariant(letter));
        return key.ToString();
    }

    /// <summary>
    /// Tells how the headers of a file, or of its sheets, were read: faults for the ones that cannot be, a notice for those with other
    /// names.
    /// </summary>
    public void Report(IReadOnlyList<HeadersFound> sheets, ProblemList problems, int line)
    {
        foreach (var (first, second, column) in sheets.SelectMany(found => found.Doubled).Distinct())
            problems.Add("header-two-for-one", line, column, second, first, column);
        foreach (var header in _choices.Columns.Keys.Where(header => sheets.All(found => found.Unused.Contains(header))))
            problems.Add("map-header-unknown", line, "", header);
        foreach (
            var (header, column) in _choices.Columns.Where(pair => pair.Value.Length > 0 && pair.Value != LeftOut && !MayBe(pair.Value))
        )
            problems.Add("map-column-unknown", line, header, column, Nearest.To(column, Columns.Select(known => known.Name)) ?? "");
        var remembered = sheets.SelectMany(found => found.Remembered).Distinct().ToList();
        if (remembered.Count > 0)
            problems.Notice("notice.columns-remembered", string.Join(", ", remembered.Select(pair => $"{pair.Header} = {pair.Column}")));
        Applied = remembered;
        var renamed = sheets.SelectMany(found => found.Renamed).Distinct().Except(remembered).ToList();
        if (renamed.Count > 0)
            problems.Notice("notice.columns-named", string.Join(", ", renamed.Select(pair => $"{pair.Header} = {pair.Column}")));
        var omitted = sheets.SelectMany(found => found.Omitted).Distinct().ToList();
        if (omitted.Count > 0)
            problems.Notice("notice.columns-left-out", string.Join(", ", omitted));
    }

    /// <summary>True if a column of another name becomes an attribute, as those of innovations and regions do.</summary>
    public bool TakesOthers => _kind is not (ImportKind.Indicators or ImportKind.Measures or ImportKind.Results or ImportKind.Marks);

    private bool MayBe(string column) => _exact.ContainsKey(column) || TakesOthers;

    private int KnownIn(RawRow row)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cell in row.Cells.Where(cell => cell is { IsBlank: false, Kind: RawKind.Text or RawKind.Number }))
        {
            var (text, key) = (Trimmed(cell.Text), KeyOf(cell.Text));
            if (_exact.TryGetValue(text, out var same))
                known.Add(same.Name);
            else if (key.Length > 0 && (_known[key].FirstOrDefault() is { } other))
                known.Add(other.Name);
            else if (_choices.Columns.Keys.Concat(_choices.Remembered.Keys).Any(header => KeyOf(header) == key))
                known.Add(text);
        }
        return known.Count;
    }

    // Line breaks and the spaces of word processors stand in headers too.
    private static string Trimmed(string header) =>
        header.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? string.Join(' ', header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : header;
}
