using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>The steps that an edition's figures are computed by, including those without a place of their own in its list.</summary>
public static class StepClosure
{
    /// <summary>Every step of an edition, each once: those listed, the marks of its limits on spreads, and all that these read.</summary>
    public static IReadOnlyCollection<Step> Of(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Below([.. edition.Steps.Values, .. edition.Spreads.Select(spread => spread.Mark)]);
    }

    /// <summary>Steps and all that they read, each once.</summary>
    public static IReadOnlyCollection<Step> Below(params IEnumerable<Step> steps)
    {
        var seen = new HashSet<Step>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Step>(steps);
        while (open.TryPop(out var step))
        {
            if (!seen.Add(step))
                continue;
            foreach (var input in step.Inputs)
                open.Push(input);
        }
        return seen;
    }

    /// <summary>
    /// True if the mark of an entry in a later stage replaces that of this stage, so that what is missing here changes nothing.
    /// </summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="stage">The earlier stage.</param>
    /// <param name="entry">The index of the innovation.</param>
    public static bool IsReplaced(Evaluation evaluation, Stage stage, int entry)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(stage);
        foreach (var last in Of(evaluation.Edition).OfType<LastStageReplaces>())
        {
            var own = last
                .Inputs.Index()
                .FirstOrDefault(part => Below(part.Item).OfType<CriteriaTotal>().Any(total => total.Stage.Id == stage.Id));
            if (own.Item is not null && last.Inputs.Skip(own.Index + 1).Any(later => evaluation.Of(later)[entry].IsPresent))
                return true;
        }
        return false;
    }
}
