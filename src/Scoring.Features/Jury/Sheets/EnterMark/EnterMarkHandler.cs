using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.EnterMark;

/// <summary>Adds a version with the mark.</summary>
internal sealed class EnterMarkHandler(SheetDesk desk) : IRequestHandler<EnterMark, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(EnterMark request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(desk.Change(request, AuditAction.MarkEntered, (by, at) => new SaveMark(request.Criterion, request.Mark, by, at, request.Seen)));
    }
}
