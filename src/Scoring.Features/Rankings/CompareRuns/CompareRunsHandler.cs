using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.CompareRuns;

/// <summary>Compares two kept runs.</summary>
internal sealed class CompareRunsHandler(RunComparing comparing) : IRequestHandler<CompareRuns, RunComparison>
{
    /// <inheritdoc/>
    public Task<RunComparison> Handle(CompareRuns request, CancellationToken cancellationToken) => Task.FromResult(comparing.Compare(request.From, request.To));
}
