using System.Diagnostics;
using MediatR;

namespace Scoring.Features.Pipeline;

/// <summary>Notes every request with its name and time as an activity of the source "Scoring.Features"; no personal data is noted.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class Trace<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly ActivitySource Source = new("Scoring.Features");

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Source.StartActivity(typeof(TRequest).Name);
        try
        {
            return await next();
        }
        catch (Exception fault)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
    }
}
