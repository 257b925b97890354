using Scoring.Features.Import.Problems;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Csv;

/// <summary>The header row of a file: the position of each column.</summary>
internal sealed class Header
{
    private readonly string[] _names;

    private Header(string[] names, int line) => (_names, Line) = (names, line);

    /// <summary>Its line, from 1.</summary>
    public int Line { get; }

    /// <summary>The number of columns.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a column, as in the file, trimmed.</summary>
    public string Name(int column) => _names[column];

    /// <summary>The index of a column, or −1.</summary>
    public int this[string name] => Array.FindIndex(_names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The columns other than the named ones, in the order of the file, each name once. Unnamed columns, which spreadsheets leave on the
    /// right, are skipped.
    /// </summary>
    public IReadOnlyList<int> Others(params IEnumerable<string> named) =>
        [
            .. Enumerable
                .Range(0, Count)
                .Where(column => _names[column].Length > 0 && !named.Contains(_names[column], StringComparer.OrdinalIgnoreCase))
                .DistinctBy(column => _names[column], StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Reads the header row. Null if the file has none; the problem is in the list.</summary>
    /// <param name="rows">The rows, before the first.</param>
    /// <param name="problems">Collects problems.</param>
    /// <param name="named">Gives the headers the names of the columns that they stand for; null to take them as they are.</param>
    public static Header? Read(CsvRows rows, ProblemList problems, Func<IReadOnlyList<string>, string[]>? named = null)
    {
        if (!rows.Read())
        {
            problems.Add(CodeOf(rows.Fault), rows.Fault == RowFault.None ? 0 : rows.Line, "", "");
            return null;
        }
        var names = new string[rows.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = rows.Text(i).Trim();
        if (rows.QuoteMisplaced)
            problems.Add("quote-misplaced", rows.Line, "", rows.Text(0));
        foreach (
            var twice in names
                .Where(name => name.Length > 0)
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
        )
            problems.Add("header-duplicate", rows.Line, twice.Key, twice.Key);
        return new Header(named?.Invoke(names) ?? names, rows.Line);
    }

    /// <summary>
    /// Checks that columns are present; a missing one is reported with the nearest name in the header. False if one is missing.
    /// </summary>
    public bool Require(ProblemList problems, IReadOnlyCollection<string> required, IReadOnlyCollection<string> known)
    {
        var unknown = _names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        var complete = true;
        foreach (var missing in required.Where(name => this[name] < 0))
        {
            complete = false;
            var nearest = Nearest.To(missing, unknown) ?? "";
            if (nearest.Length > 0)
                problems.Add("header-unknown", Line, nearest, nearest, missing);
            else
                problems.Add("header-missing", Line, missing, string.Join(',', _names), missing, string.Join(", ", required));
        }
        return complete;
    }

    /// <summary>
    /// Checks that a row has as many values as the header. False if it does not, or if a quote is misplaced; the problem is in the list.
    /// </summary>
    public bool Fits(CsvRows rows, ProblemList problems)
    {
        if (rows.Count == Count && !rows.QuoteMisplaced)
            return true;
        if (rows.QuoteMisplaced)
            problems.Add("quote-misplaced", rows.Line, "", rows.Text(0));
        else
            problems.Add(rows.Count < Count ? "row-short" : "row-long", rows.Line, "", rows.Text(0), rows.Count, Count, NumberInTwo(rows));
        return false;
    }

    // A number with a decimal comma in a file whose values are separated by commas: "80,5" are two values. Empty if no two look like it.
    private string NumberInTwo(CsvRows rows)
    {
        if (rows.Count <= Count || rows.Separator != (byte)',')
            return "";
        for (var i = 1; i < rows.Count; i++)
        {
            if (IsWhole(rows.Text(i - 1).Replace(".", "", StringComparison.Ordinal)) && IsWhole(rows.Text(i)))
                return rows.Text(i - 1) + "," + rows.Text(i);
        }
        return "";

        static bool IsWhole(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);
    }

    /// <summary>The code of what ended the reading early; "file-empty" if nothing did.</summary>
    public static string CodeOf(RowFault fault) =>
        fault switch
        {
            RowFault.TooLong => "row-too-long",
            RowFault.QuoteOpen => "quote-open",
            _ => "file-empty",
        };
}
