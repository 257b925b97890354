using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror, or the secretariat on a juror's behalf, submits a sheet: from then on it counts.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Seen">The number of the version the user saw; 0 for an untouched sheet.</param>
[Allow(Access.Marking)]
public sealed record SubmitScoresheet(string Edition, string Stage, string Entry, string Juror, int Seen)
    : IRequest<SheetAnswer>,
        IChangesASheet;

/// <summary>Adds the submitted version.</summary>
internal sealed class SubmitScoresheetHandler(ScoresheetEditor desk) : IRequestHandler<SubmitScoresheet, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(SubmitScoresheet request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(desk.Change(request, AuditAction.SheetSubmitted, (by, at) => new SubmitSheet(by, at, request.Seen)));
    }
}
