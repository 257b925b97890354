using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.EnterPaperSheet;

/// <summary>Adds the first or second entry.</summary>
internal sealed class EnterPaperSheetHandler(PaperDesk desk) : IRequestHandler<EnterPaperSheet, PaperAnswer>
{
    /// <inheritdoc/>
    public Task<PaperAnswer> Handle(EnterPaperSheet request, CancellationToken cancellationToken) => Task.FromResult(desk.Enter(request, request.Marks));
}
