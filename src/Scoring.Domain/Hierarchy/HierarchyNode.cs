using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>A node of the tree of a composite index: an indicator, or an aggregate of others (pillar, sub-index, index).</summary>
/// <param name="Id">Its id, unique in the tree; that of an indicator is the id of the measure that is reported.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">The name of its level in the tree, for example "pillar".</param>
/// <param name="Weight">Its weight among the children of the node above; above 0.</param>
/// <param name="Children">What it is made of; empty for an indicator.</param>
/// <param name="Yardstick">How an indicator's values are read.</param>
/// <param name="Denominator">The id of the measure that an indicator is divided by; null if it is used as reported.</param>
/// <param name="Citation">Its source.</param>
public sealed record HierarchyNode(
    string Id,
    Text Name,
    string Level,
    Constant Weight,
    IReadOnlyList<HierarchyNode> Children,
    Yardstick Yardstick,
    string? Denominator = null,
    Citation? Citation = null
)
{
    /// <summary>How an indicator's values are treated, where its line says otherwise than for all.</summary>
    public OwnTreatment Treatment { get; init; }

    /// <summary>
    /// How an indicator comes onto the index's interval, where its line says otherwise than for all; null if it follows the rule. Both are
    /// onto the same interval.
    /// </summary>
    public Normalisation? Normalisation { get; init; }

    /// <summary>What an indicator is measured in, such as "percent"; null if the rules do not say.</summary>
    public Text? Unit { get; init; }

    /// <summary>What the author of the rules remarks on it; null for nothing.</summary>
    public Text? Comment { get; init; }

    /// <summary>True for an indicator.</summary>
    public bool IsIndicator => Children.Count == 0;

    /// <summary>The children that count: those with a weight above 0. The others are computed and shown.</summary>
    public IEnumerable<HierarchyNode> Counting => Children.Where(child => child.Weight.Amount > 0m);

    /// <summary>This node and all below it, depth first.</summary>
    public IEnumerable<HierarchyNode> Flatten() => Children.SelectMany(child => child.Flatten()).Prepend(this);

    /// <summary>The indicators in it.</summary>
    public IReadOnlyList<HierarchyNode> Indicators => [.. Flatten().Where(node => node.IsIndicator)];

    /// <summary>
    /// The tree without one of its nodes, to see what depends on it (leave-one-out). A node that loses its last child that counts is
    /// removed too; the weights of the others stay as written. A part that is not touched is the same object as before. Null if nothing is
    /// left.
    /// </summary>
    /// <param name="id">The id of an indicator or an aggregate.</param>
    public HierarchyNode? Without(string id)
    {
        if (Id == id)
            return null;
        if (IsIndicator)
            return this;
        HierarchyNode[] left = [.. Children.Select(child => child.Without(id)).OfType<HierarchyNode>()];
        if (!left.Any(child => child.Weight.Amount > 0m))
            return null;
        return left.Length == Children.Count && left.Zip(Children).All(pair => ReferenceEquals(pair.First, pair.Second))
            ? this
            : this with
            {
                Children = left,
            };
    }

    /// <summary>The tree with one of its nodes otherwise; parts that do not lead to it are the same objects as before.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="otherwise">What becomes of it.</param>
    internal HierarchyNode With(string id, Func<HierarchyNode, HierarchyNode> otherwise)
    {
        if (Id == id)
            return otherwise(this);
        HierarchyNode[] children = [.. Children.Select(child => child.With(id, otherwise))];
        return children.Zip(Children).All(pair => ReferenceEquals(pair.First, pair.Second)) ? this : this with { Children = children };
    }

    /// <summary>
    /// How much each node counts in the whole: the product of its share of the weights among its siblings and those of the nodes above it.
    /// 1 for the root; the indicators' sum to 1. This is an indicator's effective weight if all means are arithmetic and nothing is absent.
    /// </summary>
    public IReadOnlyDictionary<string, decimal> EffectiveWeights()
    {
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        Weigh(this, 1m);
        return weights;

        void Weigh(HierarchyNode node, decimal weight)
        {
            weights.Add(node.Id, weight);
            var total = node.Children.Sum(child => child.Weight.Amount);
            foreach (var child in node.Children)
                Weigh(child, Exact.Divide(weight * child.Weight.Amount, total));
        }
    }
}
