using MediatR;
using Scoring.Domain.Facts;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Objections;

/// <summary>The plenary looks at whom and what a disqualification, or its undoing, would change. Nothing is written.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The unit: its id, or its whole name.</param>
/// <param name="Undo">True to look at its undoing.</param>
[Allow(Access.Plenary)]
public sealed record PreviewDisqualification(string Edition, string Unit, bool Undo = false)
    : IRequest<DisqualificationPreview>,
        INamesAnEdition;

/// <summary>Whom and what a disqualification would change.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Held">The disqualification in force, or null.</param>
/// <param name="Comparison">Today's result, and what it would become.</param>
public sealed record DisqualificationPreview(string Unit, string Name, Disqualification? Held, RunComparison Comparison);

/// <summary>Stores it, ranks, and rolls the transaction back.</summary>
internal sealed class PreviewDisqualificationHandler(
    UnitOfWork work,
    DisqualificationStore store,
    Evaluations evaluations,
    RankingCalculator rankings,
    RunComparer comparing
) : IRequestHandler<PreviewDisqualification, DisqualificationPreview>
{
    /// <inheritdoc/>
    public Task<DisqualificationPreview> Handle(PreviewDisqualification request, CancellationToken cancellationToken)
    {
        var row = RankedWith.Find(evaluations.Of(request.Edition).Evaluation, request.Unit, null).Row;
        var held = store.InForce(request.Edition).FirstOrDefault(one => one.Unit == row.Id);
        Disqualify.MustChange(held, row.Id, request.Undo);
        var before = rankings.Of(request.Edition, null).Run;
        work.Begin(new WriteScope(request.Edition, IsBeside: false));
        try
        {
            store.Add(request.Edition, held ?? new Disqualification(row.Id, "-", "-"), request.Undo);
            return Task.FromResult(
                new DisqualificationPreview(row.Id, row.Name, held, comparing.Compare(before, rankings.Of(request.Edition, null).Run))
            );
        }
        finally
        {
            work.Drop();
        }
    }
}
