using Scoring.Domain.Numbers;

namespace Scoring.Domain.Steps;

/// <summary>
/// How many items have a value: the jurors who marked an innovation. Absent without items: if nobody has marked yet, that is not a count of
/// 0.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is counted.</param>
public sealed class NumberOfItems(StepHead head, Step item) : FoldStep(head, item, AbsentInput.IsLeftOut)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        new(1m, null);

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values) => values.Length == 0 ? Value.Absent : Value.Of(values.Length);
}
