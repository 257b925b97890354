using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Explanations.ExplainUnit;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Simulations.SimulateUnit;

/// <summary>Scores twice, on what is in force and on what is assumed, and compares the unit's lines. Nothing is stored.</summary>
internal sealed class SimulateUnitHandler(Evaluations evaluations) : IRequestHandler<SimulateUnit, Simulation>
{
    /// <inheritdoc/>
    public Task<Simulation> Handle(SimulateUnit request, CancellationToken cancellationToken)
    {
        var (before, imports) = evaluations.Of(request.Edition);
        var (rule, row) = RankedWith.Find(before, request.Unit, request.Ranking);
        if (rule.Level != Level.Region)
            throw new RefusalException(RefusalKind.Usage, "simulate-wrong", request.Unit, "not-a-region");
        if (request.Changes.Count + request.Added.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "simulate-wrong", request.Unit, "no-change");
        var assumed = new AssumedFacts(before.Edition, before.Facts, row.Unit);
        foreach (var change in request.Changes)
            assumed.Change(change);
        foreach (var added in request.Added)
            assumed.Add(added);
        var after = new Evaluation(before.Edition, assumed.ToFacts(), before.Other);
        var rowAfter = after.Ranking(rule).Of(row.Id)!;
        return Task.FromResult(new Simulation(rule, row, rowAfter, RankedWith.Count(after, rule, rowAfter), Changed(before, after, row), imports.Any(import => import.IsIllustrative)));
    }

    private static List<ChangedStep> Changed(Evaluation before, Evaluation after, RankedUnit row) =>
        [.. before.Edition.Steps.Values.Where(step => step.Level == Level.Region)
            .Select(step => new ChangedStep(step.Id, step.Name, before.Of(step)[row.Unit].OrNull, after.Of(step)[row.Unit].OrNull))
            .Where(step => step.Before != step.After)];
}
