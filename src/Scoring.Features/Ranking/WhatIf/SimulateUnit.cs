using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Ranking.WhatIf;

/// <summary>A region asks what its score, band and rank would be with other facts. Nothing is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">A region's code.</param>
/// <param name="Changes">
/// Changes as typed: <c>12=3</c> for an indicator of the region, <c>INNOVATION:16=3</c> for one of its innovations, <c>*:16=3</c> for all
/// of them, <c>measure=value</c>, <c>result=value</c>.
/// </param>
/// <param name="Added">Innovations added, as typed: <c>all=2,16=3,affair=kesehatan</c>, optionally <c>count=4</c>.</param>
/// <param name="Ranking">The ranking; null for the first one with the unit.</param>
[Allow(Access.Everybody)]
public sealed record SimulateUnit(
    string Edition,
    string Unit,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Added,
    string? Ranking = null
) : IRequest<Simulation>, INamesAnEdition;

/// <summary>Before and after.</summary>
/// <param name="Ranking">The ranking.</param>
/// <param name="Before">The unit's current line.</param>
/// <param name="After">Its hypothetical line, all others unchanged.</param>
/// <param name="Of">How many units are ranked with it.</param>
/// <param name="Steps">The steps whose value changes.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record Simulation(
    RankingRule Ranking,
    RankedUnit Before,
    RankedUnit After,
    int Of,
    IReadOnlyList<ChangedStep> Steps,
    bool IsIllustrative
);

/// <summary>A step whose value changes.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">The current value, or null.</param>
/// <param name="After">The hypothetical value, or null.</param>
public sealed record ChangedStep(string Id, Text Name, decimal? Before, decimal? After);

/// <summary>Scores twice, on the current and on the hypothetical facts, and compares the unit's lines. Nothing is stored.</summary>
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
        var assumed = new HypotheticalFacts(before.Edition, before.Facts, row.Unit);
        foreach (var change in request.Changes)
            assumed.Change(change);
        foreach (var added in request.Added)
            assumed.Add(added);
        var after = new Evaluation(before.Edition, assumed.ToFacts(), before.Other);
        var rowAfter = after.Ranking(rule).Of(row.Id)!;
        return Task.FromResult(
            new Simulation(
                rule,
                row,
                rowAfter,
                RankedWith.Count(after, rule, rowAfter),
                Changed(before, after, row),
                imports.Any(import => import.IsIllustrative)
            )
        );
    }

    private static List<ChangedStep> Changed(Evaluation before, Evaluation after, RankedUnit row) =>
        [
            .. before
                .Edition.Steps.Values.Where(step => step.Level == Level.Region)
                .Select(step => new ChangedStep(step.Id, step.Name, before.Of(step)[row.Unit].OrNull, after.Of(step)[row.Unit].OrNull))
                .Where(step => step.Before != step.After),
        ];
}
