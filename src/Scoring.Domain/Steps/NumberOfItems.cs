using Scoring.Domain.Numbers;

namespace Scoring.Domain.Steps;

/// <summary>How many items have a value: the jurors who marked an innovation. Absent without items: where nobody has marked yet, that is no number of 0.</summary>
/// <param name="head">Its name and citation.</param>
/// <param name="item">What is counted.</param>
public sealed class NumberOfItems(StepHead head, Step item) : FoldStep(head, item, AbsentInput.IsLeftOut)
{
    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values) => values.Length == 0 ? Value.Absent : Value.Of(values.Length);
}
