using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.GiveSheetBack;

/// <summary>Adds a version that is open again.</summary>
internal sealed class GiveSheetBackHandler(SheetDesk desk) : IRequestHandler<GiveSheetBack, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(GiveSheetBack request, CancellationToken cancellationToken)
    {
        return Task.FromResult(desk.Change(request, AuditAction.SheetReopened, (by, at) => new ReopenSheet(request.Reason, request.Until, by, at, request.Seen)));
    }
}
