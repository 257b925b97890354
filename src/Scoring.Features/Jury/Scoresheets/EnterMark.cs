using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror, or the secretariat on a juror's behalf, enters or removes one mark.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark; null removes it.</param>
/// <param name="Seen">The number of the version the user saw; 0 for an untouched sheet.</param>
[Allow(Access.Marking)]
public sealed record EnterMark(string Edition, string Stage, string Entry, string Juror, string Criterion, decimal? Mark, int Seen)
    : IRequest<SheetAnswer>,
        IChangesASheet;

/// <summary>Adds a version with the mark.</summary>
internal sealed class EnterMarkHandler(ScoresheetEditor desk) : IRequestHandler<EnterMark, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(EnterMark request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(
            desk.Change(request, AuditAction.MarkEntered, (by, at) => new SaveMark(request.Criterion, request.Mark, by, at, request.Seen))
        );
    }
}
