using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The secretariat or the chair returns a sheet to its juror: it does not count until it is submitted again.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The deadline of this sheet alone, UTC; null to apply that of the stage.</param>
/// <param name="Seen">The number of the version the user saw; 0 for an untouched sheet.</param>
[Allow(Access.Plenary)]
public sealed record ReturnScoresheet(string Edition, string Stage, string Entry, string Juror, string Reason, DateTime? Until, int Seen)
    : IRequest<SheetAnswer>,
        IChangesASheet;

/// <summary>Adds a version that reopens the sheet.</summary>
internal sealed class ReturnScoresheetHandler(ScoresheetEditor desk) : IRequestHandler<ReturnScoresheet, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(ReturnScoresheet request, CancellationToken cancellationToken)
    {
        return Task.FromResult(
            desk.Change(request, AuditAction.SheetReopened, (by, at) =>
                new ReopenSheet(request.Reason, request.Until, by, at, request.Seen)
            )
        );
    }
}
