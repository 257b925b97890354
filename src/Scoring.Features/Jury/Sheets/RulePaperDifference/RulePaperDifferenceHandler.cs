using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.RulePaperDifference;

/// <summary>Adds a ruling.</summary>
internal sealed class RulePaperDifferenceHandler(PaperDesk desk) : IRequestHandler<RulePaperDifference, PaperAnswer>
{
    /// <inheritdoc/>
    public Task<PaperAnswer> Handle(RulePaperDifference request, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Rule(request, request.Criterion, request.Mark, request.Reason));
}
