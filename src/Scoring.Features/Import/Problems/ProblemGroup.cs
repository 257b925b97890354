namespace Scoring.Features.Import.Problems;

/// <summary>Problems of one kind in one column of a file: the first few are shown, the rest are counted.</summary>
/// <param name="Shown">The first problems, in the order of the file.</param>
/// <param name="More">How many more there are; 0, or at least two, because a single one is shown instead.</param>
/// <param name="LastRow">The row of the last one; 0 if the problems concern the whole file.</param>
public sealed record ProblemGroup(IReadOnlyList<Problem> Shown, int More, int LastRow)
{
    private const int Few = 5;

    /// <summary>The groups in the order in which their first problems appear.</summary>
    /// <param name="problems">The problems; none occurs twice.</param>
    public static IReadOnlyList<ProblemGroup> Of(IEnumerable<Problem> problems) =>
        [
            .. problems
                .GroupBy(problem => (problem.File, problem.Code, problem.Column))
                .Select(group => group.ToList())
                .Select(same =>
                    same.Count <= Few + 1
                        ? new ProblemGroup(same, 0, same[^1].Row)
                        : new ProblemGroup(same[..Few], same.Count - Few, same[^1].Row)
                ),
        ];
}
