using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Steps;

/// <summary>
/// A node of a composite index as a score of its own, so that a dimension, a group or an indicator can be ranked. Its value is the node's
/// in the index, after all that the whole index does (screening, filling gaps, bounds): it is not the index of a smaller tree. Without
/// a value where the node has none; a unit cannot be assessed then if the rule refuses gaps.
/// </summary>
/// <param name="index">The composite index.</param>
/// <param name="node">A node of its tree.</param>
public sealed class HierarchyNodeStep(HierarchyStep index, HierarchyNode node)
    : Step(new StepHead(IdOf(index.Id, node.Id), "hierarchy-node", node.Name, index.Level, node.Citation ?? index.Citation))
{
    /// <summary>The composite index.</summary>
    public HierarchyStep Index => index;

    /// <summary>The node of its tree.</summary>
    public HierarchyNode Node => node;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [index];

    /// <inheritdoc/>
    public override AbsentInput Absent => index.Absent;

    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => index.BoundsOf(node);

    /// <summary>The id of a node in rules, bundles and explanations: that of the index, a full stop, that in the tree.</summary>
    /// <param name="index">The id of the step.</param>
    /// <param name="node">The id of the node.</param>
    public static string IdOf(string index, string node) => $"{index}.{node}";

    /// <summary>The id of the index that the id of a node begins with; null for an id without a full stop.</summary>
    /// <param name="id">The id of a node, or any other.</param>
    public static string? IndexIn(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.LastIndexOf('.') is > 0 and var dot ? id[..dot] : null;
    }

    internal override Column Compute(Evaluation evaluation) => index.ColumnOf(evaluation, node);

    /// <summary>The branch of the index's own explanation, so that the two cannot differ.</summary>
    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var branch = index.Explain(evaluation, unit).Flatten().First(part => part.Id == Id);
        return branch with
        {
            Value = head.Value,
            Citation = head.Citation,
            Weight = null,
            Counted = true,
            Combine = values => index.Assessed(branch.Combine(values)),
        };
    }
}
