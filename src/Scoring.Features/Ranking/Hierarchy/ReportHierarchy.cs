using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>
/// Somebody asks whether a composite index can be trusted: its indicators, how they were treated, how they correlate, what depends on each.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Step">The id of the index's step; null for the first composite index of the edition.</param>
[Allow(Access.Everybody)]
public sealed record ReportHierarchy(string Edition, string? Step = null) : IRequest<HierarchyReport>, INamesAnEdition;

/// <summary>The report of a composite index over the current facts.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Step">The index.</param>
/// <param name="Figures">The figures of the index.</param>
/// <param name="UnitNames">The name of each unit, in the order of the figures.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record HierarchyReport(
    Edition Edition,
    HierarchyStep Step,
    CompositeReport Figures,
    IReadOnlyList<string> UnitNames,
    bool IsIllustrative
)
{
    /// <summary>Every column of the index, for tables of units.</summary>
    public required CompositeColumns Columns { get; init; }

    /// <summary>The id of each unit, in the order of the figures.</summary>
    public required IReadOnlyList<string> UnitIds { get; init; }

    /// <summary>How each indicator goes with each measure by which it could be divided; computed when it is read.</summary>
    public required Lazy<IReadOnlyList<DenominatorCorrelation>> Denominators { get; init; }

    /// <summary>The measures by which indicators are or could be divided, with what the units reported; computed when it is read.</summary>
    public required Lazy<IReadOnlyList<(MeasureRule Measure, decimal?[] Values)>> Divisors { get; init; }

    /// <summary>What must be known of groups that are too small, and of indicators that say nothing; empty for most indices.</summary>
    public IReadOnlyList<Note> Remarks { get; init; } = [];

    /// <summary>The profile of a unit: strengths, weaknesses, and the units most like it.</summary>
    /// <param name="id">The unit's id.</param>
    /// <exception cref="RefusalException">There is no such unit.</exception>
    public UnitProfile ProfileOf(string id)
    {
        var unit = UnitIds.ToList().IndexOf(id);
        return unit < 0
            ? throw new RefusalException(RefusalKind.Usage, "unknown-unit", id)
            : UnitProfile.Of(Step.Rule.Root, Columns, unit, Peers);
    }

    private const int Peers = 5;
}

/// <summary>Finds the index and reports on it; stores nothing.</summary>
/// <param name="evaluations">The current rules and facts.</param>
internal sealed class ReportHierarchyHandler(Evaluations evaluations) : IRequestHandler<ReportHierarchy, HierarchyReport>
{
    /// <inheritdoc/>
    public Task<HierarchyReport> Handle(ReportHierarchy request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var step = Find(evaluation.Edition, request.Step);
        var units = evaluation.Facts.Units(step.Level);
        return Task.FromResult(
            new HierarchyReport(
                evaluation.Edition,
                step,
                step.ReportOf(evaluation),
                [.. Enumerable.Range(0, units.Count).Select(units.Name)],
                imports.Any(import => import.IsIllustrative)
            )
            {
                Columns = step.ColumnsOf(evaluation),
                Remarks = [.. GroupRemarks.Of(step, evaluation), .. IndexRemarks.Of(step, evaluation)],
                UnitIds = [.. Enumerable.Range(0, units.Count).Select(units.Id)],
                Denominators = new(() => step.DenominatorsOf(evaluation)),
                Divisors = new(() => step.DivisorsOf(evaluation)),
            }
        );
    }

    /// <summary>A composite index of an edition: the one asked for, or the first.</summary>
    /// <exception cref="RefusalException">There is none, or not this one.</exception>
    internal static HierarchyStep Find(Edition edition, string? wanted)
    {
        var steps = edition.Steps.Values.OfType<HierarchyStep>().ToList();
        if (steps.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "no-hierarchy", edition.Id);
        return wanted is null
            ? steps[0]
            : steps.Find(step => step.Id == wanted)
                ?? throw new RefusalException(
                    RefusalKind.Usage,
                    "unknown-hierarchy",
                    wanted,
                    string.Join(", ", steps.Select(step => step.Id))
                );
    }
}
