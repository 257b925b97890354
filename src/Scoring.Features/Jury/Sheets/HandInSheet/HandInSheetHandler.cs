using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.HandInSheet;

/// <summary>Adds a version that is handed in.</summary>
internal sealed class HandInSheetHandler(SheetDesk desk) : IRequestHandler<HandInSheet, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(HandInSheet request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(desk.Change(request, AuditAction.SheetHandedIn, (by, at) => new SubmitSheet(by, at, request.Seen)));
    }
}
