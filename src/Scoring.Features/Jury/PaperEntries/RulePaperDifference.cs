using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.PaperEntries;

/// <summary>Somebody reads a paper sheet again where two people typed in different marks, and rules which mark it shows.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark on the paper; null if it has none.</param>
/// <param name="Reason">What was seen on the paper.</param>
[Allow(Access.Plenary)]
public sealed record RulePaperDifference(
    string Edition,
    string Stage,
    string Entry,
    string Juror,
    string Criterion,
    decimal? Mark,
    string Reason
) : IRequest<PaperAnswer>, INamesASheet, IWrites;

/// <summary>Adds a ruling.</summary>
internal sealed class RulePaperDifferenceHandler(PaperEntryEditor desk) : IRequestHandler<RulePaperDifference, PaperAnswer>
{
    /// <inheritdoc/>
    public Task<PaperAnswer> Handle(RulePaperDifference request, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Rule(request, request.Criterion, request.Mark, request.Reason));
}
