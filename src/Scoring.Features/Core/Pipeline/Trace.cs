using System.Data.Common;
using System.Diagnostics;
using MediatR;

namespace Scoring.Features.Core.Pipeline;

/// <summary>
/// Records every request's name and duration as an activity of the source "Scoring.Features"; no personal data is recorded. An error of
/// the database learns here which file it is about.
/// </summary>
/// <param name="options">Where the command works.</param>
internal sealed class Trace<TRequest, TResponse>(ScoringOptions options) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        using var activity = Activities.Source.StartActivity(typeof(TRequest).Name);
        try
        {
            return await next();
        }
        catch (Exception fault)
        {
            if (fault is DbException && !fault.Data.Contains("path"))
                fault.Data["path"] = DatabaseAddress.Shown(options.DatabasePath);
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
    }
}

/// <summary>The source of the product's activities.</summary>
internal static class Activities
{
    /// <summary>The source "Scoring.Features".</summary>
    public static ActivitySource Source { get; } = new("Scoring.Features");
}
