using MediatR;

namespace Scoring.Features.Core.Pipeline;

/// <summary>Refuses a malformed request before anything is done. It checks only the form; the handlers check the facts.</summary>
internal sealed class Validate<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return request is INamesAnEdition { Edition: var edition } && !EditionId.IsWellFormed(edition)
            ? throw new RefusalException(RefusalKind.Usage, "edition-form", edition)
            : next();
    }
}
