namespace Scoring.Features.Import.Problems;

/// <summary>Collects what is wrong with a file; counts all, keeps the first ten thousand.</summary>
/// <param name="file">The file's name.</param>
internal sealed class ProblemList(string file)
{
    private const int LongestShown = 80;

    /// <summary>The problems kept, in the order they were found.</summary>
    public List<Problem> Kept { get; } = [];

    /// <summary>How many there are in all.</summary>
    public int Count { get; private set; }

    /// <summary>What a person should know though it is not wrong.</summary>
    public List<Problem> Notices { get; } = [];

    /// <summary>Adds a problem.</summary>
    public void Add(string code, int row, string column, string value, params object[] arguments)
    {
        Count++;
        if (Kept.Count < ImportLimits.ProblemsKept)
            Kept.Add(new Problem(code, file, row, column, Shorten(value), arguments));
    }

    /// <summary>Takes over another list's problems at some lines: what a second reading of the file found more.</summary>
    public void TakeOver(ProblemList other, IReadOnlySet<int> lines)
    {
        foreach (var problem in other.Kept.Where(problem => lines.Contains(problem.Row)))
            Add(problem.Code, problem.Row, problem.Column, problem.Value, problem.Arguments);
    }

    /// <summary>The problems kept, in the order of the lines.</summary>
    public IReadOnlyList<Problem> InOrder() => [.. Kept.OrderBy(problem => problem.Row)];

    /// <summary>True where no problem stands at a line up to the given one: the header's.</summary>
    public bool NoneUpTo(int line) => Kept.All(problem => problem.Row > line);

    /// <summary>Adds a notice.</summary>
    public void Notice(string code, params object[] arguments) => Notices.Add(new Problem(code, file, 0, "", "", arguments));

    // A character of two halves is not cut in two.
    private static string Shorten(string value) => value.Length <= LongestShown ? value
        : string.Concat(value.AsSpan(0, LongestShown - (char.IsHighSurrogate(value[LongestShown - 2]) ? 2 : 1)), "…");
}
