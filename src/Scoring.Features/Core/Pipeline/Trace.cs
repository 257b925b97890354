using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using MediatR;

namespace Scoring.Features.Core.Pipeline;

/// <summary>
/// Records every request's name, duration and end as an activity and a figure of "Scoring.Features"; no personal data is recorded. An error
/// of the database learns here which file it is about.
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
        var (since, end) = (Stopwatch.GetTimestamp(), "done");
        try
        {
            return await Made(next);
        }
        catch (Exception fault)
        {
            if (fault is DbException && !fault.Data.Contains("path"))
                fault.Data["path"] = DatabaseAddress.Shown(options.DatabasePath);
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            end =
                fault is RefusalException ? "refused"
                : fault is OperationCanceledException ? "stopped"
                : "failed";
            throw;
        }
        finally
        {
            Activities.Duration.Record(
                Stopwatch.GetElapsedTime(since).TotalSeconds,
                new KeyValuePair<string, object?>("command", typeof(TRequest).Name),
                new KeyValuePair<string, object?>("end", end)
            );
        }
    }

    // A handler needs the rules, and some of them are in the database: where that cannot be opened, MediatR says only that there is no
    // handler.
    private static async Task<TResponse> Made(RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (InvalidOperationException unmade)
            when (unmade.InnerException is RefusalException or DbException or IOException or UnauthorizedAccessException)
        {
            ExceptionDispatchInfo.Throw(unmade.InnerException!);
            throw;
        }
    }
}

/// <summary>The source of the product's activities and figures.</summary>
public static class Activities
{
    /// <summary>The name of the source and the meter.</summary>
    public const string Name = "Scoring.Features";

    /// <summary>The name of the histogram of durations, in seconds, by command and end.</summary>
    public const string DurationName = "scoring.command.duration";

    private static readonly Meter Meter = new(Name);

    /// <summary>The source.</summary>
    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>How long commands took.</summary>
    internal static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>(DurationName, "s", "How long a command took, by its name and how it ended.");

    /// <summary>How long commands waited for their turn to write.</summary>
    internal static Histogram<double> Wait { get; } =
        Meter.CreateHistogram<double>("scoring.write.wait", "s", "How long a command waited until it could write.");
}
