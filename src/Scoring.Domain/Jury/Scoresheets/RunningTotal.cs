using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>
/// The total of a sheet's marks while it is being filled in, by the stage's weights; a criterion without a mark adds nothing yet.
/// </summary>
/// <remarks>On a complete sheet it equals <see cref="Steps.CriteriaTotal"/>.</remarks>
public static class RunningTotal
{
    /// <summary>The total so far, unrounded.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="criteria">The leaves to mark: all of the stage, or those of the entry's rubric.</param>
    /// <param name="marks">The marks by criterion.</param>
    public static decimal Of(Stage stage, IReadOnlyList<Criterion> criteria, IReadOnlyDictionary<string, decimal> marks)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var open = criteria.Select(leaf => leaf.Id).ToHashSet(StringComparer.Ordinal);
        return Sum(stage, stage.Criteria, id => open.Contains(id) && marks.TryGetValue(id, out var mark) ? mark : 0m);
    }

    private static decimal Sum(Stage stage, IReadOnlyList<Criterion> criteria, Func<string, decimal> markOf) =>
        Exact.Divide(
            criteria.Sum(criterion =>
                criterion.Weight * (criterion.IsLeaf ? markOf(criterion.Id) : Sum(stage, criterion.Children, markOf))
            ),
            stage.WeightUnit
        );
}
