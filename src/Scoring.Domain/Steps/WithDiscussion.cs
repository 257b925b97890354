using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// Stages put together, with further stages that are shown to those who decide and not added (KIPP: the marks are a basis of discussion).
/// The value is that of the stages that count, whatever marks the others have.
/// </summary>
/// <param name="counted">The stages that count, combined; its head is this step's.</param>
/// <param name="head">Name and citation, the same as those of <paramref name="counted"/>.</param>
/// <param name="shown">The stages for discussion only.</param>
public sealed class WithDiscussion(StepHead head, UnitStep counted, IReadOnlyList<Step> shown) : Step(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        counted.BoundsFrom([.. inputs.Take(counted.Inputs.Count)]);

    /// <summary>The stages for discussion only.</summary>
    public IReadOnlyList<Step> Shown => shown;

    /// <summary>The steps that count, then those that are shown.</summary>
    public override IReadOnlyList<Step> Inputs { get; } = [.. counted.Inputs, .. shown];

    /// <inheritdoc/>
    public override AbsentInput Absent => counted.Absent;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants => counted.Constants;

    /// <inheritdoc/>
    public override Constant? WeightOf(int input) => input < counted.Inputs.Count ? counted.WeightOf(input) : null;

    /// <summary>The value from the stages that count.</summary>
    public Value Combine(ReadOnlySpan<Value> values) => counted.Combine(values);

    internal override Column Compute(Evaluation evaluation) => counted.Compute(evaluation);

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var detail = counted.Detail(evaluation, unit, head);
        var talked = shown
            .Select(step => step.Explain(evaluation, unit))
            .Select(part => part with { Counted = false, Notes = [.. part.Notes, new Note(NoteCode.DiscussionOnly)] });
        return detail with { Inputs = [.. detail.Inputs, .. talked] };
    }
}
