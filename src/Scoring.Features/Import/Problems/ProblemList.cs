namespace Scoring.Features.Import.Problems;

/// <summary>Collects a file's problems; counts all, retains the first ten thousand.</summary>
/// <param name="file">The file's name.</param>
internal sealed class ProblemList(string file)
{
    private const int LongestShown = 80;

    private readonly HashSet<(string Code, int Row, string Column, string Value, string Arguments)> _told = [];

    /// <summary>The retained problems, in the order they were found.</summary>
    public List<Problem> Kept { get; } = [];

    /// <summary>The total number of problems.</summary>
    public int Count { get; private set; }

    /// <summary>What a person should know although it is not wrong.</summary>
    public List<Problem> Notices { get; } = [];

    /// <summary>Knows what the file holds where something else was read; null for a file that was read as it stands.</summary>
    public IProblemPlaces? Places { get; set; }

    /// <summary>Adds a problem; one that is in the list already is not added again.</summary>
    public void Add(string code, int row, string column, string value, params object[] arguments)
    {
        if (Places?.FaultOf(row, column) is var (instead, others))
        {
            if (instead.Length == 0)
                return;
            (code, arguments) = (instead, others);
        }
        var shown = Shorten(Places?.ValueOf(row, column) ?? value);
        if (Kept.Count < ImportLimits.ProblemsKept)
        {
            if (!_told.Add((code, row, column, shown, string.Join('\u001f', arguments))))
                return;
            Kept.Add(new Problem(code, file, row, column, shown, arguments));
        }
        Count++;
    }

    /// <summary>Adds another list's problems at some lines: the additional ones that a second pass over the file found.</summary>
    public void TakeOver(ProblemList other, IReadOnlySet<int> lines)
    {
        foreach (var problem in other.Kept.Where(problem => lines.Contains(problem.Row)))
            Add(problem.Code, problem.Row, problem.Column, problem.Value, problem.Arguments);
    }

    /// <summary>The retained problems, in line order.</summary>
    public IReadOnlyList<Problem> InOrder() => [.. Kept.OrderBy(problem => problem.Row).Select(InFile)];

    private Problem InFile(Problem problem)
    {
        if (Places is not { } places)
            return problem;
        var (sheet, row) = places.PlaceOf(problem.Row);
        return problem with
        {
            File = NameOf(sheet),
            Row = row,
            Column = places.HeaderOf(problem.Column),
            // Other rows that the sentence names are rows of sheets, too.
            Arguments =
                sheet == 0 ? problem.Arguments : [.. problem.Arguments.Select(argument => argument is int line ? RowOf(line) : argument)],
        };

        object RowOf(int line) =>
            places.PlaceOf(line) is (> 0, _) and var place ? FormattableString.Invariant($"{place.Row} (#{place.Sheet})") : line;
    }

    /// <summary>The name of the file, or of one of several sheets that are read: "nilai.xlsx#2".</summary>
    private string NameOf(int sheet) => sheet == 0 ? file : FormattableString.Invariant($"{file}#{sheet}");

    /// <summary>True if there is no problem up to and including the given line, which is the header's.</summary>
    public bool NoneUpTo(int line) => Kept.All(problem => problem.Row > line);

    /// <summary>Adds a notice.</summary>
    public void Notice(string code, params object[] arguments) => NoticeOf(0, code, arguments);

    /// <summary>Adds a notice about a sheet; 0 for the whole file.</summary>
    public void NoticeOf(int sheet, string code, params object[] arguments) =>
        Notices.Add(new Problem(code, NameOf(sheet), 0, "", "", arguments));

    // Does not split a surrogate pair.
    private static string Shorten(string value) =>
        value.Length <= LongestShown
            ? value
            : string.Concat(value.AsSpan(0, LongestShown - (char.IsHighSurrogate(value[LongestShown - 2]) ? 2 : 1)), "…");
}
