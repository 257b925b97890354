using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.Abstain;

/// <summary>Adds a version without marks.</summary>
internal sealed class AbstainHandler(SheetDesk desk) : IRequestHandler<Abstain, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(Abstain request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(desk.Change(request, AuditAction.SheetAbstained, (by, at) => new AbstainFromSheet(request.Reason, by, at, request.Seen)));
    }
}
