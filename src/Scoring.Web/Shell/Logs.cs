using System.Diagnostics;

namespace Scoring.Web.Shell;

/// <summary>What the site logs: a line of structure for each request, without anything that names a person.</summary>
internal static partial class Logs
{
    /// <summary>JSON where a program reads along, plain lines on a terminal; nothing of addresses that hold what a person typed.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (Console.IsOutputRedirected)
            builder.Logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z' "));
        else
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // that a page with a form is not cached is as it should be
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a start that failed is told in a sentence, or thrown
    }

    /// <summary>Tells each request by the pattern of its route: an address can hold an invitation or a name, a pattern cannot.</summary>
    public static void UseRequestLog(this WebApplication site)
    {
        var logger = site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Scoring.Web.Requests");
        site.Use(async (context, next) =>
        {
            var since = Stopwatch.GetTimestamp();
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)"; // an answer that starts over has no route any more
            try
            {
                await next(context);
            }
            finally
            {
                if (!route.StartsWith("/assets/", StringComparison.Ordinal) && route != "/health")
                    Answered(logger, context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        });
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    private static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds);
}
