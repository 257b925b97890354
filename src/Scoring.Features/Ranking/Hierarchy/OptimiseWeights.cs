using MediatR;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>
/// Somebody asks by which weights the parts of a node would be equally important, or as important as they should be. Nothing is written,
/// and the official weights stay as they are.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Step">The id of the index's step; null for the first composite index of the edition.</param>
/// <param name="Node">The id of the node whose parts are weighed; null for the index itself.</param>
/// <param name="Importance">What is taken for importance.</param>
/// <param name="Targets">How important each part that counts should be, by its id; empty for all alike.</param>
[Allow(Access.Everybody)]
public sealed record OptimiseWeights(
    string Edition,
    string? Step = null,
    string? Node = null,
    Importance Importance = Importance.Squared,
    IReadOnlyDictionary<string, decimal>? Targets = null
) : IRequest<OptimisedWeights>, INamesAnEdition;

/// <summary>The weights found.</summary>
/// <param name="Step">The index.</param>
/// <param name="Found">The weights, with what they reach.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record OptimisedWeights(HierarchyStep Step, WeightOptimisation Found, bool IsIllustrative);

/// <summary>Finds the node and searches for its weights.</summary>
/// <param name="evaluations">The current rules and facts.</param>
internal sealed class OptimiseWeightsHandler(Evaluations evaluations) : IRequestHandler<OptimiseWeights, OptimisedWeights>
{
    private const int LeastParts = 2;

    /// <inheritdoc/>
    public Task<OptimisedWeights> Handle(OptimiseWeights request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var step = ReportHierarchyHandler.Find(evaluation.Edition, request.Step);
        var node = NodeOf(step, request.Node);
        var columns = step.ColumnsOf(evaluation);
        HierarchyNode[] parts = [.. node.Counting];
        if (parts.Length < LeastParts)
            throw new RefusalException(RefusalKind.Usage, "weights-one-part", node.Id);
        if (step.Rule.Aggregations[node.Level] is Copeland)
            throw new RefusalException(RefusalKind.Usage, "weights-by-places", node.Id);
        var units = columns.Of(node.Id).Count(value => value is not null);
        if (units < Coherence.LeastUnits)
            throw new RefusalException(RefusalKind.Data, "weights-few-units", node.Id, units, Coherence.LeastUnits);
        string[] equal =
        [
            .. parts.Where(part => Coherence.Correlation(columns.Of(part.Id), columns.Of(part.Id)) is null).Select(part => part.Id),
        ];
        if (equal.Length > 0)
            throw new RefusalException(RefusalKind.Data, "weights-equal-part", string.Join(", ", equal));
        var found = WeightOptimisation.Of(step.Rule, node, columns, request.Importance, TargetsOf(request.Targets, parts));
        return Task.FromResult(new OptimisedWeights(step, found, imports.Any(import => import.IsIllustrative)));
    }

    private static HierarchyNode NodeOf(HierarchyStep step, string? wanted)
    {
        var nodes = step.Rule.Root.Flatten().Where(node => !node.IsIndicator).ToList();
        return wanted is null
            ? step.Rule.Root
            : nodes.Find(node => node.Id == wanted)
                ?? throw new RefusalException(
                    RefusalKind.Usage,
                    "weights-node",
                    wanted,
                    step.Name,
                    string.Join(", ", nodes.Select(node => node.Id))
                );
    }

    private static decimal[] TargetsOf(IReadOnlyDictionary<string, decimal>? targets, HierarchyNode[] parts)
    {
        if (targets is not { Count: > 0 })
            return [.. parts.Select(_ => 1m)];
        var ids = parts.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        return ids.SetEquals(targets.Keys) && targets.Values.All(target => target > 0m)
            ? [.. parts.Select(part => targets[part.Id])]
            : throw new RefusalException(RefusalKind.Usage, "weights-targets", string.Join(", ", parts.Select(part => part.Id)));
    }
}
