using System.Diagnostics;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Shell;

/// <summary>What the site logs: one structured line per request, without personal data.</summary>
internal static partial class Logs
{
    /// <summary>
    /// Logs JSON where the output is redirected and plain lines on a terminal. Addresses are never logged, because they hold what people
    /// typed.
    /// </summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (Console.IsOutputRedirected)
            builder.Logging.AddJsonConsole(options =>
                (options.UseUtcTimestamp, options.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ")
            );
        else
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It warns that pages with a form are not cached, which is intended.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // A failed start is reported in a sentence, or thrown.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    /// <summary>Logs each request by the pattern of its route: an address can hold an invitation or a name, a pattern cannot.</summary>
    public static void UseRequestLog(this WebApplication site)
    {
        var logger = site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Scoring.Web.Requests");
        site.Use(
            async (context, next) =>
            {
                var since = Stopwatch.GetTimestamp();
                // An answer that was restarted has no route.
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                try
                {
                    await next(context);
                }
                finally
                {
                    if (!route.StartsWith("/assets/", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal))
                        Answered(
                            logger,
                            context.Request.Method,
                            route,
                            context.Response.StatusCode,
                            Stopwatch.GetElapsedTime(since).TotalMilliseconds
                        );
                }
            }
        );
    }

    /// <summary>Logs a warning where an event of the audit trail is dated before the one it follows.</summary>
    public static Action<ClockStep> ClockWarning(ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("Scoring.Web.Clock");
        return step => ClockWentBack(logger, step.Sequence, step.Now, step.Before);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The clock went back: event {Sequence} is dated {Now:u}, the event before it {Before:u}. Deadlines follow the clock."
    )]
    private static partial void ClockWentBack(ILogger logger, long sequence, DateTime now, DateTime before);

    /// <summary>Logs and counts a fault of the database or a disk, for the operator; the visitor's page names no files.</summary>
    public static void Storage(HttpContext context, RefusalException refusal)
    {
        context.RequestServices.GetRequiredService<StorageFaults>().Count(refusal);
        StorageFailed(
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Scoring.Web.Storage"),
            Texts.Refusal(refusal, "en")
        );
    }

    [LoggerMessage(LogLevel.Critical, "{What}")]
    private static partial void StorageFailed(ILogger logger, string what);

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    private static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds);
}
