using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The secretariat or the chair gives a sheet back to its juror: it counts no more until it is handed in again.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The deadline of this sheet alone, UTC; null where that of the stage holds.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
[Allow(Access.Plenary)]
public sealed record ReturnScoresheet(string Edition, string Stage, string Entry, string Juror, string Reason, DateTime? Until, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;

/// <summary>Adds a version that is open again.</summary>
internal sealed class ReturnScoresheetHandler(ScoresheetEditor desk) : IRequestHandler<ReturnScoresheet, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(ReturnScoresheet request, CancellationToken cancellationToken)
    {
        return Task.FromResult(desk.Change(request, AuditAction.SheetReopened, (by, at) => new ReopenSheet(request.Reason, request.Until, by, at, request.Seen)));
    }
}
