using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>
/// Somebody asks what a region's change from one edition to another is due to: its own data, the rules, or the others. Nothing is stored.
/// </summary>
/// <param name="From">The earlier edition, "programme/edition".</param>
/// <param name="To">The later edition.</param>
/// <param name="Unit">The region's code.</param>
/// <param name="Ranking">A ranking that both have; null for the first one that has the region in both.</param>
[Allow(Access.Everybody)]
public sealed record SplitChange(string From, string To, string Unit, string? Ranking = null) : IRequest<ChangeSplit>;

/// <summary>Scores both editions on the current facts and what lies between them.</summary>
/// <param name="evaluations">Applies the rules to the facts.</param>
internal sealed class SplitChangeHandler(Evaluations evaluations) : IRequestHandler<SplitChange, ChangeSplit>
{
    /// <inheritdoc/>
    public Task<ChangeSplit> Handle(SplitChange request, CancellationToken cancellationToken)
    {
        var (from, before) = evaluations.Of(request.From);
        var (to, after) = evaluations.Of(request.To);
        var split = ChangeSplitter.Of(new ChangeYears(from, to), request.Ranking, request.Unit);
        var made = before.Concat(after).Where(import => import.IsIllustrative).Select(import => import.Edition).Distinct();
        return Task.FromResult(
            split with
            {
                Caveats = [.. split.Caveats, .. made.Select(edition => new ChangeRemark(ChangeRemark.Illustrative, edition, ""))],
            }
        );
    }
}
