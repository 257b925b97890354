using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Scoring.Features.Core;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Web.Shell;

/// <summary>
/// Figures and traces for those who operate the site, both off by default: figures at an address of their own (<c>--metrics</c>), which
/// Prometheus reads, and both to a collector (<c>--otlp</c>). No address, name or mark of a person is among them.
/// </summary>
internal static class Telemetry
{
    /// <summary>The meter of the site's own figures, such as how sign-ins end and how often the storage failed.</summary>
    public const string MeterName = "Scoring.Web";

    private const string Path = "/metrics";
    private static readonly string[] Meters =
    [
        Activities.Name,
        MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Runtime",
    ];

    /// <summary>Adds figures and traces as far as the options ask for them.</summary>
    public static void AddTelemetry(this IServiceCollection services, SiteOptions options)
    {
        if (options is { Metrics: null, Collector: null })
            return;
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("scoring", serviceVersion: Engine.ProgramVersion))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                // Buckets in seconds from a page in the cache to a national import.
                metrics.AddView(
                    Activities.DurationName,
                    new ExplicitBucketHistogramConfiguration
                    {
                        Boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
                    }
                );
                if (options.Metrics is not null)
                    metrics.AddPrometheusExporter(exporter => exporter.ScrapeEndpointPath = Path);
                if (options.Collector is not null)
                    metrics.AddOtlpExporter((exporter, reader) => Send(exporter, options.Collector, "v1/metrics"));
            });
        if (options.Collector is not null)
            telemetry.WithTracing(traces =>
                traces
                    .AddSource(Activities.Name, "Npgsql")
                    .AddAspNetCoreInstrumentation(requests =>
                    {
                        requests.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
                        // An address can hold an invitation or a name; the pattern of its route cannot.
                        requests.EnrichWithHttpResponse = (activity, response) =>
                            activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
                        requests.EnrichWithHttpRequest = (activity, _) =>
                            activity.SetTag("url.path", null).SetTag("url.query", null).SetTag("user_agent.original", null);
                    })
                    .AddOtlpExporter(exporter => Send(exporter, options.Collector, "v1/traces"))
            );
    }

    /// <summary>Answers on the port of <c>--metrics</c> with the figures at <c>/metrics</c>, and with 404 for everything else.</summary>
    public static void UseMetricsAddress(this WebApplication site, SiteOptions options)
    {
        if (options.Metrics is not { } address)
            return;
        site.UseWhen(
            context => context.Connection.LocalPort == address.Port,
            own =>
            {
                own.UseOpenTelemetryPrometheusScrapingEndpoint();
                own.Run(context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
            }
        );
    }

    private static void Send(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(collector, path);
    }
}
