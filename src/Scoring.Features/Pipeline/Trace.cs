using System.Diagnostics;

namespace Scoring.Features.Pipeline;

/// <summary>Notes every request with its name and time as an activity of the source "Scoring.Features"; no personal data is noted.</summary>
internal sealed class Trace : IBehavior
{
    private static readonly ActivitySource Source = new("Scoring.Features");

    /// <inheritdoc/>
    public async Task<TResponse> Around<TResponse>(IRequest<TResponse> request, Func<Task<TResponse>> next)
    {
        using var activity = Source.StartActivity(request.GetType().Name);
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
