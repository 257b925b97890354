using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.ShowPaperSheet;

/// <summary>Shows what the person may see.</summary>
internal sealed class ShowPaperSheetHandler(PaperDesk desk) : IRequestHandler<ShowPaperSheet, PaperAnswer>
{
    /// <inheritdoc/>
    public Task<PaperAnswer> Handle(ShowPaperSheet request, CancellationToken cancellationToken) => Task.FromResult(desk.Show(request));
}
